"""What is refused whoever asks: the backstop of the admin's views."""

from django.db.models import ProtectedError

from sources.drafts import drafts_citing


def refuse_deletion(sender, instance, **kwargs) -> None:
    """What drafts cite is not taken from under them; what was published the base keeps."""
    owners = {draft.owner for draft in drafts_citing(instance)}
    if owners:
        raise ProtectedError(f"“{instance}” is cited and cannot be deleted. Replace it by another source.", owners)
