from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db.models import BooleanField, EmailField, F, Index, Q, UniqueConstraint
from django.db.models.functions import Lower


class UserManager(BaseUserManager["User"]):
    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> User:
        """Make a user who signs in by e-mail; without a password nobody can sign in as them."""
        user = self.model(email=self.normalize_email(email), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra: Any) -> User:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **extra)

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractUser):
    """Somebody who can sign in. Who they are is their Person; administrators are superusers."""

    username = None  # type: ignore[assignment]
    email = EmailField("e-mail", max_length=254, unique=True)
    # An administrator chose it and handed it over: nothing else is shown until it is changed.
    password_is_given = BooleanField(default=False, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            UniqueConstraint(
                Lower("email"),
                name="user_email_unique",
                violation_error_code="duplicate",
                violation_error_message="Somebody already signs in with this e-mail address.",
            )
        ]
        # Whom a finding asks last: few among all accounts.
        indexes = [Index(F("id"), name="user_administers", condition=Q(is_superuser=True, is_active=True))]

    def __str__(self) -> str:
        return self.get_full_name() or self.email
