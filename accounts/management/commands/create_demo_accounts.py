import secrets

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.actions import vouch_for_address
from accounts.models import User
from accounts.roles import ROLES


class Command(BaseCommand):
    help = "Make one account per role for trying the site out, and print their passwords, once. Never in production."

    def handle(self, *args, **options):
        if settings.PRODUCTION:
            raise CommandError("Demo accounts are for development only; this site runs in production mode.")
        made = [line for role in ROLES if (line := self.create_account(role.name))]
        if not made:
            self.stdout.write("The demo accounts exist already; nothing was changed.")
            return
        self.stdout.write("Demo accounts (the passwords are not shown again):")
        for line in made:
            self.stdout.write(f"  {line}")

    @transaction.atomic
    def create_account(self, role: str) -> str | None:
        email = f"{role.lower().replace(' ', '-')}@example.org"
        if User.objects.filter(email=email).exists():
            return None
        password = secrets.token_urlsafe(12)
        user = User.objects.create_user(email, password, display_name=f"Demo {role.lower()}")
        user.groups.add(Group.objects.get(name=role))
        vouch_for_address(user=user)
        return f"{role:<13} {email:<28} {password}"
