import secrets
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import CommandError
from django.core.validators import validate_email

from ownership.management.schema import WithTables
from teams.models import User


class Command(WithTables):
    help = "Makes an administrator's account, or makes an account one, with a new password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *, email: str, **options: Any) -> None:
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"“{email}” is no e-mail address.") from None
        email = email.lower()  # as the sign-in page looks for it
        password = secrets.token_urlsafe(9)
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            User.objects.create_superuser(email=email, password=password)
        else:
            user.is_active = user.is_staff = user.is_superuser = True
            user.set_password(password)
            user.save()
            self.stdout.write(f"{user.email} had an account already: its old password is no longer valid.")
        self.stdout.write(f"Sign in as {email} with the password {password} (shown only this once).")
