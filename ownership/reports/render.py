"""One reader's mail, as HTML and as text."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from ownership.models import Delivery, Report
from ownership.reports.letter import Letter, write
from ownership.reports.readers import Reader


def mail(*, delivery: Delivery, report: Report, reader: Reader) -> EmailMultiAlternatives:
    letter = letter_for(delivery=delivery, report=report, reader=reader)
    host = urlsplit(settings.REMIT_URL).hostname or "localhost"
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=render_to_string("mail/report.txt", {"letter": letter}),
        to=[delivery.address],
        headers={
            # The same at every try, so that mail servers can tell a second one; and a reply spreads no token.
            "Message-ID": f"<report-{report.pk}.{delivery.pk}@{host}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(render_to_string("mail/report.html", {"letter": letter}), "text/html")
    return message


def letter_for(*, delivery: Delivery, report: Report, reader: Reader) -> Letter:
    url = f"{settings.REMIT_URL}/r/{delivery.token}/"
    return write(content=report.content, asks=delivery.asks, reader=reader, url=url)
