"""Who is signed in, with the person they are: every page asks for both."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser


class WithPerson(AuthenticationBackend):  # type: ignore[misc]
    def get_user(self, user_id: int) -> AbstractBaseUser | None:
        found = get_user_model()._default_manager.select_related("person").filter(pk=user_id).first()
        return found if found is not None and self.user_can_authenticate(found) else None
