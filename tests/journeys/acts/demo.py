"""Makes the demo class for a teacher of its own, and prints as JSON how its teacher and a pupil get in."""

import json
import sys

import django


def main() -> None:
    django.setup()
    from accounts.roles import TEACHER
    from teaching.demo.making import make_demo_class
    from tests.factories.accounts import PASSWORD, UserFactory

    teacher = UserFactory(email="demo-teacher@example.org", display_name="Ms Okafor", role=TEACHER)
    demo = make_demo_class(teacher=teacher)
    ways = {"email": teacher.email, "password": PASSWORD, "nickname": demo.nickname, "pin": demo.pin}
    sys.stdout.write(json.dumps(ways))


if __name__ == "__main__":
    main()
