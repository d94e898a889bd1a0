"""Icons, drawn once: a page has some twenty, and each was copied and written anew."""

from functools import lru_cache

from django import template
from lucide.templatetags.lucide import lucide as drawn

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=1_000)
def lucide(name: str, *, size: int = 24, **attributes: str | int) -> str:
    return drawn(name, size=size, **attributes)
