from django.apps import AppConfig


class OwnershipConfig(AppConfig):
    name = "ownership"
    default_auto_field = "django.db.models.BigAutoField"
