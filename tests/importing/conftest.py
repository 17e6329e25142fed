"""Nothing of a test's images stays behind; notes can be had without their processor."""

import pytest

from sources import formatting
from sources.csl import processor


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path_factory):
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("media")


@pytest.fixture
def quick(monkeypatch):
    """Notes and entries that are no work of the processor; how often it was asked for notes."""
    asked = []
    monkeypatch.setattr(
        processor, "format_notes", lambda items, clusters, style="chicago": asked.append(1) or ["note"] * len(clusters)
    )
    monkeypatch.setattr(processor, "format_entries", lambda items, style: {str(item["id"]): "entry" for item in items})
    formatting.recent.clear()
    yield asked
    formatting.recent.clear()
