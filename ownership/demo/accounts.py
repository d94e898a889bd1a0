"""The three demo sign-ins. Everybody else of the demo has no password."""

from typing import NamedTuple

from teams.models import User

PASSWORD = "remit-demo"  # noqa: S105 - printed on purpose


class SignIn(NamedTuple):
    what: str
    name: str
    email: str


SIGN_INS = (
    SignIn("administrator", "Mara Voss", "mara.voss@example.com"),
    SignIn("manager", "Marta Sole", "marta.sole@example.com"),
    SignIn("engineer", "Yuki Mori", "yuki.mori@example.com"),
)


def open_sign_ins() -> None:
    for what, _, email in SIGN_INS:
        user = User.objects.get(email=email)
        user.set_password(PASSWORD)
        user.is_superuser = user.is_staff = what == "administrator"
        user.save()
