import pytest

from tests.importing.builders import write_folder
from tests.servers.conftest import copied, dropped
from tests.servers.databases import finish, name_of

pytestmark = [pytest.mark.server, pytest.mark.django_db]


@pytest.fixture
def unloaded(empty, tmp_path):
    """A database without content for one test alone."""
    copy = copied(name_of(empty), tmp_path)
    yield copy
    dropped(copy)


def test_content_loaded_twice_at_once_is_loaded_once(unloaded, tmp_path):
    command = ("load_content", str(write_folder(tmp_path / "content")))
    outputs = [finish(process) for process in [unloaded.start(*command), unloaded.start(*command)]]
    published = unloaded.ask("SELECT COUNT(*), MAX(number) FROM publishing_version")
    documents = unloaded.ask("SELECT COUNT(*) FROM publishing_document WHERE state = 'live'")
    assert published == [(documents[0][0], 1)]
    assert documents[0][0] > 5
    assert sum("nothing changed" in output for output in outputs) == 1
    unloaded.run("verify_versions")
