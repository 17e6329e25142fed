"""Stores the front page while a section is published: what is stored must not say less than what is published."""

import threading

import django
from django.db import connections

HEAD_START = 2  # seconds that the publication has while the page is made; it may have to wait for it


def publish_another_title() -> None:
    from articles.models import SectionPage
    from publishing.actions import publish

    page = SectionPage.objects.get(document__path="/articles/war/first/")
    page.title, page.change_kind, page.change_note = "Second thoughts", "wording", "Another title."
    try:
        publish(pages=[page])
    finally:
        connections.close_all()


def main() -> None:
    from publishing import rendering
    from publishing.models import Document

    make_html = rendering.edition_html
    editor = threading.Thread(target=publish_another_title)

    def overtaken(edition) -> str:
        html = make_html(edition)
        editor.start()
        editor.join(HEAD_START)
        return html

    rendering.edition_html = overtaken
    rendering.render(Document.objects.get(path="/"))
    editor.join()


if __name__ == "__main__":
    django.setup()
    main()
