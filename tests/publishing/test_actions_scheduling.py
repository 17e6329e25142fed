from datetime import timedelta
from smtplib import SMTPServerDisconnected
from unittest import mock

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Revision

from accounts.models import User
from publishing.actions.scheduling import publish_due
from publishing.compilation.compiling import compile_pages
from publishing.models import Document, Heartbeat
from tests.factories.pages import body, fresh, make_article, make_section

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture
def editor(site):
    return User.objects.create_user("ada@example.org", display_name="Ada Byron")


def schedule(page, *, by, minutes: int = -1, **fields) -> None:
    """Schedule a draft as Wagtail does: publishing a revision whose time has not come."""
    page = fresh(page)
    for name, value in fields.items():
        setattr(page, name, value)
    page.go_live_at = timezone.now() + timedelta(days=1)
    revision = page.save_revision(user=by)
    revision.publish(user=by, skip_permission_checks=True)
    moment = timezone.now() + timedelta(minutes=minutes)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=moment)
    content = Revision.objects.get(pk=revision.pk)
    content.content["go_live_at"] = moment.isoformat()
    Revision.objects.filter(pk=revision.pk).update(content=content.content)


def waiting() -> int:
    return Revision.objects.exclude(approved_go_live_at=None).count()


def state_of(page) -> tuple[str, str]:
    return tuple(Document.objects.values_list("state", "reason").get(pk=page.document_id))


def test_due_draft_is_published_in_its_editors_name(editor):
    section = make_section(make_article(), live=False)
    schedule(section, by=editor)
    due = publish_due()
    version = fresh(section).document.current_version
    assert (due.published, due.withdrawn, due.failed) == (["Introduction"], [], [])
    assert (version.number, version.author_name, fresh(section).live, waiting()) == (1, "Ada Byron", True, 0)


def test_draft_whose_time_has_not_come_waits(editor):
    section = make_section(make_article(), live=False)
    schedule(section, by=editor, minutes=5)
    assert publish_due().published == []
    assert (state_of(section), waiting()) == (("draft", ""), 1)


def test_expired_page_is_withdrawn():
    section = make_section(make_article())
    type(section).objects.filter(pk=section.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    assert publish_due().withdrawn == ["Introduction"]
    assert state_of(section) == ("withdrawn", "The time for which it was to be published is over.")
    assert publish_due().withdrawn == []


def test_one_failure_is_told_and_called_off_while_the_others_go_on(editor, mailoutbox):
    article = make_article()
    before, broken, after = (make_section(article, title, live=False) for title in ("Before", "Broken", "After"))
    schedule(before, by=editor, minutes=-3)
    schedule(broken, by=editor, minutes=-2, body="[]")
    schedule(after, by=editor, minutes=-1)
    due = publish_due()
    assert (due.published, due.failed) == (["Before", "After"], ["Broken"])
    assert [state_of(page)[0] for page in (before, broken, after)] == ["live", "draft", "live"]
    assert (waiting(), len(mailoutbox)) == (0, 1)
    assert (mailoutbox[0].to, mailoutbox[0].subject) == (["ada@example.org"], "Not published as scheduled: Broken")
    assert "There is no text yet." in mailoutbox[0].body
    assert publish_due().failed == []


def test_failure_leaves_the_published_version_as_it_was(editor):
    section = make_section(make_article())
    schedule(section, by=editor, title="Changed", body=body(("heading", {"text": "x", "level": "4"})))
    assert publish_due().failed == ["Changed"]
    section = fresh(section)
    assert (section.title, section.live, section.document.versions.count()) == ("Introduction", True, 1)


def test_broken_mail_server_does_not_stop_the_others(editor):
    article = make_article()
    schedule(make_section(article, "Broken", live=False), by=editor, minutes=-2, body="[]")
    schedule(make_section(article, "After", live=False), by=editor, minutes=-1)
    with mock.patch("publishing.actions.scheduling.send_mail", side_effect=SMTPServerDisconnected("gone")):
        due = publish_due()
    assert (due.published, due.failed) == (["After"], ["Broken"])


def test_run_is_remembered_for_the_health_check():
    publish_due()
    assert timezone.now() - Heartbeat.objects.get(name="timer").at < timedelta(minutes=1)


def test_command_says_what_it_did(editor, capsys):
    article = make_article()
    schedule(make_section(article, "Good", live=False), by=editor)
    schedule(make_section(article, "Broken", live=False), by=editor, body="[]")
    call_command("publish_due")
    assert capsys.readouterr().out.splitlines() == ["Published: Good", "Failed: Broken"]


def test_command_does_what_else_the_timer_does(monkeypatch):
    done = []
    monkeypatch.setattr("publishing.timer._jobs", {"a job": lambda: done.append("done")})
    call_command("publish_due")
    assert done == ["done"]


def test_unforeseen_failure_waits_for_the_next_run_and_stops_no_other(editor):
    article = make_article()
    broken, sound = make_section(article, "One", live=False), make_section(article, "Two", live=False)
    schedule(broken, by=editor)
    schedule(sound, by=editor)
    failures = iter([OSError("disk full")])

    def compile_or_fail(drafts):
        for failure in failures:
            raise failure
        return compile_pages(drafts)

    with mock.patch("publishing.actions.publishing.compile_pages", compile_or_fail):
        due = publish_due()
    assert (due.failed, due.published, state_of(broken)) == (["One"], ["Two"], ("draft", ""))
    assert (publish_due().published, state_of(broken), waiting()) == (["One"], ("live", ""), 0)
