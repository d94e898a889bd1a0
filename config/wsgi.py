import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()
# All pages, forms and rules: else whoever asks first waits a second for them.
get_resolver().url_patterns  # noqa: B018

# What is loaded now stays: looking through it again and again for waste costs a large matrix a third of its
# time. A page makes tens of thousands of small objects, which go by themselves.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)
