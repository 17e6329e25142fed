"""The gallery of components and page templates, with invented content and without the database (DEBUG only)."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string

from korea_intervention.styleguide import samples, sources, terms

Page = tuple[str, Callable[[], dict[str, Any]]]

# Address below /styleguide/: template and what it is shown with.
PAGES: dict[str, Page] = {
    "home": ("articles/home.html", samples.home),
    "home-empty": ("articles/home.html", samples.empty_home),
    "home-permanent": ("articles/home.html", samples.permanent_home),
    "index": ("articles/article_index.html", samples.article_index),
    "index-empty": ("articles/article_index.html", samples.empty_index),
    "article": ("articles/article.html", samples.article),
    "article-permanent": ("articles/article.html", samples.permanent_article),
    "article-preview": ("articles/article.html", samples.article_preview),
    "article-empty": ("articles/article.html", samples.empty_article),
    "section": ("articles/section.html", samples.section),
    "section-permanent": ("articles/section.html", samples.permanent_section),
    "section-preview": ("articles/section.html", samples.section_preview),
    "cite": ("sources/cite.html", samples.cite),
    "term": ("glossary/term.html", terms.term),
    "terms": ("glossary/terms.html", terms.terms_of_text),
    "terms-permanent": ("glossary/terms.html", terms.permanent_terms_of_text),
    "terms-none": ("glossary/terms.html", terms.no_terms_of_text),
    "term-permanent": ("glossary/term.html", terms.permanent_term),
    "glossary": ("glossary/index.html", terms.index),
    "glossary-filtered": ("glossary/index.html", terms.filtered_index),
    "glossary-unanswered": ("glossary/index.html", terms.unanswered_index),
    "glossary-empty": ("glossary/index.html", terms.empty_index),
    "source": ("sources/source.html", sources.source),
    "source-permanent": ("sources/source.html", sources.permanent_source),
    "source-unused": ("sources/source.html", sources.unused_source),
    "sources": ("sources/index.html", sources.index),
    "sources-filtered": ("sources/index.html", sources.filtered_index),
    "sources-unanswered": ("sources/index.html", sources.unanswered_index),
    "sources-empty": ("sources/index.html", sources.empty_index),
    "information": ("articles/information.html", samples.information),
    "history": ("publishing/history.html", samples.history),
    "compare": ("publishing/compare.html", samples.comparison),
    "compare-side-by-side": ("publishing/compare.html", samples.comparison_side_by_side),
    "report": ("publishing/report.html", samples.report),
    "report-invalid": ("publishing/report.html", samples.invalid_report),
    "report-thanks": ("publishing/report_thanks.html", samples.report_thanks),
    "gone": ("publishing/gone.html", samples.gone),
    "gone-unreadable": ("publishing/gone.html", samples.gone_unreadable),
    "withheld": ("publishing/withheld.html", samples.withheld),
    "password-required": ("publishing/password_required.html", samples.password_required),
    "not-found": ("404.html", samples.frame),
    "not-allowed": ("403.html", samples.frame),
    "csrf-failure": ("403_csrf.html", dict),
    "bad-request": ("400.html", dict),
    "server-error": ("500.html", dict),
}


def gallery(request: HttpRequest) -> HttpResponse:
    scheme = request.GET.get("scheme", "")
    context = {
        **samples.components(),
        **terms.components(),
        **sources.components(),
        "pages": PAGES,
        "scheme": scheme if scheme in ("light", "dark") else "",
    }
    return HttpResponse(render_to_string("styleguide/gallery.html", context))


def page(request: HttpRequest, name: str) -> HttpResponse:
    if name not in PAGES:
        raise Http404(name)
    template, sample = PAGES[name]
    return HttpResponse(render_to_string(template, sample()))
