from django.core.management.base import BaseCommand, CommandError

from accounts.actions import remove_second_factors
from accounts.models import User


class Command(BaseCommand):
    help = "Remove all second factors of a person who has lost them, so that new ones can be set up."

    def add_arguments(self, parser):
        parser.add_argument("email")

    def handle(self, *args, email, **options):
        user = User.objects.filter(email=email.lower()).first()
        if user is None:
            raise CommandError(f"No account has the e-mail address {email}.")
        removed = remove_second_factors(user=user)
        self.stdout.write(f"{user.email}: removed {removed}." if removed else f"{user.email} had no second factor.")
