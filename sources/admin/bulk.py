"""What is done to several sources at once: written to a file, published together."""

from django import forms
from django.http import HttpResponse
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from publishing.actions import publish
from sources.actions.importing import MOST_PUBLISHED_TOGETHER
from sources.admin.buttons import MAY_PUBLISH
from sources.exporting import FORMATS, exported
from sources.formatting import prepare_entries
from sources.models import Source
from sources.validation import problems_of


class SourcesBulkAction(SnippetBulkAction):
    """One query for the sources, one for their names."""

    models = [Source]

    @classmethod
    def get_queryset(cls, model, object_ids):
        return list(Source.objects.filter(pk__in=object_ids).select_related("document").prefetch_related("names"))


class FormatForm(forms.Form):
    """In which format."""

    ending = forms.ChoiceField(label="Format", choices=[(ending, each.label) for ending, each in FORMATS.items()])


class ExportBulkAction(SourcesBulkAction):
    """The chosen sources, drafts too, as a file."""

    display_name = "Export"
    action_type = "export"
    aria_label = "Export selected sources"
    template_name = "sources/admin/bulk_export.html"
    form_class = FormatForm
    action_priority = 20

    def form_valid(self, form) -> HttpResponse:
        ending = form.cleaned_data["ending"]
        sources, _ = self.get_actionable_objects()
        items = sorted((source.item() for source in sources), key=lambda item: item["id"])
        response = HttpResponse(exported(items, ending), content_type=f"{FORMATS[ending].media_type}; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="sources.{ending}"'
        return response


class PublishBulkAction(SourcesBulkAction):
    """Drafts that are complete, as one publication; the others are named with what they lack."""

    display_name = "Publish"
    action_type = "publish"
    aria_label = "Publish selected sources"
    template_name = "sources/admin/bulk_publish.html"
    action_priority = 10

    def check_perm(self, source: Source) -> bool:
        return self.request.user.has_perm(MAY_PUBLISH) and not obstacle(source)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        refused = [(source, obstacle(source) or "you may not publish") for source in context["items_with_no_access"]]
        return context | {"refused": refused, "too_many": len(context["items"]) > MOST_PUBLISHED_TOGETHER}

    def prepare_action(self, objects, objects_without_access):
        if len(objects) > MOST_PUBLISHED_TOGETHER:
            messages.error(self.request, f"Nothing was published: choose at most {MOST_PUBLISHED_TOGETHER} at once.")
            return self.render_to_response(self.get_context_data(form=self.cleaned_form))
        return None

    def get_execution_context(self):
        return {"user": self.request.user}

    @classmethod
    def execute_action(cls, objects, user=None, **kwargs):
        drafts = [source.get_latest_revision_as_object() for source in objects]
        prepare_entries([draft.item() for draft in drafts])
        return len(publish(pages=drafts, by=user)), 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        return f"Published together: {num_parent_objects} source{'' if num_parent_objects == 1 else 's'}."


def obstacle(source: Source) -> str:
    """Why a source cannot be published with others, or nothing."""
    draft = source.get_latest_revision_as_object() if source.has_unpublished_changes else source
    if source.live and not source.has_unpublished_changes:
        return "readers have this already"
    if source.document.current_version_id is not None and not draft.change_kind:
        return "it does not say what it changes"
    if source.current_workflow_state is not None:
        return "it is being reviewed"
    return " ".join(problem.message for problem in problems_of(draft.item()) if problem.level != "doubtful")
