"""Who a person signs in as: an administrator's verbs."""

import datetime as dt
import secrets

from django.contrib.auth.hashers import make_password

from ownership.changes import Change, ChangeSet, Create, New
from teams.models import Person, User

from .problems import Problem, Refused
from .writer import Applied, apply

PERSON, USER = Person._meta.label, User._meta.label


def password() -> str:
    """One that nobody has used."""
    return secrets.token_urlsafe(9)


def link_account(*, person: Person, user: User, actor: User | None, on: dt.date) -> Applied:
    """Let a person sign in with an account that is there."""
    if other := Person.objects.filter(user=user).exclude(pk=person.pk).first():
        raise Refused(Problem(f"This account is {other}'s.", user.email, "Unlink it there first.", "email"))
    row = _signs_in(person, user.pk)
    return apply(changes=ChangeSet(f"{person} signs in as {user.email}", (row,)), actor=actor, on=on)


def make_account(
    *, person: Person, email: str, password: str | None, actor: User | None, on: dt.date
) -> Applied:
    """Make an account for a person; without a password it waits for one set by mail."""
    if User.objects.filter(email__iexact=email).exists():
        said = "Somebody already signs in with this e-mail address."
        raise Refused(Problem(said, email, "Link that account instead.", "email"))
    # Whoever signs in is looked up in small letters.
    values = {
        "email": email.lower(),
        "password": make_password(password),
        "password_is_given": password is not None,
    }
    rows = (Create(USER, values, key="user"), _signs_in(person, New("user")))
    return apply(changes=ChangeSet(f"Account for {person}", rows), actor=actor, on=on)


def _signs_in(person: Person, user: int | New) -> Change:
    """Who signs in is not only a name on a sheet."""
    named = {"placeholder": False} if person.placeholder else {}
    seen = {"placeholder": True} if person.placeholder else {}
    return Change(PERSON, person.pk, {"user_id": user, **named}, was={"user_id": person.user_id, **seen})


def unlink_account(*, person: Person, actor: User | None, on: dt.date) -> Applied:
    """Let an account be nobody's; whoever knows its password can read."""
    row = Change(PERSON, person.pk, {"user_id": None}, was={"user_id": person.user_id})
    return apply(changes=ChangeSet(f"{person} does not sign in", (row,)), actor=actor, on=on)


def switch_account(*, person: Person, active: bool, actor: User | None, on: dt.date) -> Applied:
    """Let an account sign in, or not any more: whoever is signed in with it is signed out at once."""
    user = person.user
    if user is None:
        raise Refused(Problem(f"{person} has no account.", person.name, "Let them sign in first."))
    administrators = User.objects.filter(is_superuser=True, is_active=True)
    if not active and user.is_superuser and not administrators.exclude(pk=user.pk).exists():
        said = "Nobody else administers Remit."
        raise Refused(Problem(said, user.email, "Make somebody else an administrator first."))
    row = Change(USER, user.pk, {"is_active": active}, was={"is_active": not active})
    label = f"{person} may sign in again" if active else f"{person} may not sign in any more"
    return apply(changes=ChangeSet(label, (row,)), actor=actor, on=on)
