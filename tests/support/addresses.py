import importlib

from django.urls import clear_url_caches


def reload() -> None:
    """Read the addresses again: which account pages there are hangs on settings."""
    for module in ("config.account_urls", "config.urls"):
        importlib.reload(importlib.import_module(module))
    clear_url_caches()
