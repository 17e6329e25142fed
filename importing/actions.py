"""Loading a content folder into the site."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from wagtail.models import Page, Site

from articles.models import HomePage
from importing.faults import ContentFault, ContentRefused
from importing.files import IMAGE_LIST, IMAGES, LINK_LIST, Content, ContentFile, digest, source_path
from importing.folders import digests_in, read_folder
from importing.kinds import parent_path
from importing.link_loading import Find, Loading, link_anew, load_decisions
from importing.models import LastLoad, LoadedFile
from importing.naming import site_names
from importing.notes import paragraphs_in, prepare_notes
from importing.ordering import reorder
from importing.page_planning import note_names
from importing.pages import model_of, read_page, write_fields, write_texts
from importing.pictures import load_images
from importing.planning import make_plan
from importing.question_loading import QuestionLoader
from importing.records import read_source, write_source
from importing.runs import plain_text
from importing.steps import Plan, Status, Step
from linking.words import begin_words
from publishing.actions import publish, rearranged
from publishing.actions.sets import publication_set
from publishing.faults import PublicationRefused
from publishing.models import Document, PublicationLock
from publishing.pages import PublishablePage
from publishing.publishables import Publishable
from publishing.records import PublishableRecord
from sources.formatting import prepare_entries
from sources.models import Source


@dataclass
class Outcome:
    """What a load did to each file: its status, its path and, where it was not loaded, why."""

    lines: list[tuple[Status, str, str]] = field(default_factory=list)

    def add(self, status: Status, path: str, reason: str = "") -> None:
        self.lines.append((status, path, reason))

    @property
    def files(self) -> set[str]:
        return {path.partition("#")[0] for _, path, _ in self.lines}

    @property
    def is_complete(self) -> bool:
        """Whether the site holds all of the folder and nothing else that was ever loaded."""
        return all(status not in (Status.KEPT, Status.GONE) for status, _, _ in self.lines)


def load(*, folder: Path, force: bool = False, dry: bool = False) -> Outcome:
    """Bring the pages in line with a folder, and publish what changed as one publication set.

    Raises ContentRefused, having changed nothing, if anything is wrong with any file.
    """
    digests = digests_in(folder)
    folder_digest = digest(repr(sorted(digests.items())))
    if not force and LastLoad.objects.filter(digest=folder_digest).exists():
        outcome = Outcome()
        for path in digests:
            if path != IMAGE_LIST:
                outcome.add(Status.SAME, path)
        return outcome
    content = read_folder(folder, site_names())
    if dry:
        plan = make_plan(content, force=force)
        outcome = _told(content, plan, force=force, dry=True)
        outcome.lines += _foreseen(content, plan, force=force)
        outcome.lines += QuestionLoader(content, plan, force=force).lines(dry=True)
        return outcome
    with transaction.atomic():
        # Two loads at once wait for each other here, and the second finds what the first has made.
        PublicationLock.acquire()
        plan = make_plan(content, force=force)
        outcome = _told(content, plan, force=force, dry=False)
        outcome.lines += _apply(content, plan, force=force)
        outcome.lines += QuestionLoader(content, plan, force=force).lines(dry=False)
        digest_to_keep = folder_digest if outcome.is_complete else ""
        if not LastLoad.objects.filter(pk=1, digest=digest_to_keep).exists():
            LastLoad.objects.update_or_create(pk=1, defaults={"digest": digest_to_keep})
    return outcome


def _told(content: Content, plan: Plan, *, force: bool, dry: bool) -> Outcome:
    """Loads the images, so that pages can name them, and tells what is to be done with everything."""
    outcome = Outcome()
    try:
        for status, name in load_images(content, plan.references, force=force, dry=dry):
            reason = "an editor changed it: load with --force to overwrite it" if status is Status.KEPT else ""
            outcome.add(status, IMAGES + name, reason)
    except ValidationError as error:
        raise ContentRefused([ContentFault(IMAGE_LIST, 1, "; ".join(error.messages))]) from error
    for step in plan.all_steps:
        outcome.add(step.status, step.file.path, step.reason)
    for path in plan.gone:
        is_source = path.startswith(source_path(""))
        what = "it is gone from the list; the source" if is_source else "its file is gone; its page"
        outcome.add(Status.GONE, path, f"{what} stays: withdraw it in the editor")
    return outcome


def _apply(content: Content, plan: Plan, *, force: bool) -> list[tuple[Status, str, str]]:
    """Do what is planned; returns what became of editors' decisions."""
    for step in plan.sources_with_status(Status.NEW):
        step.page = _create_source(step)
        plan.references.add_source(step.file.key, step.page.pk, step.page.short_label)
    for step in plan.with_status(Status.NEW):
        step.page = _create_record(plan, step) if step.file.kind.is_record else _create(plan, step)
        note_names(plan.references, step.file, step.page.pk)
    with publication_set():
        rearrange = reorder(plan, force=force)
        # Sources before what cites them: notes are written of published sources.
        sources = plan.sources_with_status(Status.NEW, Status.CHANGED)
        _publish(sources, [_drafted(plan, step) for step in sources])
        steps = plan.with_status(Status.NEW, Status.CHANGED)
        drafts = [_drafted(plan, step) for step in steps]
        prepare_notes(step.file for step in steps)
        begin_words(["\n".join(map(plain_text, paragraphs_in(step.file))) for step in steps])
        # Before the texts are published: their links are those of their versions for ever.
        decisions = _decide(content, plan, drafts, force=force)
        _publish(steps, drafts)
        rearranged(containers=rearrange)
    link_anew(decisions)
    _remember(plan)
    return decisions.lines


def _decide(content: Content, plan: Plan, drafts: list[Publishable], *, force: bool) -> Loading:
    if LINK_LIST not in content.digests:
        return Loading(force)
    return load_decisions(content.links, _finder(content, plan), drafts, force=force)


def _foreseen(content: Content, plan: Plan, *, force: bool) -> list[tuple[Status, str, str]]:
    """What would become of editors' decisions. Of pages that change it is known once they have changed."""
    moving = {step.file.address(content.files) for step in plan.with_status(Status.NEW, Status.CHANGED)}
    settled = [entry for entry in content.links if not {entry.page, entry.target} & moving]
    if LINK_LIST not in content.digests:
        return []
    with transaction.atomic():
        lines = load_decisions(settled, _finder(content, plan), force=force).lines
        transaction.set_rollback(True)
    later = len(content.links) - len(settled)
    if later:
        lines = [line for line in lines if line[0] is not Status.SAME]
        lines.append((Status.CHANGED, LINK_LIST, f"{later} decisions on pages that change are looked at then"))
    return lines


def _finder(content: Content, plan: Plan) -> Find:
    """Finds the document at an address: of a file or source of the folder, or else of the site."""
    known = {step.file.address(content.files): step.page for step in plan.steps}
    known |= {step.page.public_path(): step.page for step in plan.sources if step.page is not None}

    def find(address: str) -> Document | None:
        page = known.get(address)
        return page.document if page else Document.objects.published().filter(path=address).first()

    return find


def _publish(steps: list[Step], drafts: list[Publishable]) -> None:
    prepare_entries([draft.item() for draft in drafts if isinstance(draft, Source)])
    files = {step.page.document_id: step.file for step in steps}
    try:
        publish(pages=drafts)
    except PublicationRefused as refusal:
        file = files.get(refusal.draft.document_id) if refusal.draft is not None else None
        place = file.place if file else ("index.md", 1)
        raise ContentRefused([ContentFault(*place, fault.message) for fault in refusal.faults]) from refusal


def _create_source(step: Step) -> Source:
    source = Source(live=False)
    write_source(source, step.file)
    try:
        source.full_clean()
    except ValidationError as error:
        raise _refusal(step, error) from error
    source.save()
    return source


def _create(plan: Plan, step: Step) -> PublishablePage:
    """A draft of a new page, without its texts: they may name pages which are made after it."""
    page = model_of(step.file.kind)(live=False, slug=step.file.fields["slug"])
    write_fields(page, step.file, plan.references)
    try:
        if isinstance(page, HomePage):
            return _create_home(page)
        parent_key = plan.references.keys[parent_path(step.file.path) or ""]
        return Page.objects.get(pk=parent_key).add_child(instance=page)
    except ValidationError as error:
        raise _refusal(step, error) from error


def _create_record(plan: Plan, step: Step) -> PublishableRecord:
    """A draft of a new record, likewise. What it belongs to is made before it."""
    record = model_of(step.file.kind)(live=False)
    write_fields(record, step.file, plan.references)
    if "slug" in step.file.kind.by_name:
        record.slug = step.file.fields["slug"]
    try:
        record.full_clean()
    except ValidationError as error:
        raise _refusal(step, error) from error
    record.save()
    return record


def _create_home(home: HomePage) -> HomePage:
    """The front page, in the place of the page that Wagtail makes when it is installed."""
    root = Page.get_first_root_node()
    site = Site.objects.filter(is_default_site=True).first()
    welcome = site.root_page if site else None
    if welcome is not None and welcome.slug == home.slug:
        Page.objects.filter(pk=welcome.pk).update(slug=f"{home.slug}-before")
    address = urlsplit(settings.SITE_ADDRESS)
    port = address.port or (443 if address.scheme == "https" else 80)
    site = site or Site(is_default_site=True, root_page=root)
    site.hostname, site.port, site.site_name = address.hostname or "localhost", port, settings.SITE_NAME
    site.save()
    root.add_child(instance=home)
    site.root_page = home
    site.save()
    # Only Wagtail's own: a plain page under which nothing was made.
    if welcome is not None and welcome.specific_class is Page and not welcome.is_root() and not welcome.numchild:
        Page.objects.get(pk=welcome.pk).delete()
    return home


def _drafted(plan: Plan, step: Step) -> Publishable:
    """The page or record of a step with the values of its file, in memory."""
    # Read anew: pages that were made or moved in the meantime may have changed its place in the tree.
    draft = type(step.page).objects.get(pk=step.page.pk).get_latest_revision_as_object()
    if isinstance(draft, Source):
        write_source(draft, step.file)
        step.hash = read_source(draft).hash
    else:
        write_fields(draft, step.file, plan.references)
        write_texts(draft, step.file, plan.references)
        step.hash = read_page(draft, step.file.path, plan.references).hash
    try:
        draft.full_clean()
    except ValidationError as error:
        raise _refusal(step, error) from error
    return draft


def _refusal(step: Step, error: ValidationError) -> ContentRefused:
    messages = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    return ContentRefused(
        [
            ContentFault(*step.file.place, f"{name}: {message}" if name not in ("", NON_FIELD_ERRORS) else message)
            for name, texts in messages.items()
            for message in texts
        ]
    )


def _remember(plan: Plan) -> None:
    """Note what each page and source is like now, so that an editor's later change can be told."""
    steps = [step for step in plan.all_steps if step.status is not Status.KEPT]
    renamed = [step.loaded for step in steps if step.loaded and step.loaded.path != step.file.path]
    # Two files may have changed names with each other.
    LoadedFile.objects.filter(pk__in=[loaded.pk for loaded in renamed]).delete()
    for step in steps:
        change = step.file.change
        values = {
            "document_id": step.page.document_id,
            "content_hash": step.hash,
            "change_kind": change.kind if change else "",
            "change_note": change.note if change else "",
            "place": step.file.fields.get("order", 0) if isinstance(step.file, ContentFile) else 0,
        }
        if (
            step.loaded is None
            or step.loaded in renamed
            or any(getattr(step.loaded, name) != value for name, value in values.items())
        ):
            LoadedFile.objects.update_or_create(path=step.file.path, defaults=values)
