"""A source and those who made it."""

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from publishing.addresses import reserved_slug_fault
from publishing.compilation.structure import Block, Compilation, Fault
from publishing.records import OWN_TYPE, PublishableRecord
from sources import kinds
from sources.csl.faults import ProcessorFault
from sources.dates import DateFault, csl_date
from sources.facts import in_words
from sources.formatting import entries_html
from sources.forms import SourceForm
from sources.identifiers import normal_orcid
from sources.items import item_of_fields, long_label, short_label, shortened, title_of, year_of
from sources.matching import fingerprint, search_text, sort_text
from sources.models.querysets import SourceQuerySet, path_of
from sources.roles import ROLES
from sources.validation import KEY_FORM, LONGEST_KEY, key_fault, problems_of, refusals_of

LONGEST_TITLE = 255  # of a version; the source itself may have a longer one
MOST_ALIKE = 3  # of which an editor is warned


class Source(PublishableRecord, ClusterableModel):
    """A work that can be cited. ``csl`` holds its CSL-JSON item but for key, names, date and archive location."""

    key = models.CharField(
        max_length=LONGEST_KEY,
        unique=True,
        help_text="The short name by which texts cite it. Example: chen1994. It is part of its address.",
    )
    csl = models.JSONField("fields of the item", default=dict)
    issued = models.CharField("date", max_length=40, blank=True)
    archive_location = models.CharField(
        "location in the archive",
        max_length=500,
        blank=True,
        help_text="Where in the archive it is. Example: Fond 45, opis 1, delo 334, list 105–106.",
    )
    is_verified = models.BooleanField(
        "verified",
        default=False,
        help_text="An editor has made sure, by a catalogue or the work itself, that it exists as described.",
    )
    # Found out from the fields above whenever a source is saved, so that lists are one query on both databases.
    csl_type = models.CharField("kind", max_length=40, editable=False)
    year = models.IntegerField(null=True, editable=False)
    sort_text = models.CharField(max_length=200, editable=False, db_index=True)
    search_text = models.TextField(editable=False)
    fingerprint = models.CharField(max_length=64, editable=False, db_index=True)
    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="source", **OWN_TYPE)
    _workflow_states = GenericRelation("wagtailcore.WorkflowState", related_query_name="source", **OWN_TYPE)

    base_form_class = SourceForm
    version_fields = ("key", "csl", "names", "issued", "archive_location", "is_verified")
    objects = SourceQuerySet.as_manager()

    class Meta:
        # Wagtail makes these for every such record; named here, the roles can be checked without a database.
        permissions = [
            ("publish_source", "Can publish source"),
            ("lock_source", "Can lock source"),
            ("unlock_source", "Can unlock source"),
        ]
        constraints = [
            models.CheckConstraint(
                name="sources_source_key_form",
                condition=Q(key__regex=KEY_FORM),
                violation_error_message="A key has small letters a–z and digits, parted by single hyphens.",
            ),
            models.CheckConstraint(
                name="sources_source_has_type",
                condition=~Q(csl_type=""),
                violation_error_message="A source is of some kind.",
            ),
            models.CheckConstraint(
                name="sources_source_has_title",
                condition=Q(csl__has_key="title") & ~Q(csl__title=""),
                violation_error_message="A source has a title.",
            ),
            models.CheckConstraint(name="sources_source_year_of_date", condition=Q(year=None) | ~Q(issued="")),
        ]

    def __str__(self) -> str:
        return long_label(self.item())

    def save(self, *args, **kwargs):
        self._find_out()
        return super().save(*args, **kwargs)

    def _find_out(self) -> None:
        item = self.item()
        self.csl_type = str(item.get("type", ""))
        self.year = year_of(item) if self.issued else None
        self.sort_text = sort_text(item)
        self.search_text = search_text(item)
        self.fingerprint = fingerprint(item)

    def clean(self):
        super().clean()
        self._find_out()
        errors = {name: fault for name, fault in self._field_faults().items() if fault}
        if errors:
            raise ValidationError(errors)
        refused = refusals_of(self.item())
        if refused:
            # The editing form shows each at its field: see ``sources.forms``.
            params = [{"variable": problem.variable} for problem in refused]
            raise ValidationError(
                [ValidationError(problem.message, params=each) for problem, each in zip(refused, params, strict=True)]
            )

    def _field_faults(self) -> dict[str, str | None]:
        return {"key": key_fault(self.key) or reserved_slug_fault(self.key), "issued": _date_fault(self.issued)}

    @property
    def title(self) -> str:
        return shortened(title_of(self.csl), LONGEST_TITLE)

    @property
    def short_label(self) -> str:
        return short_label(self.item())

    @property
    def kind_label(self) -> str:
        return kinds.label_of(self.csl_type)

    def item(self) -> dict:
        """The whole CSL-JSON item."""
        names = [{name: getattr(row, name) for name in SourceName.PARTS} for row in self.names.all()]
        fields = {"key": self.key, "csl": self.csl, "issued": self.issued, "archive_location": self.archive_location}
        return item_of_fields(fields | {"names": names})

    @classmethod
    def fields_in_words(cls, fields: dict) -> dict[str, str]:
        return in_words(item_of_fields(fields), is_verified=fields["is_verified"])

    def public_path(self) -> str:
        return path_of(self.key)

    def draft_blocks(self) -> tuple[Block, ...]:
        """Its entry in the bibliography, so that every version keeps the entry of its time."""
        item = self.item()
        try:
            return (Block("entry", "entry", entries_html([item])[item["id"]]),)
        except ProcessorFault:
            return ()

    def publication_faults(self, compilation: Compilation) -> list[Fault]:
        levels = {"refused": "error", "incomplete": "error", "doubtful": "warning"}
        item = self.item()
        faults = [Fault(levels[problem.level], problem.message) for problem in problems_of(item)]
        for other in Source.objects.alike([item]).exclude(pk=self.pk).prefetch_related("names")[:MOST_ALIKE]:
            faults.append(Fault("warning", f"“{other}” looks like the same work. If it is, replace one by the other."))
        if not compilation.blocks:
            faults.append(Fault("error", "No entry can be made of this source. Look for odd characters in its fields."))
        return faults


def _date_fault(text: str) -> str | None:
    try:
        if text:
            csl_date(text)
    except DateFault as fault:
        return str(fault)
    return None


class SourceName(Orderable):
    """Someone who made a source, in the order of its title page: a person, or an institution by its whole name."""

    source = ParentalKey(Source, on_delete=models.CASCADE, related_name="names")
    role = models.CharField(max_length=30, choices=ROLES, default="author")
    family = models.CharField("family name", max_length=200, blank=True)
    given = models.CharField("given name", max_length=200, blank=True)
    literal = models.CharField(
        "institution", max_length=200, blank=True, help_text="Its whole name, instead of the two."
    )
    suffix = models.CharField(max_length=200, blank=True, help_text="Example: Jr.")
    non_dropping_particle = models.CharField(
        "particle that belongs to the family name", max_length=200, blank=True, help_text="Example: the van of van Ree."
    )
    dropping_particle = models.CharField(
        "particle that does not", max_length=200, blank=True, help_text="Example: the von of von Clausewitz."
    )
    family_first = models.BooleanField(
        "family name first", default=False, help_text="In running text too, as in Chen Jian or Kim Il Sung."
    )
    orcid = models.CharField("ORCID", max_length=60, blank=True)

    PARTS = (
        *("role", "family", "given", "literal", "suffix", "non_dropping_particle", "dropping_particle"),
        *("family_first", "orcid"),
    )
    panels = [
        FieldPanel("role"),
        FieldRowPanel([FieldPanel("family"), FieldPanel("given")]),
        FieldPanel("family_first"),
        FieldPanel("literal"),
        FieldRowPanel([FieldPanel("suffix"), FieldPanel("non_dropping_particle"), FieldPanel("dropping_particle")]),
        FieldPanel("orcid"),
    ]

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(name="sources_name_role_known", condition=Q(role__in=[role for role, _ in ROLES])),
            models.CheckConstraint(
                name="sources_name_person_or_institution",
                condition=(~Q(family="") & Q(literal="")) | (Q(family="", given="") & ~Q(literal="")),
                violation_error_message="Give a family name, or the whole name of an institution alone.",
            ),
        ]

    def __str__(self) -> str:
        return self.literal or f"{self.given} {self.family}".strip()

    def clean(self):
        super().clean()
        if self.orcid:
            try:
                self.orcid = normal_orcid(self.orcid)
            except ValueError as error:
                raise ValidationError({"orcid": str(error)}) from error
