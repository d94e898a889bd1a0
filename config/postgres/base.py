"""PostgreSQL for Django; where no host is given, Remit's own server is started with the first connection."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.backends.postgresql import base, client

from config.postgres import server
from config.postgres.commands import program


class DatabaseClient(client.DatabaseClient):
    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: Iterable[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        if not settings_dict["HOST"]:
            directory = server.ensure(data=settings.DATA_DIR / "postgres", database=settings_dict["NAME"])
            settings_dict = {**settings_dict, "HOST": str(directory)}
        args, env = super().settings_to_cmd_args_env(settings_dict, parameters)
        return [program("psql"), *args[1:]], env


class DatabaseWrapper(base.DatabaseWrapper):
    client_class = DatabaseClient

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        if not self.settings_dict["HOST"]:
            params["host"] = str(server.ensure(data=settings.DATA_DIR / "postgres", database="remit"))
        return params
