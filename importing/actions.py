"""Loading a content folder into the site."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Page, Site

from articles.models import HomePage
from importing.faults import ContentFault, ContentRefused
from importing.files import IMAGE_LIST, IMAGES, Content, digest
from importing.folders import digests_in, read_folder
from importing.kinds import parent_path
from importing.models import LastLoad, LoadedFile
from importing.ordering import reorder
from importing.pages import model_of, read_page, write_body, write_fields
from importing.pictures import load_images
from importing.planning import Plan, Status, Step, make_plan
from publishing.actions import publish, rearranged
from publishing.actions.sets import publication_set
from publishing.faults import PublicationRefused
from publishing.models import PublicationLock
from publishing.pages import PublishablePage


@dataclass
class Outcome:
    """What a load did to each file: its status, its path and, where it was not loaded, why."""

    lines: list[tuple[Status, str, str]] = field(default_factory=list)

    def add(self, status: Status, path: str, reason: str = "") -> None:
        self.lines.append((status, path, reason))

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
    content = read_folder(folder)
    if dry:
        return _told(content, make_plan(content, force=force), force=force, dry=True)
    with transaction.atomic():
        # Two loads at once wait for each other here, and the second finds what the first has made.
        PublicationLock.acquire()
        plan = make_plan(content, force=force)
        outcome = _told(content, plan, force=force, dry=False)
        _apply(plan, force=force)
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
    for step in plan.steps:
        outcome.add(step.status, step.file.path, step.reason)
    for path in plan.gone:
        outcome.add(Status.GONE, path, "its file is gone; its page stays: withdraw it in the editor")
    return outcome


def _apply(plan: Plan, *, force: bool) -> None:
    for step in plan.with_status(Status.NEW):
        step.page = _create(plan, step)
        plan.references.add_page(step.file.path, step.page.pk)
    with publication_set():
        rearrange = reorder(plan, force=force)
        changed = plan.with_status(Status.NEW, Status.CHANGED)
        pages = {step.page.pk: step for step in changed if step.page is not None}
        try:
            publish(pages=[_drafted(plan, step) for step in changed])
        except PublicationRefused as refusal:
            key = refusal.draft.pk if refusal.draft is not None else None
            path = pages[key].file.path if key in pages else "index.md"
            raise ContentRefused([ContentFault(path, 1, fault.message) for fault in refusal.faults]) from refusal
        rearranged(containers=rearrange)
    _remember(plan)


def _create(plan: Plan, step: Step) -> PublishablePage:
    """A draft of a new page, without its body: that may link to pages which are made after it."""
    page = model_of(step.file.kind)(live=False, slug=step.file.fields["slug"])
    write_fields(page, step.file, plan.references)
    try:
        if isinstance(page, HomePage):
            return _create_home(page)
        parent_key = plan.references.keys[parent_path(step.file.path) or ""]
        return Page.objects.get(pk=parent_key).add_child(instance=page)
    except ValidationError as error:
        raise _refusal(step, error) from error


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


def _drafted(plan: Plan, step: Step) -> PublishablePage:
    """The page of a step with the values of its file, in memory."""
    # Read anew: pages that were made or moved in the meantime may have changed its place in the tree.
    page = model_of(step.file.kind).objects.get(pk=step.page.pk).get_latest_revision_as_object()
    write_fields(page, step.file, plan.references)
    write_body(page, step.file, plan.references)
    try:
        page.full_clean()
    except ValidationError as error:
        raise _refusal(step, error) from error
    return page


def _refusal(step: Step, error: ValidationError) -> ContentRefused:
    messages = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    return ContentRefused(
        [
            ContentFault(step.file.path, 1, f"{name}: {message}" if name else message)
            for name, texts in messages.items()
            for message in texts
        ]
    )


def _remember(plan: Plan) -> None:
    """Note what each page is like now, so that an editor's later change can be told."""
    steps = [step for step in plan.steps if step.status is not Status.KEPT]
    renamed = [step.loaded for step in steps if step.loaded and step.loaded.path != step.file.path]
    # Two files may have changed names with each other.
    LoadedFile.objects.filter(pk__in=[loaded.pk for loaded in renamed]).delete()
    for step in steps:
        page = model_of(step.file.kind).objects.get(pk=step.page.pk).get_latest_revision_as_object()
        change = step.file.change
        values = {
            "document_id": page.document_id,
            "content_hash": read_page(page, step.file.path, plan.references).hash,
            "change_kind": change.kind if change else "",
            "change_note": change.note if change else "",
        }
        if (
            step.loaded is None
            or step.loaded in renamed
            or any(getattr(step.loaded, name) != value for name, value in values.items())
        ):
            LoadedFile.objects.update_or_create(path=step.file.path, defaults=values)
