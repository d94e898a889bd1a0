from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
]
if (settings.BASE_DIR / "ownership" / "web" / "urls.py").exists():
    urlpatterns.append(path("", include("ownership.web.urls")))
