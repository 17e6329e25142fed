import pytest

from tests.servers.databases import publications

pytestmark = [pytest.mark.server, pytest.mark.django_db]
ROUNDS = 20
FEWER_ROUNDS = 8  # of three editors
FIRST, SECOND, THIRD = (f"/articles/war/{slug}/" for slug in ("first", "second", "third"))
ARTICLE = "/articles/war/"
BUILT = 6  # versions that the built site has: front page, index, article and three sections


def numbers(database, path: str) -> list[int]:
    return [row[0] for row in database.ask(number_query(path))]


def number_query(path: str) -> str:
    return (
        "SELECT v.number FROM publishing_version v JOIN publishing_document d ON d.id = v.document_id "
        f"WHERE d.path = '{path}' ORDER BY v.serial"
    )


def listed(database) -> list[tuple[str, int]]:
    """(path, number) of what the last version of the article lists, in order."""
    return database.ask(
        "SELECT d.path, m.number FROM publishing_document a "
        "JOIN publishing_versionmember r ON r.version_id = a.current_version_id "
        "JOIN publishing_version m ON m.id = r.member_id JOIN publishing_document d ON d.id = m.document_id "
        f"WHERE a.path = '{ARTICLE}' ORDER BY r.position"
    )


def current(database) -> list[tuple[str, int]]:
    """(path, number) of the current versions of the sections."""
    return database.ask(
        "SELECT d.path, v.number FROM publishing_document d JOIN publishing_version v ON v.id = d.current_version_id "
        "WHERE d.kind = 'articles.sectionpage' ORDER BY d.id"
    )


def assert_sound(database) -> None:
    """Every serial was given once, what readers are shown agrees, and nothing was changed afterwards."""
    serials = [serial for _, _, serial, _ in publications(database)]
    assert serials == list(range(1, len(serials) + 1))
    assert listed(database) == current(database)
    database.run("verify_versions")


@pytest.mark.parametrize("how", ["threads", "processes"])
def test_two_editors_of_one_page_lose_nothing(database, how):
    database.run("together", how, str(ROUNDS), FIRST, FIRST)
    expected = {f"{FIRST} by {editor} in round {turn}" for editor in (0, 1) for turn in range(ROUNDS)}
    titles = {title for _, number, _, title in publications(database, f"d.path = '{FIRST}'") if number > 1}
    assert titles == expected
    assert numbers(database, FIRST) == list(range(1, 2 * ROUNDS + 2))
    assert numbers(database, ARTICLE) == list(range(1, 2 * ROUNDS + 2))
    assert_sound(database)


@pytest.mark.parametrize("how", ["threads", "processes"])
def test_editors_of_different_sections_make_an_article_version_each(database, how):
    database.run("together", how, str(FEWER_ROUNDS), FIRST, SECOND, THIRD)
    for path in (FIRST, SECOND, THIRD):
        assert numbers(database, path) == list(range(1, FEWER_ROUNDS + 2))
    assert numbers(database, ARTICLE) == list(range(1, 3 * FEWER_ROUNDS + 2))
    assert len(publications(database)) == BUILT + 2 * 3 * FEWER_ROUNDS
    assert_sound(database)


def test_article_and_its_section_published_at_once_do_not_lock_each_other_out(database):
    database.run("together", "processes", str(FEWER_ROUNDS), ARTICLE, FIRST)
    assert numbers(database, FIRST) == list(range(1, FEWER_ROUNDS + 2))
    assert numbers(database, ARTICLE) == list(range(1, 2 * FEWER_ROUNDS + 2))
    assert_sound(database)
