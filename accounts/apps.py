from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Accounts"
    default = True

    def ready(self):
        from allauth.account.signals import email_confirmed
        from allauth.mfa.signals import authenticator_added

        from accounts.checks import check_roles
        from accounts.role_sync import last_app_with_models, sync_after_migrate
        from accounts.second_factor import remember_enrolment
        from accounts.teachers import on_confirmed

        checks.register(check_roles)
        post_migrate.connect(sync_after_migrate, sender=last_app_with_models(), dispatch_uid="accounts.sync_roles")
        email_confirmed.connect(on_confirmed, dispatch_uid="accounts.on_confirmed")
        authenticator_added.connect(remember_enrolment, dispatch_uid="accounts.remember_enrolment")


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's user administration, with this site's users."""

    default = False
    user_viewset = "accounts.admin_views.UserViewSet"
