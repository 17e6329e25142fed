"""Replacing a source by another in the admin."""

from django import forms
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from publishing.admin.editing import display_title, edit_address, render_about
from publishing.faults import PublicationRefused
from publishing.usage import uses_of_document
from sources.actions.merging import replace_source
from sources.admin.buttons import MAY_PUBLISH
from sources.drafts import drafts_citing
from sources.models import Source


class ReplaceForm(forms.Form):
    """Which source is to be cited instead."""

    other = forms.ModelChoiceField(
        Source.objects.none(),
        label="The source that is to be cited instead",
        help_text="Locators and words before and after stay as they are.",
        error_messages={"invalid_choice": "This source does not exist any more. Choose another."},
    )

    def __init__(self, *args, source: Source, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["other"]
        field.queryset = Source.objects.exclude(pk=source.pk)
        field.widget = Source.snippet_viewset.chooser_viewset.widget_class


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(MAY_PUBLISH, raise_exception=True)
def replace(request: HttpRequest, key: int) -> HttpResponse:
    """Show what cites a source, ask which is to be cited instead, and tell what was changed."""
    source = get_object_or_404(Source, pk=key)
    is_sent = request.method == "POST"
    # Wagtail's chooser cannot show again what is not even a number.
    chosen = request.POST.get("other", "")
    form = ReplaceForm({"other": chosen if chosen.isdecimal() else ""} if is_sent else None, source=source)
    if is_sent and form.is_valid():
        other = form.cleaned_data["other"]
        try:
            done = replace_source(source=source, other=other, by=request.user)
        except PublicationRefused as refusal:
            form.add_error("other", refusal.reasons)
        else:
            context = {
                "source": source,
                "other": other,
                "done": done,
                "changed": [(display_title(owner), edit_address(owner)) for owner in done.changed],
                "left": [(display_title(owner), edit_address(owner), reason) for owner, reason in done.left],
                "page_title": "Replaced",
                "header_title": "Replaced",
                "header_icon": "redirect",
            }
            return render(request, "sources/admin/replaced.html", context)
    return render_about(
        request,
        source,
        "sources/admin/replace.html",
        title="Replace",
        icon="redirect",
        form=form,
        media=form.media,
        drafts=[(display_title(draft.owner), edit_address(draft.owner)) for draft in drafts_citing(source)],
        uses=uses_of_document(source.document),
    )
