import pytest

pytestmark = [pytest.mark.server, pytest.mark.django_db]


def test_reader_does_not_notice_that_the_database_was_restarted(database):
    database.run("db_worker", "--batch", "--no-startup-delay")
    assert database.run("restarted") == "200 200"
