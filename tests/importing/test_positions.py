"""Positions beside sections and in their texts, between files and the site."""

import pytest

from articles.models import SectionPage
from historiography.models import Position, Question
from importing.actions import load
from importing.dumping import dump
from importing.faults import ContentRefused
from importing.folders import canonical_texts, read_folder
from publishing.actions import withdraw
from publishing.compilation.compiling import compile_page
from publishing.editions import current_edition
from publishing.models import Version
from tests.importing.builders import ABOUT, ARTICLE, INDEX, tree
from tests.importing.historiography_folder import ON_WHY, write_historiography

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick")]
SECTION_FILE = "articles/war/01-decision.md"
SECTION = """---
kind: section
title: The decision
slug: decision
key_question: Who decided?
positions:
  - why/new
  - why/orthodox-school
---

Before.

::: {.positions question="why"}
:::

After.
"""
BASE = {
    "articles/index.md": INDEX,
    "articles/war/index.md": ARTICLE.replace("lead_image: yalu.png\n", ""),
    SECTION_FILE: SECTION,
}


def write(folder, changes=None):
    return write_historiography(folder, BASE | (changes or {}))


@pytest.fixture
def loaded(tmp_path):
    folder = write(tmp_path / "content")
    load(folder=folder)
    return folder


def section() -> SectionPage:
    return SectionPage.objects.get(slug="decision")


def refusal(folder) -> list[str]:
    with pytest.raises(ContentRefused) as refused:
        load(folder=folder)
    return [str(fault) for fault in refused.value.faults]


def test_section_gets_its_positions_in_their_order_and_its_block(loaded):
    chosen = [row.position for row in section().positions.order_by("sort_order")]
    assert [position.school.slug for position in chosen] == ["new", "orthodox-school"]
    blocks = [(block.block_type, block.value) for block in section().body]
    assert [kind for kind, _ in blocks] == ["text", "positions", "text"]
    assert blocks[1][1]["question"] == Question.objects.get(slug="why")


def test_first_version_shows_what_was_loaded_with_it(loaded):
    page = section()
    assert compile_page(page).faults == ()
    version = page.document.current_version
    assert (version.number, Version.objects.exclude(number=1).count()) == (1, 0)
    html = current_edition(page.document).bodies()[version.pk]
    assert [position.claim in html for position in Position.objects.all()] == [True, True]


def test_dump_writes_the_same_files_and_loading_them_changes_nothing(loaded, tmp_path):
    result = dump(folder=tmp_path / "dumped")
    assert (result.notes, result.unfaithful) == ([], [])
    assert tree(tmp_path / "dumped") == tree(loaded)
    assert {status.value for status, _, _ in load(folder=tmp_path / "dumped", force=True).lines} == {"same"}


def test_file_is_in_canonical_form(tmp_path):
    assert canonical_texts(read_folder(write(tmp_path)))[SECTION_FILE] == SECTION


def test_change_of_positions_makes_a_version_when_it_is_told(loaded):
    fewer = SECTION.replace("  - why/new\n", "")
    assert refusal(write(loaded, {SECTION_FILE: fewer})) == [
        f"{SECTION_FILE}:1: This page is published: say in its front matter what changes (change: kind, note)."
    ]
    load(folder=write(loaded, {SECTION_FILE: fewer.replace("---\n\nBefore", "change:\n  kind: source\n---\n\nBefore")}))
    assert section().document.current_version.number == 2
    assert [row.position.school.slug for row in section().positions.all()] == ["orthodox-school"]


def test_unpublished_positions_are_left_out_of_a_dump_and_told(loaded, tmp_path):
    for position in Position.objects.all():
        withdraw(page=position, by=None, reason="Doubtful.")
    withdraw(page=Question.objects.get(), by=None, reason="Doubtful.")
    assert [note for note in dump(folder=tmp_path / "dumped").notes if note.startswith(SECTION_FILE)] == [
        f"{SECTION_FILE}: a position that is not published was left out.",
        f"{SECTION_FILE}: a position that is not published was left out.",
        f"{SECTION_FILE}: positions on a question that is not published were left out.",
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "why/new",
            "why/newer",
            "6: There is no position “why/newer”: it is named by the folder of its question and its file. "
            "Is it “why/new”?",
        ),
        ("  - why/orthodox-school", "  - why/new", "7: positions: A position stands in this list twice."),
        ('question="why"', 'question="who"', "13: There is no question “who”: it is named by its folder in"),
        (' question="why"', "", '13: A block of positions needs question="…".'),
        ("\n:::\n", "\nWords.\n:::\n", "13: Nothing stands between"),
        ('"why"}', '"why" school="new"}', "13: “school” is no attribute of a block of positions: question are known."),
    ],
)
def test_what_is_not_there_or_out_of_place_is_refused(tmp_path, old, new, fault):
    faults = refusal(write(tmp_path, {SECTION_FILE: SECTION.replace(old, new)}))
    assert len(faults) == 1
    assert faults[0].startswith(f"{SECTION_FILE}:{fault}")


def test_block_stands_in_sections_only(tmp_path):
    about = ABOUT.replace("in_menus: true\n", "") + '\n::: {.positions question="why"}\n:::\n'
    [fault] = refusal(write(tmp_path, {"about.md": about}))
    assert fault == "about.md:9: Positions of schools stand in sections of articles only."


def test_position_named_in_a_file_may_be_on_the_site_already(loaded):
    write(loaded, {f"{ON_WHY}new.md": None})
    statuses = {status.value for status, path, _ in load(folder=loaded).lines if path == SECTION_FILE}
    assert statuses == {"same"}
