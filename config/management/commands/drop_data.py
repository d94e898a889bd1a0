from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.db import connection

SCHEMAS = ("public", "pgmq")


class Command(BaseCommand):
    help = "Drops everything in Remit's own database. There is no way back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-input", action="store_false", dest="interactive", help="do not ask")

    def handle(self, *, interactive: bool, **options: Any) -> None:
        if settings.DATABASES["default"]["ENGINE"] != "config.postgres":
            raise CommandError(
                "DATABASE_URL names a database that is not Remit's own: empty that one yourself."
            )
        if interactive and input(f"Drop all data in {settings.DATA_DIR}? Type “yes”: ") != "yes":
            raise CommandError("Nothing was dropped.")
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '10s'")
            for schema in SCHEMAS:
                cursor.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
            cursor.execute("CREATE SCHEMA public")
        connection.close()
