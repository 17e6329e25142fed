"""What tests of the admin ask of its answers."""

from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags


def texts(response) -> list[str]:
    """The messages that wait to be shown, without their buttons' markup."""
    return [" ".join(strip_tags(str(message)).split()) for message in get_messages(response.wsgi_request)]


def count_queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)
