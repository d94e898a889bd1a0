"""One person's mail: everything that waits for them, each thing with where to answer it."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from ownership.enums import NoticeKind
from ownership.reports.wording import count_of, one_line
from teams.models import Person

from .reading import Told
from .saying import heading, line


@dataclass(frozen=True)
class Part:
    """One notice; `asks` are what waits for a yes or no."""

    sentence: str
    url: str
    button: str
    asks: list[str]
    given: list[str]
    taken: list[str]
    quote: str

    @property
    def yes(self) -> str:
        return f"{self.url}#accept"

    @property
    def no(self) -> str:
        return f"{self.url}#decline"


@dataclass(frozen=True)
class Letter:
    subject: str
    parts: list[Part]
    # Whom to answer, for who cannot sign in.
    answer_to: str


BUTTONS = {
    NoticeKind.ROLE: "See what came with it",
    NoticeKind.QUESTION: "Answer",
    NoticeKind.ANSWER: "See the answer",
}


def write(*, told: list[Told]) -> Letter:
    first = told[0]
    subject = heading(first).rstrip(".")
    if len(told) > 1:
        subject += f", and {count_of(len(told) - 1, 'more thing')}"
    user = first.notice.person.user
    signs_in = user is not None and user.is_active
    makers = {each.maker.email: each.by for each in told if each.maker}
    answer_to = " or ".join(f"{name} ({address})" for address, name in makers.items())
    return Letter(
        subject=one_line(subject),
        parts=[_part(each) for each in told],
        answer_to="" if signs_in else answer_to,
    )


def mail(*, told: list[Told]) -> EmailMultiAlternatives:
    """The mail to one person; without an address it is to nobody."""
    letter, first = write(told=told), told[0].notice
    host = urlsplit(settings.REMIT_URL).hostname or "localhost"
    makers = {each.maker.email for each in told if each.maker}
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=render_to_string("mail/notice.txt", {"letter": letter}),
        to=[address] if (address := address_of(first.person)) else [],
        reply_to=sorted(makers) if letter.answer_to else None,
        headers={"Message-ID": f"<notice-{first.pk}@{host}>", "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(render_to_string("mail/notice.html", {"letter": letter}), "text/html")
    return message


def address_of(person: Person) -> str:
    return person.email or (person.user.email if person.user and person.user.is_active else "")


def _part(told: Told) -> Part:
    question, kind = told.question, NoticeKind(told.notice.kind)
    path = f"questions/{question.pk}" if question else f"notices/{told.notice.pk}"
    return Part(
        sentence=heading(told),
        url=f"{settings.REMIT_URL}/{path}/",
        button=BUTTONS.get(kind, "Open"),
        asks=[line(each) for each in told.asked],
        given=[line(each) for each in told.stands],
        taken=[line(each) for each in told.taken],
        quote=question.answer
        if question and kind == NoticeKind.ANSWER
        else question.text
        if question
        else "",
    )
