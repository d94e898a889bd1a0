import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# Only the web process pools its connections: a pool's threads do not survive the worker's fork.
os.environ.setdefault("REMIT_DB_POOL", "8")

from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()
