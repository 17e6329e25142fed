"""What every test can rely on."""

import pytest
from django.conf import settings
from django.core.cache import cache

from publishing.signals import versions_recorded
from publishing.views.answers import forget_pages
from tests.factories.snapshots import Snapshot


def pytest_collection_modifyitems(config, items):
    """Tests that ask no database, or only look at pages, say the same on each: on PostgreSQL the others are run."""
    if "sqlite" in settings.DATABASES["default"]["ENGINE"]:
        return
    asking = [item for item in items if item.get_closest_marker("django_db") or "db" in item.fixturenames]
    wanted = {item for item in asking if not item.get_closest_marker("appearance")}
    alike = [item for item in items if item not in wanted]
    config.hook.pytest_deselected(items=alike)
    items[:] = [item for item in items if item in wanted]


@pytest.fixture(autouse=True)
def _no_memory():
    """Wagtail keeps the sites' addresses in the cache, which a rolled back test does not undo."""
    cache.clear()
    forget_pages()


@pytest.fixture(autouse=True)
def _no_preparing():
    """Publications start the citation processor several times each; tests of what it makes ready connect it again."""
    versions_recorded.disconnect(dispatch_uid="sources.preparing")


class NoWorker:
    """Takes tasks and does none of them."""

    def enqueue(self, keys: list[int]) -> None:
        pass


@pytest.fixture(autouse=True)
def _no_rendering(request, monkeypatch):
    """A third of the time of all tests would go into pages that they do not look at. Others ask for ``rendering``."""
    if "rendering" not in request.fixturenames:
        monkeypatch.setattr("publishing.invalidation.render_documents", NoWorker())


@pytest.fixture
def rendering():
    """Pages are stored as soon as they are published."""


@pytest.fixture(scope="session")
def snapshots() -> dict[str, Snapshot]:
    """What was made in this process already."""
    return {}


@pytest.fixture
def site(db, snapshots):
    """A site with a published front page and articles index; its front page."""
    from articles.models import HomePage
    from tests.factories.pages import make_site

    if "site" in snapshots:
        snapshots["site"].restore()
    else:
        snapshots["site"] = Snapshot.of(make_site)
    return HomePage.objects.get()
