"""The commands, and the site's own content."""

from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from tests.importing.builders import ABOUT, tree, write_folder

CONTENT = settings.BASE_DIR / "content"


def run(*arguments):
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def test_format_check_passes_canonical_files(tmp_path):
    assert run("format_content", write_folder(tmp_path), "--check") == ""


def test_format_check_tells_what_is_not_canonical(tmp_path, monkeypatch):
    folder = write_folder(tmp_path / "content", {"about.md": ABOUT + "\n* a\n"})
    before = tree(folder)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandError) as error:
        run("format_content", folder, "--check")
    assert str(error.value) == "content/about.md: not in canonical form\nRun manage.py format_content."
    assert tree(folder) == before


def test_format_writes_the_canonical_form(tmp_path):
    folder = write_folder(tmp_path, {"about.md": ABOUT + "\n* a\n"})
    assert run("format_content", folder) == "formatted about.md\n"
    assert (folder / "about.md").read_text() == ABOUT + "\n- a\n"
    assert run("format_content", folder) == ""


def test_format_refuses_faulty_files_and_names_their_lines(tmp_path, monkeypatch):
    folder = write_folder(tmp_path / "content", {"about.md": ABOUT + "\n### a\n"})
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandError, match=r"^content/about.md:10: A ### stands below a ##\.$"):
        run("format_content", folder)


@pytest.mark.parametrize("command", ["load_content", "format_content"])
def test_folder_that_is_not_there_is_told(tmp_path, command):
    with pytest.raises(CommandError, match=r"^There is no folder .*/nowhere\.$"):
        run(command, tmp_path / "nowhere")


@pytest.mark.django_db
def test_load_tells_one_line_a_file_and_then_that_nothing_changed(tmp_path):
    folder = write_folder(tmp_path)
    assert run("load_content", folder).splitlines() == [
        "new      images/yalu.png",
        "new      index.md",
        "new      articles/index.md",
        "new      articles/war/index.md",
        "new      articles/war/01-decision.md",
        "new      articles/war/02-war.md",
        "new      about.md",
    ]
    assert run("load_content", folder) == "7 files, nothing changed.\n"


@pytest.mark.django_db
def test_load_of_a_faulty_folder_names_file_line_and_reason(tmp_path, monkeypatch):
    folder = write_folder(tmp_path / "content", {"about.md": ABOUT + "\n### a\n"})
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandError) as error:
        run("load_content", folder)
    assert str(error.value) == "Nothing was loaded.\ncontent/about.md:10: A ### stands below a ##."


@pytest.mark.django_db
def test_dump_tells_what_it_wrote(tmp_path):
    folder = write_folder(tmp_path / "content")
    run("load_content", folder)
    (folder / "about.md").unlink()
    assert run("dump_content", folder) == "written  about.md\n"
    assert run("dump_content", folder) == "Every file is as the site has it.\n"


def test_own_content_is_canonical():
    run("format_content", CONTENT, "--check")


@pytest.mark.django_db
@pytest.mark.usefixtures("quick")
def test_own_content_is_dumped_as_it_was_loaded(tmp_path):
    run("load_content", CONTENT)
    run("dump_content", tmp_path)
    assert tree(tmp_path) == tree(CONTENT)
