"""What can be published, where it stands, and the one lock under which everything is published."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Concat, Left, Substr


class DocumentState(models.TextChoices):
    """Whether readers can have a document."""

    DRAFT = "draft", "Never published"
    LIVE = "live", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"
    WITHHELD = "withheld", "Withheld"


class DocumentQuerySet(models.QuerySet["Document"]):
    """Which documents."""

    def live(self):
        return self.filter(state=DocumentState.LIVE)

    def published(self):
        """Documents that have at least one version, whatever became of them."""
        return self.exclude(current_version=None)

    def at_or_below(self, path: str):
        """Documents at an address that ends with a slash, and at every address below it."""
        # Not startswith: SQLite's LIKE takes capitals for small letters.
        return self.alias(head=Left("path", len(path))).filter(head=path)

    def depending_on(self, document: "Document"):
        """Documents whose current version links to, mentions or contains the given one."""
        return self.filter(current_version__dependencies__document=document).distinct()

    def moved(self, before: str, after: str):
        """Annotate each document with ``new_path``: its address once ``before`` has become ``after``."""
        return self.at_or_below(before).annotate(
            new_path=Concat(models.Value(after), Substr("path", len(before) + 1), output_field=models.TextField())
        )


class Document(models.Model):
    """One publishable thing, page or record: what keeps its identity while its address and its text change."""

    kind = models.CharField(max_length=100, help_text="The label of the model that holds its draft.")
    path = models.CharField(max_length=800, unique=True, null=True, editable=False)
    state = models.CharField(max_length=10, choices=DocumentState, default=DocumentState.DRAFT)
    reason = models.TextField(blank=True, help_text="Why it was withdrawn or withheld, told to readers.")
    readable_when_withdrawn = models.BooleanField(
        "last version stays readable",
        default=True,
        help_text="Whether the notice of withdrawal shows the last version below the reason.",
    )
    current_version = models.ForeignKey(
        "publishing.Version", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    objects = DocumentQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        permissions = [("withhold_document", "Can withhold what was published")]
        constraints = [
            models.CheckConstraint(
                name="publishing_document_published_has_path_and_version",
                condition=Q(state="draft", path=None, current_version=None)
                | (~Q(state="draft") & Q(path__isnull=False, current_version__isnull=False)),
            ),
            models.CheckConstraint(
                name="publishing_document_gone_has_reason",
                condition=Q(state__in=["draft", "live"], reason="")
                | (Q(state__in=["withdrawn", "withheld"]) & ~Q(reason="")),
            ),
            models.CheckConstraint(
                name="publishing_document_path_in_slashes",
                condition=Q(path=None) | Q(path="/") | (Q(path__startswith="/") & Q(path__endswith="/")),
            ),
        ]

    def __str__(self) -> str:
        return self.path or f"unpublished {self.kind} {self.pk}"

    @property
    def anchor(self) -> str:
        """The prefix of every id in its text, so that texts can stand together on one page."""
        return f"s{self.pk or 0}"


class PastPath(models.Model):
    """Every address a document has had, its present one included: none is ever given to another document."""

    path = models.CharField(max_length=800, unique=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="paths")
    since = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.path


class PublicationLock(models.Model):
    """The one row that a publication locks; it counts the serials given to versions."""

    last_serial = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(name="publishing_lock_single_row", condition=Q(pk=1))]

    def __str__(self) -> str:
        return f"serial {self.last_serial}"

    @classmethod
    def acquire(cls) -> None:
        """Wait until no other transaction is publishing. Must be called in a transaction.

        PostgreSQL locks the row; on SQLite every transaction of this site is IMMEDIATE and has the lock already.
        """
        cls.objects.get_or_create(pk=1)
        cls.objects.select_for_update().get(pk=1)

    @classmethod
    def next_serial(cls) -> int:
        """The next place in the order of all publications. The lock must be held."""
        cls.objects.filter(pk=1).update(last_serial=F("last_serial") + 1)
        return cls.objects.values_list("last_serial", flat=True).get(pk=1)
