"""The command, on folders that it reads."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.importing.builders import (
    ABOUT,
    FILES,
    GLOSSARY,
    HOME,
    INDEX,
    SOURCE_INDEX,
    SOURCES,
    section,
    write_folder,
)

# Six hundred words that cite in every paragraph, and the term that goes with them.
PARAGRAPH = f"{'Peng and his staff crossed the river. ' * 15}So it was [@chen1994, ch. 7].\n\n"
BODY = (PARAGRAPH * 6).strip()
MAO = f"""---
kind: term
title: Mao Zedong
slug: mao-zedong
term_kind: person
names:
  - text: 毛泽东
    language: zh-Hans
    script: Hans
further_reading:
  - peng1984
---

Chairman of the party.

## Full description

{"He led the party. " * 25}So it was [@chen1994].

## Critical perspective

{"Some doubt it. " * 25}So it is [@chen1994].
"""
GOOD = {
    "index.md": HOME,
    "about.md": ABOUT,
    "sources/index.md": SOURCE_INDEX,
    "sources/sources.json": SOURCES,
    "glossary/index.md": GLOSSARY,
    "glossary/mao-zedong.md": MAO,
    "articles/index.md": INDEX,
    "articles/war/index.md": FILES["articles/war/index.md"].replace("lead_image: yalu.png\n", ""),
}
SECTIONS = {
    f"articles/war/0{number}-part-{number}.md": section(BODY, f"Part {number}").replace("decision", f"part-{number}")
    for number in range(1, 9)
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Writes a folder beside which the command is started."""
    monkeypatch.chdir(tmp_path)
    return lambda changes=None: write_folder(tmp_path / "content", changes, {**GOOD, **SECTIONS})


def lines(*arguments):
    """The findings and notes that are told, and what the command ends with."""
    out = StringIO()
    end = ""
    try:
        call_command("check_content", *arguments, stdout=out)
    except CommandError as error:
        end = str(error)
    return out.getvalue().split("\n\n")[0].splitlines(), end


def test_folder_without_a_fault_passes(folder):
    out = StringIO()
    call_command("check_content", folder(), stdout=out)
    told = [" ".join(line.split()) for line in out.getvalue().splitlines()]
    assert told[1] == "15 files, 0 findings, 0 notes"
    assert told[3] == "words a sentence ease grade"
    assert [line.rpartition(" ")[2] for line in told[4:]] == ["information", "section", "term", *SECTIONS]


def test_findings_name_file_and_line_and_end_in_a_failure(folder):
    changes = {
        "articles/war/02-part-2.md": SECTIONS["articles/war/02-part-2.md"].replace(" [@chen1994, ch. 7]", "", 1),
        "glossary/mao-zedong.md": MAO.replace("further_reading:\n  - peng1984\n", ""),
    }
    told, end = lines(folder(changes))
    assert told == [
        "content/articles/war/02-part-2.md:6: This paragraph cites nothing (“Peng and his staff crossed the river. "
        "Peng …”): add what it rests on, as [@key, locator].",
        "content/glossary/mao-zedong.md:1: A term needs further_reading: add it to the front matter.",
        "note  content/sources/sources.json:26: Nothing cites peng1984, and no list of works names it.",
    ]
    assert end == "Findings, each to be mended: 2."


def test_source_that_nothing_cites_is_only_a_note(folder):
    told, end = lines(folder({"glossary/mao-zedong.md": MAO.replace("  - peng1984", "  - chen1994")}))
    assert told == ["note  content/sources/sources.json:26: Nothing cites peng1984, and no list of works names it."]
    assert end == ""


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("[[Nobody]]", "There is no term with the title or name “Nobody”."),
        ("[this](02-gone.md)", "There is no file 02-gone.md."),
        ("[@nobody1900]", "There is no source “nobody1900” in sources/sources.json."),
    ],
)
def test_what_leads_nowhere_is_found_beside_all_else(folder, words, reason):
    text = section(f"{BODY}\n\nSee {words}.", "Part 1").replace("decision", "part-1")
    number = text.split("\n").index(f"See {words}.") + 1
    told, _ = lines(folder({"articles/war/01-part-1.md": text, "glossary/mao-zedong.md": MAO.replace("25", "1")}))
    assert f"content/articles/war/01-part-1.md:{number}: {reason}" in told


def test_school_that_is_not_there_is_found(folder):
    historian = """---
kind: historian
title: Chen Jian
slug: chen-jian
family_name: Chen
memberships:
  - school: gone
works:
  - chen1994
---

He wrote a book on it [@chen1994].
"""
    told, _ = lines(folder({"historiography/historians/chen-jian.md": historian}))
    start = "content/historiography/historians/chen-jian.md:7: There is no school “gone”."
    assert [line.startswith(start) for line in told].count(True) == 1


def test_decision_about_links_names_addresses_of_files(folder):
    links = "- phrase: the front\n  target: /glossary/mao-zedong/\n- phrase: the back\n  target: /glossary/nobody/\n"
    told, _ = lines(folder({"links.yaml": links}))
    reason = "No file has the address /glossary/nobody/: correct it, or leave the decision out."
    assert told == [f"content/links.yaml:3: target: {reason}"]


def test_broken_front_matter_hides_no_other_finding(folder):
    told, end = lines(folder({"about.md": "About.\n", "glossary/mao-zedong.md": MAO.replace("He led", "He, she led")}))
    assert told[0] == "content/about.md:1: A file begins with its front matter, between two lines of ---."
    assert end == f"Findings, each to be mended: {len(told)}."


def test_sentence_shared_with_another_file_is_told_with_both_lines(folder, tmp_path):
    other = tmp_path / "seed.txt"
    other.write_text("A title\nThe staff. Peng and his staff crossed the river. Peng fell.\n")
    told, end = lines(folder(), "--shared-with", "seed.txt")
    assert len(told) == len(SECTIONS) * 6
    assert told[0].startswith("content/articles/war/01-part-1.md:6: “")
    assert " stands in seed.txt:2 too: say it in other words" in told[0]
    assert end == f"Findings, each to be mended: {len(told)}."


def test_other_file_that_cannot_be_read_is_told(folder, tmp_path):
    (tmp_path / "latin.txt").write_bytes(b"\xff")
    content = folder()
    assert lines(content, "--shared-with", "gone.txt")[1] == "gone.txt cannot be read: No such file or directory."
    assert lines(content, "--shared-with", "latin.txt")[1] == "latin.txt is not UTF-8: save it as UTF-8 first."


def test_json_tells_everything(folder):
    out = StringIO()
    call_command("check_content", folder(), "--json", stdout=out)
    told = json.loads(out.getvalue())
    assert (told["files"], told["findings"], told["notes"]) == (15, [], [])
    assert told["reading"][0] == {
        "name": "information",
        "words": 3,
        "sentences": 1,
        "syllables": 3,
        "sentence_length": 3.0,
        "ease": 119.2,
        "grade": -2.6,
    }


def test_folder_that_is_not_there_is_told(tmp_path):
    assert lines(tmp_path / "nowhere")[1] == f"There is no folder {tmp_path}/nowhere."
