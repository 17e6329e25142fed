"""``/feed/``: what is new and what was revised, with what the editors say of it."""

import re
from datetime import UTC, datetime

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.views.decorators.http import require_safe

from publishing.models import ChangeKind, DocumentState, Version, VersionMember, Withholding
from publishing.restrictions import open_to_everyone
from publishing.views.answers import StoredPage, answer

MOST_ENTRIES = 60
UNFIT_FOR_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class ChangesFeed(Atom1Feed):
    """A feed that is the same whenever nothing has changed."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=LONG_AGO)


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    response = answer(request, StoredPage.of(_atom(newest_versions())))
    response["Content-Type"] = "application/atom+xml; charset=utf-8"
    return response


def newest_versions() -> QuerySet[Version]:
    """The newest versions that tell readers something by themselves.

    An article has a version with each version of a section: that alone is no news, nor is a source that was added.
    """
    before = Version.objects.filter(document=OuterRef("document"), number=OuterRef("number") - 1)
    versions = Version.objects.annotate(
        lists_others=Exists(VersionMember.objects.filter(version=OuterRef("pk"))),
        source_before=Subquery(before.values("source_hash")),
    )
    tells = (
        Q(lists_others=False) | Q(number=1) | Q(change_kind=ChangeKind.ARRANGEMENT) | ~Q(source_hash=F("source_before"))
    )
    versions = versions.filter(tells, document__state=DocumentState.LIVE).exclude(
        document__kind="sources.source", number=1
    )
    versions = versions.exclude(pk__in=Withholding.objects.filter(lifted_at=None).values("version"))
    told = (
        "document",
        "number",
        "serial",
        "title",
        "path",
        "published_at",
        "author_name",
        "change_kind",
        "change_note",
    )
    return open_to_everyone(versions, "document__path").newest_first().only(*told)[:MOST_ENTRIES]


def _atom(versions) -> str:
    home = f"{settings.SITE_ADDRESS}/"
    feed = ChangesFeed(
        title=settings.SITE_NAME,
        subtitle="What is new and what changed",
        link=home,
        description="",
        language="en-GB",
        feed_url=f"{settings.SITE_ADDRESS}{reverse('feed')}",
        author_name=settings.SITE_NAME,
    )
    for version in versions:
        # The address of a version never changes, and never becomes another's.
        address = f"{settings.SITE_ADDRESS}{version.permanent_path}"
        kind, note = version.get_change_kind_display(), _fit(version.change_note)
        feed.add_item(
            title=_fit(f"{version.title}, version {version.number}"),
            link=address,
            unique_id=address,
            description=escape(f"{kind}: {note}" if note else f"{kind}."),
            pubdate=version.published_at,
            updateddate=version.published_at,
            author_name=_fit(version.author_name) or settings.SITE_NAME,
            categories=[kind],
        )
    return feed.writeString("utf-8")


def _fit(text: str) -> str:
    return UNFIT_FOR_XML.sub("", text)
