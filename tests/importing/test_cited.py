# ruff: noqa: E501 (a case is easier to read on its line)
"""Sources, terms and what cites and names them, between files and the site."""

import pytest

from articles.models import SectionPage
from glossary.models import GlossaryIndexPage, TermPage
from importing.actions import load
from importing.dumping import dump
from importing.faults import ContentRefused
from importing.models import LastLoad
from publishing.actions import publish, withdraw
from publishing.models import Version
from sources.models import Source
from tests.importing.builders import MAO, SECOND, SOURCES, tree, write_cited

pytestmark = pytest.mark.django_db
LIST, CHEN, PENG = "sources/sources.json", "sources/sources.json#chen1994", "sources/sources.json#peng1984"
TERM, DECISION, WAR = "glossary/mao-zedong.md", "articles/war/01-decision.md", "articles/war/02-war.md"
CHANGED = SOURCES.replace("Columbia University Press", "Columbia").replace(
    '"verified": true',
    '"verified": true,\n      "change": {\n        "kind": "fact",\n        "note": "Press."\n      }',
)


@pytest.fixture
def loaded(tmp_path, quick):
    folder = write_cited(tmp_path / "content")
    load(folder=folder)
    return folder


def statuses(outcome):
    return {path: status.value for status, path, _ in outcome.lines if status.value != "same"}


def section(slug="decision"):
    return SectionPage.objects.get(slug=slug)


def added(item):
    """The list of sources with one more, canonical."""
    return SOURCES.replace('[\n  {\n    "id": "chen1994"', f'[\n{item},\n  {{\n    "id": "chen1994"')


ALLEN = '  {\n    "id": "allen1960",\n    "type": "book",\n    "title": "Crossing"\n  }'


def test_everything_is_published_together_as_version_1(tmp_path):
    outcome = load(folder=write_cited(tmp_path))
    assert set(statuses(outcome).values()) == {"new"}
    assert [path for _, path, _ in outcome.lines][1:6] == [
        CHEN,
        PENG,
        "index.md",
        "sources/index.md",
        "glossary/index.md",
    ]
    versions = Version.objects.order_by("serial").values_list("document__path", "number")
    assert [path for path, number in versions if number == 1][:2] == ["/sources/chen1994/", "/sources/peng1984/"]
    assert Version.objects.exclude(number=1).count() == 0
    notes = section().document.current_version.note_list
    assert notes[0]["html"].startswith("Chen Jian, <i>China’s Road to the Korean War")
    assert "<script" not in notes[0]["html"]
    assert notes[1]["html"] == "Chen, <i>China’s Road to the Korean War</i>."


def test_citations_and_terms_are_stored_as_the_editor_stores_them(loaded):
    chen, peng = (Source.objects.get(key=key).pk for key in ("chen1994", "peng1984"))
    assert (
        f'<a linktype="citation" items="[{{&quot;source&quot;:{chen},&quot;locator&quot;:&quot;7&quot;,'
        f"&quot;label&quot;:&quot;chapter&quot;}},{{&quot;source&quot;:{peng},&quot;locator&quot;:&quot;5–6&quot;,"
        '&quot;prefix&quot;:&quot;see&quot;,&quot;suffix&quot;:&quot;, passim&quot;}]">'
        "[Chen 1994, ch. 7; see Foreign Languages Press 1952, pp. 5–6, passim]</a>. "
        f'<a linktype="term" id="{TermPage.objects.get().pk}">Mao Zedong</a> said no.'
    ) in section().body[0].value.source


def test_source_has_the_fields_of_its_item(loaded):
    chen, peng = Source.objects.get(key="chen1994"), Source.objects.get(key="peng1984")
    (name,) = chen.names.all()
    assert (name.role, name.family, name.given, name.family_first) == ("author", "Chen", "Jian", True)
    assert (chen.issued, chen.is_verified, chen.csl["publisher"]) == ("1994", True, "Columbia University Press")
    assert (peng.issued, peng.is_verified, peng.archive_location) == ("1952-21", False, "Fond 45")
    assert (peng.title, peng.live, peng.names.get().literal) == (
        "Memoirs <script>alert(1)</script>",
        True,
        "Foreign Languages Press",
    )


def test_term_has_the_fields_of_its_file(loaded):
    term = TermPage.objects.get()
    assert [(name.text, name.language, name.script, name.romanisation, name.is_abbreviation) for name in term.names.all()] == [
        ("毛泽东", "zh-Hans", "Hans", "", False),
        ("Mao Tse-tung", "zh-Latn", "Latn", "wade-giles", False),
        ("Mao", "", "", "", True),
    ]  # fmt: skip
    assert (term.kind, term.perspective_author, [row.source.key for row in term.further_reading.all()]) == (
        "person",
        "The editors",
        ["peng1984", "chen1994"],
    )
    assert sorted(tag.name for tag in term.subjects.all()) == ["Cold War", "Korean War"]
    assert term.full_description.endswith("<p>He <i>hesitated</i>.</p>")
    assert GlossaryIndexPage.objects.get().introduction == "What words mean."


def test_processor_is_asked_once_for_each_page_that_cites(loaded, quick):
    assert len(quick) == 2


def test_what_was_loaded_is_dumped_byte_for_byte(loaded, tmp_path):
    result = dump(folder=tmp_path / "dumped")
    assert tree(tmp_path / "dumped") == tree(loaded)
    assert (result.notes, result.unfaithful) == ([], [])
    assert statuses(load(folder=tmp_path / "dumped")) == {}


def test_loading_again_changes_nothing(loaded):
    LastLoad.objects.all().delete()
    assert statuses(load(folder=loaded)) == {}
    assert statuses(load(folder=loaded, force=True)) == {}
    assert Version.objects.exclude(number=1).count() == 0


def test_change_of_a_published_source_must_be_told(loaded):
    write_cited(loaded, {LIST: SOURCES.replace("Columbia University Press", "Columbia")})
    with pytest.raises(ContentRefused) as refused:
        load(folder=loaded)
    assert [str(fault) for fault in refused.value.faults] == [
        'sources/sources.json:2: This source is published: say what changes ("custom": {"change": {"kind": …, "note": …}}).'
    ]


def test_changed_source_makes_a_version_of_itself(loaded, tmp_path):
    write_cited(loaded, {LIST: CHANGED})
    assert statuses(load(folder=loaded, dry=True)) == {CHEN: "changed"}
    assert Source.objects.get(key="chen1994").csl["publisher"] == "Columbia University Press"
    assert statuses(load(folder=loaded)) == {CHEN: "changed"}
    version = Source.objects.get(key="chen1994").document.current_version
    assert (version.number, version.change_kind, version.change_note) == (2, "fact", "Press.")
    assert Version.objects.exclude(number=1).count() == 1
    dump(folder=tmp_path / "dumped")
    assert tree(tmp_path / "dumped") == tree(loaded)
    write_cited(loaded, {LIST: CHANGED.replace("Columbia", "CUP")})
    with pytest.raises(ContentRefused, match=r"sources\.json:2: The note on the change is still that of the last one"):
        load(folder=loaded)


@pytest.mark.parametrize("is_published", [False, True])
def test_editors_later_change_of_a_source_is_kept(loaded, is_published):
    source = Source.objects.get(key="chen1994")
    source.csl["publisher"] = "An editor’s"
    publish(pages=[source]) if is_published else source.save_revision()
    write_cited(loaded, {LIST: CHANGED})
    assert statuses(load(folder=loaded)) == {CHEN: "kept"}
    assert statuses(load(folder=loaded, force=True)) == {CHEN: "changed"}
    assert Source.objects.get(key="chen1994").csl["publisher"] == "Columbia"


def test_source_that_an_editor_made_is_kept(loaded):
    source = Source(key="allen1960", csl={"type": "book", "title": "By hand"}, live=False)
    source.save()
    write_cited(loaded, {LIST: added(ALLEN)})
    assert statuses(load(folder=loaded)) == {"sources/sources.json#allen1960": "kept"}
    assert statuses(load(folder=loaded, force=True)) == {"sources/sources.json#allen1960": "changed"}
    assert (Source.objects.get(key="allen1960").title, Source.objects.get(key="allen1960").live) == ("Crossing", True)


def test_withdrawn_source_stays_withdrawn(loaded):
    withdraw(page=Source.objects.get(key="chen1994"), by=None, reason="Wrong.")
    write_cited(loaded, {LIST: CHANGED})
    assert statuses(load(folder=loaded, force=True)) == {CHEN: "kept"}
    assert Source.objects.get(key="chen1994").live is False


def test_source_that_is_gone_from_the_list_is_told_and_stays(loaded):
    write_cited(loaded, {LIST: added(ALLEN)})
    load(folder=loaded)
    write_cited(loaded, {LIST: SOURCES})
    outcome = load(folder=loaded)
    assert [(status.value, path, reason) for status, path, reason in outcome.lines if status.value != "same"] == [
        (
            "gone",
            "sources/sources.json#allen1960",
            "it is gone from the list; the source stays: withdraw it in the editor",
        )
    ]
    assert Source.objects.get(key="allen1960").live is True


def test_source_is_known_though_an_editor_gave_it_another_key(loaded):
    source = Source.objects.get(key="chen1994")
    source.key = "chen1994b"
    publish(pages=[source])
    write_cited(loaded, {WAR: SECOND.replace("\n---\n", "\nchange:\n  kind: source\n---\n") + "\n[@chen1994]\n"})
    assert statuses(load(folder=loaded)) == {CHEN: "kept", WAR: "changed"}
    assert f"&quot;source&quot;:{source.pk}}}" in section("the-war").body[0].value.source
    assert statuses(load(folder=loaded, force=True)) == {CHEN: "changed"}
    assert Source.objects.get(pk=source.pk).key == "chen1994"


def test_editors_sources_and_terms_can_be_named_in_files(loaded, tmp_path):
    source = Source(key="lin1962", csl={"type": "book", "title": "By hand"}, live=False)
    source.save()
    term = TermPage(title="Lin Biao", slug="lin-biao", kind="person", live=False)
    for name in TermPage.text_fields:
        setattr(term, name, TermPage.objects.get().critical_perspective)
    GlossaryIndexPage.objects.get().add_child(instance=term)
    publish(pages=[source, term])
    text = SECOND.replace("\n---\n", "\nchange:\n  kind: source\n---\n").replace(
        "(01-decision.md).", "(01-decision.md) of [[Lin Biao]] [@lin1962]."
    )
    write_cited(loaded, {WAR: text})
    assert statuses(load(folder=loaded)) == {WAR: "changed"}
    assert f'<a linktype="term" id="{term.pk}">Lin Biao</a>' in section("the-war").body[0].value.source
    assert dump(folder=loaded).written == ["glossary/lin-biao.md", LIST]
    assert statuses(load(folder=loaded)) == {}


def test_draft_of_an_editor_cannot_be_named(loaded):
    Source(key="lin1962", csl={"type": "book", "title": "By hand"}, live=False).save()
    write_cited(loaded, {WAR: SECOND.replace("Back to", "[@lin1962] Back to")})
    with pytest.raises(ContentRefused, match="There is no source “lin1962”"):
        load(folder=loaded)


def test_changed_term_keeps_what_did_not_change(loaded):
    before = TermPage.objects.get()
    TermPage.objects.update(definition=before.definition.replace("<p>", '<p data-block-key="abc12">'))
    text = MAO.replace("He *hesitated*.", "He did not.").replace("---\n\nChair", "change:\n  kind: fact\n---\n\nChair")
    write_cited(loaded, {TERM: text})
    assert statuses(load(folder=loaded)) == {TERM: "changed"}
    term = TermPage.objects.get()
    assert (term.full_description.endswith("<p>He did not.</p>"), term.critical_perspective) == (
        True,
        before.critical_perspective,
    )
    assert term.document.current_version.number == 2


def test_renamed_file_of_a_term_is_the_same_term(loaded):
    (loaded / TERM).unlink()
    write_cited(loaded, {TERM: None, "glossary/mao.md": MAO})
    assert statuses(load(folder=loaded)) == {}
    assert TermPage.objects.count() == 1


def test_withdrawn_source_is_told_where_it_is_cited(loaded, tmp_path):
    withdraw(page=Source.objects.get(key="peng1984"), by=None, reason="Wrong.")
    result = dump(folder=tmp_path / "dumped")
    left_out = "a citation of a source that is not published was left out."
    assert [note for note in result.notes if note.startswith(DECISION)] == [f"{DECISION}: {left_out}"]
    assert f"{TERM}: further reading that is not published was left out." in result.notes


def test_plain_text_that_looks_like_a_citation_stays_text(loaded, tmp_path):
    page = section("the-war")
    page.body = [("text", "<p>[@chen1994, ch. 3] and [[Mao Zedong]]</p>")]
    publish(pages=[page])
    dump(folder=tmp_path / "dumped")
    assert (tmp_path / "dumped" / WAR).read_text().endswith("\n\n\\[\\@chen1994, ch. 3\\] and \\[\\[Mao Zedong\\]\\]\n")
    assert statuses(load(folder=tmp_path / "dumped")) == {}
