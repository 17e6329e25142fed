"""People with accounts."""

import factory
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group

from accounts.models import User
from accounts.roles import Role

PASSWORD = "correct horse battery staple"


class UserFactory(factory.django.DjangoModelFactory):
    """``UserFactory(role=EDITOR)``: a user with a verified address who can log in with PASSWORD."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"person{number}@example.org")
    display_name = factory.Sequence(lambda number: f"Person {number}")

    @classmethod
    def _create(cls, model_class, *args, **fields):
        return model_class.objects.create_user(fields.pop("email"), PASSWORD, **fields)

    @factory.post_generation
    def role(self, create, extracted: Role | None, **kwargs):
        if extracted is not None:
            self.groups.add(Group.objects.get(name=extracted.name))

    @factory.post_generation
    def verified(self, create, extracted: bool | None, **kwargs):
        if extracted is not False:
            EmailAddress.objects.create(user=self, email=self.email, primary=True, verified=True)
