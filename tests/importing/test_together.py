"""Several loads at once, by real processes on a database with real commits."""

import pytest

from tests.importing.builders import write_folder
from tests.servers.conftest import copied, dropped, empty  # noqa: F401 (a fixture)
from tests.servers.databases import finish, name_of, publications

pytestmark = [pytest.mark.server, pytest.mark.django_db]


@pytest.fixture
def database(empty, tmp_path):  # noqa: F811 (the fixture above)
    copy = copied(name_of(empty), tmp_path)
    yield copy
    dropped(copy)


def test_loads_at_once_double_nothing(database, tmp_path):
    folder = write_folder(tmp_path / "content")
    processes = [database.start("load_content", str(folder)) for _ in range(3)]
    outputs = sorted(finish(process).splitlines()[0] for process in processes)
    assert outputs == ["7 files, nothing changed.", "7 files, nothing changed.", "new      images/yalu.png"]
    versions = publications(database)
    assert [(number, serial) for _, number, serial, _ in versions] == [(1, serial) for serial in range(1, 7)]
    assert database.ask("SELECT count(*) FROM images_siteimage") == [(1,)]
    database.run("verify_versions")
