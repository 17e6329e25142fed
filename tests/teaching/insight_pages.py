"""What tests of teachers' pages ask for, send and look at."""

from bs4 import BeautifulSoup
from django.urls import reverse

from teaching.feedback import seal
from teaching.models import Answer, Reading


def address(name: str, assignment, *keys: int) -> str:
    if name in ("teach_class", "teach_csv"):
        return reverse(name, args=[assignment.classroom_id])
    return reverse(name, args=[assignment.classroom_id, assignment.pk, *keys])


def parsed(response) -> BeautifulSoup:
    return BeautifulSoup(response.content.decode(), "html.parser")


def page_of(client, path: str, **options):
    response = client.get(path, **options)
    assert response.status_code == 200
    return parsed(response)


def texts(page, selector: str) -> list[str]:
    return [" ".join(each.get_text().split()) for each in page.select(selector)]


def opened(pupil, item) -> None:
    Reading.objects.create(pupil=pupil, item=item, version=item.version, serial=item.serial)


def posted(answer, **fields) -> dict:
    """The fields of an answer as a page sends them that was opened just now."""
    told = {"seen": seal(Answer.objects.get(pk=answer.pk)), "mark": "", "comment": ""} | fields
    return {f"a{answer.pk}-{name}": value for name, value in told.items()}
