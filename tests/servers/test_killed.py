import pytest

pytestmark = [pytest.mark.server, pytest.mark.django_db]
KILLS = 50


def test_process_killed_while_publishing_leaves_the_old_or_the_new_version_whole(report):
    outcome = report("killed", str(KILLS))
    assert outcome["faults"] == []
    assert outcome["inside"] == KILLS
    assert outcome["undone"] > 0  # otherwise no kill came in the middle
