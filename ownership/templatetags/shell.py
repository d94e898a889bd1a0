"""What every page uses: navigation, initials, dates in words."""

import datetime as dt
from typing import Any

from django import template
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from ownership.enums import Letter
from ownership.rules.showing import MOST, showing
from ownership.web.standing import standing
from teams.models import User

register = template.Library()

PAGES = (
    (
        "",
        (
            ("home", "Home", "house"),
            ("notices", "Inbox", "inbox"),
            ("matrix", "Matrix", "grid-3x3"),
            ("findings", "Findings", "flag"),
            ("reviews", "Reviews", "badge-check"),
        ),
    ),
    (
        "Who and what",
        (
            ("who", "Who decides?", "search"),
            ("areas", "Areas", "layers"),
            ("decisions", "Decisions", "scroll-text"),
            ("teams", "Teams", "users"),
            ("people", "People", "user-round"),
        ),
    ),
    ("Change", (("import", "Import", "file-up"),)),
    (
        "Keep watch",
        (
            ("log", "Change log", "history"),
            ("reports", "Reports", "mail"),
            ("rules", "Rules", "list-checks"),
            ("questions", "Questions", "message-circle"),
        ),
    ),
)


@register.inclusion_tag("ui/_navigation.html", takes_context=True)
def navigation(context: dict[str, Any]) -> dict[str, Any]:
    path, user = context["request"].path, context["user"]
    counted = standing(request=context["request"])
    badges = {"findings": _open(counted.open), "notices": _waiting(counted.inbox)}
    groups = [
        (
            heading,
            [
                {
                    "url": (url := reverse(name)),
                    "label": label,
                    "icon": icon,
                    "badge": badges.get(name, ""),
                    "current": path == url or (name != "home" and path.startswith(url)),
                }
                for name, label, icon in pages
                if user.is_authenticated or _is_open(name)
            ],
        )
        for heading, pages in PAGES
        if heading != "Change" or user.is_superuser
    ]
    return {"user": user, "groups": groups}


def _is_open(name: str) -> bool:
    """Whether the page needs no account where reading is open."""
    return getattr(resolve(reverse(name)).func, "readable", False)


@register.simple_tag(takes_context=True)
def open_count(context: dict[str, Any], again: bool = False) -> SafeString:
    """The number beside Findings, counted anew; `again` replaces the one that is on the page."""
    shown = showing(on=timezone.localdate(), viewer=context["user"]).order_by()
    return _open(shown[:MOST].count(), again=again)


def _open(count: int, again: bool = False) -> SafeString:
    return format_html(
        '<span class="count" id="open-count"{}{}>{}<span class="sr"> open</span></span>',
        mark_safe(' hx-swap-oob="true"') if again else "",
        "" if count else mark_safe(" hidden"),
        many(count),
    )


@register.filter
def many(count: int) -> str:
    """ "12"; "999+" of what was counted no further."""
    return str(count) if count < MOST else f"{MOST - 1}+"


def _waiting(count: int) -> SafeString:
    words = format_html('{}<span class="sr"> waiting for you</span>', count)
    return format_html('<span class="count">{}</span>', words) if count else mark_safe("")


@register.filter
def initials(who: object) -> str:
    """ "Ana Ruiz" gives AR, an e-mail address its first letter."""
    words = str(who).split("@")[0].split()
    return (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper() if words else "?"


@register.filter
def named(user: User) -> str:
    """The person's name; the account's, where it has none."""
    return str(getattr(user, "person", user))


@register.filter
def day(value: dt.date | None) -> str:
    return f"{value.day} {value:%b %Y}" if value else ""


@register.filter
def ago(value: dt.date | None, on: dt.date | None = None) -> str:
    """ "today", "yesterday", "12 days ago", counted to `on` or to today."""
    if value is None:
        return ""
    days = ((on or timezone.localdate()) - value).days
    if days < 0:
        return f"in {-days} day{'s' if days < -1 else ''}"
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")


@register.simple_tag
def letter(which: str, via: bool = False, deputy: bool = False) -> SafeString:
    """The letter as a mark, told apart by shape as well as colour."""
    name = (
        Letter(which).label
        + (", inherited or through another" if via else "")
        + (", deputy" if deputy else "")
    )
    look = f"l {which}{' via' if via else ''}{' dep' if deputy else ''}"
    return format_html('<span class="{}" title="{}">{}</span>', look, name, which)


@register.filter
def undone(way: str | None) -> str:
    """The request that an Undo button takes back, where a way back is "undo 0d4b…"."""
    kind, _, request_id = (way or "").partition(" ")
    return request_id if kind == "undo" else ""


@register.filter
def taken_up(way: str | None) -> list[str]:
    """The findings that a button opens again, where it is "again 3-4"."""
    kind, _, ids = (way or "").partition(" ")
    return ids.split("-") if kind == "again" else []


@register.filter
def first_name(name: str) -> str:
    return name.split()[0] if name.split() else name
