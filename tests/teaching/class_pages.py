"""What tests of the pages of classes send and look at."""

from django.urls import reverse

from teaching.models import Classroom


def post(client, name: str, classroom: Classroom, /, *more, **data):
    return client.post(reverse(name, args=[classroom.pk, *more]), data)


def html_of(response) -> str:
    return response.content.decode()
