"""The desk of error reports: read, answered and closed, never added or deleted here."""

from django.http import HttpRequest
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import ModelPermissionPolicy

from publishing.models import Document, ErrorReport


class DeskPolicy(ModelPermissionPolicy):
    """Reports come from readers and stay: nobody adds or deletes them in the admin."""

    def user_has_permission(self, user, action) -> bool:
        return action in ("view", "change") and super().user_has_permission(user, action)


class ErrorReportFilterSet(WagtailFilterSet):
    """By what became of a report, and by what it is about."""

    class Meta:
        model = ErrorReport
        fields = ["status", "document"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        reported = Document.objects.filter(error_reports__isnull=False).distinct()
        self.filters["document"].field.queryset = reported.order_by("path")


class DeskView(generic.IndexView):
    """All reports, newest first."""

    default_ordering = "-reported_at"

    def get_base_queryset(self):
        reports = super().get_base_queryset().select_related("version")
        return reports.defer("version__body", "version__source", "version__plain_text")


class AnswerView(generic.EditView):
    """One report: what was written, and what the editors answer."""

    template_name = "publishing/admin/error_report.html"

    def get_queryset(self):
        return super().get_queryset().select_related("version__document", "handled_by")

    def get_page_subtitle(self) -> str:
        return f"Report on “{self.object.version}”"

    def save_instance(self) -> ErrorReport:
        self.form.instance.handled_by = self.request.user
        return super().save_instance()


class ErrorReportViewSet(ModelViewSet):
    """Where editors work through what readers report."""

    model = ErrorReport
    name = "error_reports"
    menu_label = "Error reports"
    icon = "warning"
    menu_order = 400
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = DeskView
    edit_view_class = AnswerView
    edit_template_name = "publishing/admin/error_report.html"
    filterset_class = ErrorReportFilterSet
    search_fields = ["message", "passage", "email", "version__title"]
    search_backend_name = None
    edit_handler = ObjectList([FieldPanel("status"), FieldPanel("response")])

    @property
    def permission_policy(self) -> DeskPolicy:
        return DeskPolicy(self.model)

    @property
    def list_display(self):
        return [
            TitleColumn("message", label="What is wrong", accessor=_beginning, url_name=self.get_url_name("edit")),
            Column("version", label="About"),
            Column("get_status_display", label="Status"),
            DateColumn("reported_at", label="Reported", sort_key="reported_at"),
        ]


def _beginning(report: ErrorReport) -> str:
    return report.message if len(report.message) <= 100 else f"{report.message[:100]}…"


def open_reports(request: HttpRequest):
    """The reports that wait for an answer, if the user may read them."""
    if not request.user.has_perm("publishing.view_errorreport"):
        return ErrorReport.objects.none()
    return ErrorReport.objects.filter(status="open").select_related("version")
