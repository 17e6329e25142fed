"""Makes the site that the tests of processes use."""

import django


def main() -> None:
    django.setup()
    from accounts.models import User
    from tests.factories.pages import make_article, make_site

    for name in ("ada", "bob"):
        User.objects.create_user(f"{name}@example.org", display_name=name.title())
    make_site()
    make_article("The war", slug="war", sections=["First", "Second", "Third"])


if __name__ == "__main__":
    main()
