"""“Report an error”: a form on a page of its own, so that public pages stay the same for everyone."""

from allauth.account.adapter import get_adapter
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from publishing.actions.reporting import TooManyReports, report_error
from publishing.forms import ErrorReportForm
from publishing.models import DocumentState, Version
from publishing.restrictions import restricted_paths

LONGEST_PASSAGE = 300  # characters taken from the address; the form takes more


def _reported_version(request: HttpRequest) -> Version:
    key = request.GET.get("version", "")
    if not key.isdecimal() or len(key) > 18:
        raise Http404
    return _open_version(int(key))


def _open_version(key: int) -> Version:
    """A version that everyone may read."""
    version = get_object_or_404(Version.objects.not_withheld().select_related("document"), pk=key)
    document = version.document
    if document.state == DocumentState.WITHHELD or any(document.path.startswith(path) for path in restricted_paths()):
        raise Http404
    return version


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Take a report on one version: ``?version=12&passage=…``."""
    version = _reported_version(request)
    form = ErrorReportForm(request.POST or None, initial={"passage": request.GET.get("passage", "")[:LONGEST_PASSAGE]})
    status = 200
    if request.method == "POST" and form.is_valid():
        fields = {name: form.cleaned_data[name] for name in ("passage", "message", "email")}
        try:
            report_error(version=version, address=get_adapter().get_client_ip(request), **fields)
        except TooManyReports:
            form.add_error(None, "Many reports came from your network this hour. Your text is kept here: try later.")
            status = 429
        else:
            return redirect("report_thanks", version.pk)
    context = {"form": form, "version": version, "title": version.title, "path": version.document.path}
    return render(request, "publishing/report.html", context, status=status)


@never_cache
def thanks(request: HttpRequest, key: int) -> HttpResponse:
    version = _open_version(key)
    return render(request, "publishing/report_thanks.html", {"title": version.title, "path": version.document.path})
