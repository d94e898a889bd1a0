import pytest

from ownership.who.globs import matches, precision

MATCHES = [
    ("services/billing/**", "services/billing/api/foo.py", True),
    ("services/billing/**", "services/billing", True),
    ("services/billing/**", "services/billing2/foo.py", False),
    ("services/billing/", "services/billing/a/b", True),
    ("services/billing", "Services/Billing/a", True),
    ("/services/billing", "services/billing/a", True),
    ("/docs", "a/docs/b", False),
    ("docs", "a/docs/b", True),
    ("docs/*", "docs/a.md", True),
    ("docs/*", "docs/a/b.md", False),
    ("*.py", "a/b/c.py", True),
    ("*.py", "a/b/c.pyc", False),
    ("**/package.json", "package.json", True),
    ("**/package.json", "a/b/package.json", True),
    ("a/**/z", "a/z", True),
    ("a/**/z", "a/b/c/z", True),
    ("a/**/z", "b/z", False),
    ("a?c/x", "abc/x", True),
    (".ci/**", ".ci/run", True),
    ("[z-a]/x", "q/x", False),
    ("", "a", False),
    ("**", "a/b", True),
]


@pytest.mark.parametrize(("pattern", "path", "fits"), MATCHES)
def test_a_pattern_names_a_path(pattern: str, path: str, fits: bool) -> None:
    assert matches(pattern=pattern, path=path) is fits


def test_the_more_literal_is_the_more_specific() -> None:
    least_first = [
        "**",
        "*.py",
        "services/**",
        "services/*/api/**",
        "services/billing/**",
        "services/billing/api",
    ]
    assert sorted(set(least_first), key=precision) == least_first


def test_many_stars_take_no_time() -> None:
    assert not matches(pattern="*a" * 90 + "b/" + "**/x/" * 90, path="a" * 190)
