"""A class to look around in."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from teaching.demo.making import DEMO, NothingToAssign, make_demo_class
from teaching.models import ClassTeacher

TEACHER = "teacher@example.org"  # made by create_demo_accounts


class Command(BaseCommand):
    help = "Make a class of fictitious pupils for the demo teacher, and say how to get in. Never in production."

    def add_arguments(self, parser):
        parser.add_argument("--demo", type=Path, default=DEMO, help="another file than the site's own")

    def handle(self, *args, demo: Path, **options):
        if settings.PRODUCTION:
            raise CommandError("The demo class is for development only; this site runs in production mode.")
        teacher = User.objects.filter(email=TEACHER).first()
        if teacher is None or ClassTeacher.objects.filter(teacher=teacher).exists():
            self.stdout.write("The demo class exists already, or there is no demo teacher; nothing was changed.")
            return
        try:
            demo = make_demo_class(teacher=teacher, demo=demo)
        except NothingToAssign as missing:
            self.stdout.write(f"No demo class was made. {missing}")
            return
        self.stdout.write(f"A class to look around in: {demo.classroom}")
        self.stdout.write(f"  as its teacher        {settings.SITE_ADDRESS}/teach/ with the account {TEACHER}")
        self.stdout.write(
            f"  as one of its pupils  {settings.SITE_ADDRESS}/learn/{demo.code}/ "
            f"with the nickname {demo.nickname} and the PIN {demo.pin}"
        )
