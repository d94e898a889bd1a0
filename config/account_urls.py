"""What allauth offers, and no more of it: no signing up, no further addresses, no accounts joined by hand."""

from allauth.account import views
from allauth.mfa.base import views as factor
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, re_path

from config.accounts import with_a_password, with_something_to_confirm
from config.single_sign_on import answered

urlpatterns: list[URLPattern | URLResolver] = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("password/change/", with_a_password(views.password_change), name="account_change_password"),
    path("confirm/", with_something_to_confirm(views.reauthenticate), name="account_reauthenticate"),
    path(
        "second-factor/reauthenticate/",
        with_something_to_confirm(factor.reauthenticate),
        name="mfa_reauthenticate",
    ),
    path("second-factor/", include("allauth.mfa.urls")),
]
if settings.MAIL_IS_SENT:
    reset = "account_reset_password"
    urlpatterns += [
        path("password/reset/", views.password_reset, name=reset),
        path("password/reset/done/", views.password_reset_done, name=f"{reset}_done"),
        re_path(
            r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
            views.password_reset_from_key,
            name=f"{reset}_from_key",
        ),
        path("password/reset/key/done/", views.password_reset_from_key_done, name=f"{reset}_from_key_done"),
    ]
if settings.OIDC_NAME:
    urlpatterns += [
        path("cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
        path("<str:provider_id>/login/", answered(oidc.login), name="openid_connect_login"),
        path("<str:provider_id>/login/callback/", answered(oidc.callback), name="openid_connect_callback"),
    ]
