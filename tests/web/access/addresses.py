"""The addresses that there are, from the resolver: none can be forgotten."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, resolve


def patterns(resolver: URLResolver | None = None, *, but: tuple[str, ...] = ()) -> Iterator[URLPattern]:
    """All of them, or those of a part; `but` are beginnings of routes that are left out."""
    from django.urls import get_resolver

    for each in (resolver or get_resolver()).url_patterns:
        if str(each.pattern) in but:
            continue
        if isinstance(each, URLResolver):
            yield from patterns(each, but=but)
        else:
            yield each


def name_of(path: str) -> str:
    return str(resolve(path.partition("?")[0]).url_name)
