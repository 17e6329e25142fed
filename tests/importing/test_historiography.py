# ruff: noqa: E501 (a case is easier to read on its line)
"""Files of schools, historians, questions and positions: what is wrong with them is told with its line."""

import pytest

from historiography.marks import MARKS
from historiography.models import HistorianPage, Position, Question, SchoolPage
from importing.addresses import SiteNames
from importing.faults import ContentRefused
from importing.folders import canonical_texts, read_folder
from importing.kinds import BY_NAME, SCHOOL_MARKS
from tests.importing.historiography_folder import (
    CHEN,
    CHINESE,
    DEBATE,
    FOLDER,
    MOTIVES,
    NEW,
    ON_WHY,
    ORTHODOX,
    POSITION,
    write_historiography,
)

SCHOOL, SUB_SCHOOL, HISTORIAN = (
    "historiography/orthodox-school.md",
    "historiography/a-new-school.md",
    "historiography/historians/chen-jian.md",
)
KNOWN = "Known are: chinese-perspectives, new, orthodox-school."


def faults(folder):
    with pytest.raises(ContentRefused) as refused:
        read_folder(folder)
    return [str(fault) for fault in refused.value.faults]


def test_canonical_folder_is_written_as_it_was_read(tmp_path):
    assert canonical_texts(read_folder(write_historiography(tmp_path))) == FOLDER


def test_files_are_read_wholes_before_their_parts(tmp_path):
    assert list(read_folder(write_historiography(tmp_path)).files)[2:] == [
        "historiography/index.md",
        "historiography/chinese-perspectives.md",
        SCHOOL,
        SUB_SCHOOL,
        "historiography/historians/index.md",
        HISTORIAN,
        f"{ON_WHY}index.md",
        f"{ON_WHY}new.md",
        f"{ON_WHY}orthodox-school.md",
    ]


def test_orders_of_schools_become_numbers_from_one_on(tmp_path):
    changes = {SCHOOL: ORTHODOX.replace("order: 1", "order: 30")}
    texts = canonical_texts(read_folder(write_historiography(tmp_path, changes)))
    assert [
        texts[path].split("order: ")[1][0] for path in ("historiography/chinese-perspectives.md", SUB_SCHOOL, SCHOOL)
    ] == ["1", "2", "3"]


def without(text, key):
    return "\n".join(line for line in text.split("\n") if not line.startswith(f"{key}:"))


def test_addresses_are_those_of_the_site(tmp_path):
    files = read_folder(write_historiography(tmp_path)).files
    assert [files[path].address(files) for path in (SUB_SCHOOL, HISTORIAN, f"{ON_WHY}index.md", f"{ON_WHY}new.md")] == [
        "/historiography/new/",
        "/historiography/historians/chen-jian/",
        "/historiography/questions/why/",
        "/historiography/questions/why/new/",
    ]


FAULTS = [
    (SCHOOL, without(ORTHODOX, "mark"), 1, "mark is missing: only a school within another takes the mark of that one."),
    (SCHOOL, without(ORTHODOX, "order"), 1, "order is missing."),
    (SCHOOL, without(ORTHODOX, "short_title"), 1, "short_title is missing."),
    (SCHOOL, ORTHODOX.replace("square", "blob"), 6, "mark: “blob” is none of square, triangle, circle, diamond, pentagon, cross, star, hexagon."),
    (SCHOOL, ORTHODOX.replace("order: 1", "order: first"), 7, "order: “first” is no whole number: write it like 3."),
    (SCHOOL, ORTHODOX.replace("order: 1", "order: 2"), 7, "historiography/chinese-perspectives.md has the order 2 too."),
    (SCHOOL, ORTHODOX.replace("1950/1959", "1959/1950"), 8, "period: “1959/1950” ends before it begins. Write the earlier date first."),
    (SCHOOL, ORTHODOX.replace("  - orthodox historians\n", "  - a\n  - a\n"), 10, "names: A line stands in this list twice."),
    (SCHOOL, ORTHODOX.replace("- peng1984", "- chen1995"), 11, "works: There is no source “chen1995” in sources/sources.json. Is it “chen1994”?"),
    (SCHOOL, ORTHODOX.replace("## Evidence base\n\nNewspapers.\n\n", ""), 15, "The text below “## Evidence base” is missing: what is loaded is published, and needs it."),
    (SCHOOL, ORTHODOX.replace("Revisionists.\n", ""), 22, "The text below “## Critics” is missing: what is loaded is published, and needs it."),
    (SCHOOL, ORTHODOX.replace("## Critics", "## Enemies"), 22, "A file of the kind school has the headings ## Evidence base and ## Critics, and no others."),
    (SUB_SCHOOL, NEW.replace("parent: chinese-perspectives", "parent: new"), 6, "A school cannot be part of itself."),
    (SUB_SCHOOL, NEW.replace("parent: chinese-perspectives", "parent: soviet"), 6, f"There is no school “soviet”. {KNOWN}"),
    (SUB_SCHOOL, NEW.replace("order: 3", "mark: circle\norder: 3"), 7, "A school within another has the mark of that one: leave it out."),
    ("historiography/chinese-perspectives.md", CHINESE.replace("mark: triangle", "parent: orthodox-school"), None, "“chinese-perspectives” is itself part of “orthodox-school”: name that school, or none."),
    (HISTORIAN, without(CHEN, "family_name"), 1, "family_name is missing."),
    (HISTORIAN, CHEN.replace("1952/..", "soon"), 15, "life_dates: “soon” is not a date in this form. Examples: 1950, 1950-10-19, 1950/1953, 1990/.. (1990 onwards), 1950~ (about 1950), 1950? (perhaps), 195X (the 1950s)."),
    (HISTORIAN, CHEN.replace("school: new", "school: newest"), 18, f"There is no school “newest”. {KNOWN}"),
    (HISTORIAN, CHEN.replace("- school: orthodox-school", "- note: alone"), 21, "memberships: A membership needs the slug of a school."),
    (HISTORIAN, CHEN.replace("note: In", "notes: In"), 20, "memberships: “notes” is no key of a membership: school, period, note are known."),
    (HISTORIAN, CHEN.replace("period: 1990/..", "period: late"), 19, "memberships: “late” is not a date in this form. Examples: 1950, 1950-10-19, 1950/1953, 1990/.. (1990 onwards), 1950~ (about 1950), 1950? (perhaps), 195X (the 1950s)."),
    (HISTORIAN, CHEN.replace("romanisation: wade-giles", "abbreviation: true"), 14, "names: “abbreviation” is no key of a name: text, language, script, romanisation are known."),
    (HISTORIAN, CHEN.replace("He read the telegrams [@chen1994].", ""), 25, "The profile is missing: it stands below the front matter, before the first heading."),
    (HISTORIAN, CHEN + "\n## More\n\nText.\n", 28, "A file of the kind historian has one text, and no headings."),
    ("historiography/index.md", DEBATE.replace("date: '1992'", "date: soon"), 8, "openings: “soon” is not a date in this form. Examples: 1950, 1950-10-19, 1950/1953, 1990/.. (1990 onwards), 1950~ (about 1950), 1950? (perhaps), 195X (the 1950s)."),
    ("historiography/index.md", DEBATE.replace("    text: Beijing prints telegrams.\n", ""), 11, "openings: An opening needs a date and a text."),
    ("historiography/index.md", DEBATE.replace("source: chen1994", "source: none"), 8, "openings: There is no source “none” in sources/sources.json."),
    (f"{ON_WHY}index.md", MOTIVES.replace("slug: why", "slug: history"), 4, "The slug “history” is reserved for the site itself. Choose another, for example “on-history”."),
    (f"{ON_WHY}new.md", without(POSITION, "claim"), 1, "claim is missing."),
    (f"{ON_WHY}new.md", POSITION.replace(" [@chen1994, ch. 3]", ""), 5, "The argument cites nothing: it needs at least one source, as [@key, locator]."),
    (f"{ON_WHY}soviet.md", POSITION, 1, f"The file of a position is called like the slug of its school. There is no school “soviet”. {KNOWN}"),
    ("historiography/questions/who/new.md", POSITION, 1, "There is no question for this position: its file, historiography/questions/who/index.md, is missing."),
    ("historiography/questions/who.md", MOTIVES, 1, "No page has its file at this place (see docs/content-files.md)."),
    ("historiography/questions/x/index.md", MOTIVES, 4, "historiography/questions/why/index.md has the slug “why” too."),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "line", "reason"), FAULTS, ids=range(len(FAULTS)))
def test_fault_is_told_with_its_line(tmp_path, path, text, line, reason):
    found = faults(write_historiography(tmp_path, {path: text}))
    place = SUB_SCHOOL if line is None else path
    assert found == [f"{place}:{line or 6}: {reason}"]


def test_link_to_the_file_of_a_record_is_told(tmp_path):
    text = ORTHODOX.replace("Newspapers.", "See [why](questions/why/index.md).")
    assert faults(write_historiography(tmp_path, {SCHOOL: text})) == [
        f"{SCHOOL}:20: There is no file questions/why/index.md."
    ]


def test_schools_of_the_site_can_be_named(tmp_path):
    text = CHEN.replace("school: new", "school: soviet")
    folder = write_historiography(tmp_path, {HISTORIAN: text})
    assert (
        read_folder(folder, SiteNames(schools=["soviet"])).files[HISTORIAN].fields["memberships"][0].school == "soviet"
    )


@pytest.mark.parametrize("dates", ["1950?/..", "195X", "../1995", "1912/1995", "1912~/1995?"])
def test_life_dates_may_be_uncertain(tmp_path, dates):
    folder = write_historiography(tmp_path, {HISTORIAN: CHEN.replace("1952/..", dates)})
    assert read_folder(folder).files[HISTORIAN].fields["life_dates"] == dates


def test_lengths_and_choices_are_those_of_the_models():
    assert SCHOOL_MARKS == MARKS
    for name, model in {
        "school": SchoolPage,
        "historian": HistorianPage,
        "question": Question,
        "position": Position,
    }.items():
        lines = {key.name: key.longest for key in BY_NAME[name].keys if key.form.name == "LINE"}
        assert lines == {field: model._meta.get_field(field).max_length for field in lines}
