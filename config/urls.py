from allauth.account import views
from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path, re_path

# One way to sign in, with one limit.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

# What allauth offers beyond this (signing up, further addresses) is not ours.
account: list[URLPattern | URLResolver] = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("password/change/", views.password_change, name="account_change_password"),
]
if settings.MAIL_IS_SENT:
    reset = "account_reset_password"
    account += [
        path("password/reset/", views.password_reset, name=reset),
        path("password/reset/done/", views.password_reset_done, name=f"{reset}_done"),
        re_path(
            r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
            views.password_reset_from_key,
            name=f"{reset}_from_key",
        ),
        path("password/reset/key/done/", views.password_reset_from_key_done, name=f"{reset}_from_key_done"),
    ]

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include(account)),
    path("admin/", admin.site.urls),
    path("", include("ownership.web.urls")),
]
