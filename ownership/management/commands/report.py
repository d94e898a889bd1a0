import datetime as dt
import shutil
from difflib import get_close_matches
from typing import Any, cast

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from ownership.management.arguments import day
from ownership.management.schema import WithTables
from ownership.models import Report
from ownership.reports import look, publish
from ownership.reports.content import Content
from ownership.reports.deliver import doubtful
from ownership.reports.everybody import for_everybody
from ownership.reports.sending import Undelivered
from ownership.reports.terminal import printed
from ownership.rules.runner import OutOfOrder
from teams.models import Team


class Command(WithTables):
    help = "Scan, and compose what changed since the last report. It is kept as a page; --send mails it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--on", type=day, metavar="DATE", help="such as 2026-05-01; today")
        parser.add_argument(
            "--print", action="store_true", dest="show", help="print it; the default without --send"
        )
        parser.add_argument(
            "--send", action="store_true", help="send it to those of whom it asks something, once a day"
        )
        parser.add_argument("--no-send", action="store_false", dest="send", help="the default")
        parser.add_argument(
            "--team", metavar="NAME", help="only this team (its name or slug) and those below it"
        )

    def handle(self, *, on: dt.date | None, show: bool, send: bool, team: str | None, **options: Any) -> None:
        at = timezone.now()
        scope = _team(team) if team else None
        on = on or timezone.localdate(at)
        try:
            if send:
                report = publish(on=on, at=at, now=timezone.now, team=scope)
            else:
                report = look(on=on, at=at, team=scope)
        except (OutOfOrder, Undelivered) as problem:
            raise CommandError(str(problem)) from problem
        if show or not send:
            self._print(report)
        self._say_sent(report, send)

    def _print(self, report: Report) -> None:
        width = min(shutil.get_terminal_size((100, 24)).columns, 110)
        url = f"{settings.REMIT_URL}/reports/{report.pk}/"
        content = for_everybody(cast(Content, report.content))
        self.stdout.write(printed(content=content, url=url, width=width, paint=self._paint))

    def _paint(self, text: str, role: str) -> str:
        style = {"error": "ERROR", "warning": "WARNING", "good": "SUCCESS", "heading": "MIGRATE_HEADING"}
        return str(getattr(self.style, style[role])(text)) if role in style else text

    def _say_sent(self, report: Report, send: bool) -> None:
        if send:
            sent = report.deliveries.filter(sent_at__isnull=False).order_by("sent_at")
            lines = [f"Sent to {each.address} at {timezone.localtime(each.sent_at):%H:%M}." for each in sent]
            self.stdout.write(
                "\n".join(lines) or "Sent to nobody: it asks nothing of anybody who can be reached."
            )
        for each in doubtful():
            self.stderr.write(f"It is not known whether {each} went out; it is not sent again.")


def _team(name: str) -> Team:
    found = Team.objects.filter(slug=name) or Team.objects.filter(name__iexact=name)
    if len(found) > 1:
        slugs = ", ".join(sorted(team.slug for team in found))
        raise CommandError(f"{len(found)} teams are called “{name}”. Give the slug of one: {slugs}.")
    if not found:
        names = sorted(Team.objects.values_list("name", flat=True).distinct())
        alike = ", ".join(get_close_matches(name.title(), names) or names)
        known = f"Give one of these: {alike}." if names else "There are no teams yet."
        raise CommandError(f"No team is called “{name}”. {known}")
    return found[0]
