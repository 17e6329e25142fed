"""That the journeys would notice what they say does not happen."""

import pytest

from tests.journeys.browsing import Visit, axe_faults

pytestmark = [pytest.mark.browser, pytest.mark.appearance, pytest.mark.django_db]


@pytest.fixture
def clumsy(browser, site):
    """A visit in which things may go wrong."""
    visit = Visit(site.address, browser.new_context())
    yield visit
    visit.context.close()


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("console.error('Oh')", "Console: Oh"),
        ("document.body.setAttribute('style', 'color: red')", "Content Security Policy"),
        (
            "document.body.append(Object.assign(new Image(), {src: 'https://example.org/a.png'}))",
            "Request to another host",
        ),
        ("fetch('/nothing/')", "Status 404: GET"),
        ("setTimeout(() => { throw new Error('Ah') })", "Exception: Ah"),
    ],
)
def test_visit_tells(clumsy, script, told):
    page = clumsy.open("/about/")
    page.evaluate(f"() => {{ {script} }}")
    page.wait_for_timeout(300)
    assert [told in fault for fault in clumsy.faults].count(True) == 1


def test_axe_tells(clumsy):
    page = clumsy.open("/about/")
    page.evaluate("() => { document.querySelector('main').append(new Image()); }")
    assert [fault.split(":")[0] for fault in axe_faults(page)] == ["image-alt"]
