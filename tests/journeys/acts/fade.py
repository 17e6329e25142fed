"""Withdraws two of the terms that a section links to, and withholds the version that readers have of a third."""

import django


def main() -> None:
    django.setup()
    from accounts.models import User
    from glossary.models import TermPage
    from publishing.actions import withdraw, withhold
    from tests.journeys.people import CHIEF

    chief = User.objects.get(email=CHIEF.email)
    for title in ("Gamma Ford", "Delta Ford"):
        withdraw(page=TermPage.objects.get(title=title), by=chief, reason="There was no such ford.")
    term = TermPage.objects.select_related("document__current_version").get(title="Epsilon Ford")
    withhold(version=term.document.current_version, by=chief, reason="A court decided so.")


if __name__ == "__main__":
    main()
