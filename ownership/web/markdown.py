import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

TAGS = {"p", "ul", "ol", "li", "strong", "em", "code", "pre", "blockquote", "a", "br", "h3", "h4", "del"}
# A text stands below headings of its page.
BELOW = {"h1": "h3", "h2": "h3", "h5": "h4", "h6": "h4"}
_parser = MarkdownIt("commonmark", {"html": False}).enable("strikethrough")


def _lower(state: StateCore) -> None:
    for token in state.tokens:
        token.tag = BELOW.get(token.tag, token.tag)


_parser.core.ruler.push("lower", _lower)


def render(text: str) -> SafeString:
    """Markdown that people wrote, as HTML that can do no harm: parsed without HTML, then cleaned."""
    html = nh3.clean(
        _parser.render(text), tags=TAGS, attributes={"a": {"href"}}, link_rel="noopener nofollow"
    )
    return mark_safe(html)  # noqa: S308 - cleaned in the line above
