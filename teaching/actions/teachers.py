"""Who teaches a class: asked, joined, gone."""

from datetime import timedelta

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from teaching.models import Classroom, ClassTeacher, Invitation

INVITATION_KEPT = timedelta(days=90)


def invite_teacher(*, classroom: Classroom, email: str, by: User) -> Invitation | None:
    """Note an invitation. None if the address is invited already."""
    invitation, made = Invitation.objects.get_or_create(
        classroom=classroom, email=email.lower(), defaults={"invited_by": by}
    )
    return invitation if made else None


def mail_invitation(*, http_request: HttpRequest, invitation: Invitation) -> None:
    """The same mail whether or not the address has an account. Raises OSError if it cannot be sent."""
    context = {
        "class_name": str(invitation.classroom),
        "teacher": invitation.invited_by.get_short_name() if invitation.invited_by else "A teacher",
        "site_address": settings.SITE_ADDRESS,
        "site_name": settings.SITE_NAME,
    }
    get_adapter(http_request).send_mail("teaching/email/invitation", invitation.email, context)


@transaction.atomic
def accept_invitation(*, invitation: Invitation, teacher: User) -> None:
    """Become a co-teacher; who teaches the class already stays what they are."""
    ClassTeacher.objects.get_or_create(classroom_id=invitation.classroom_id, teacher=teacher)
    invitation.delete()


def decline_invitation(*, invitation: Invitation) -> None:
    invitation.delete()


@transaction.atomic
def remove_teacher(*, classroom: Classroom, teacher: User) -> bool:
    """Take a co-teacher out of a class. An owner is never taken out: whether anybody was."""
    removed, _ = ClassTeacher.objects.filter(classroom=classroom, teacher=teacher, is_owner=False).delete()
    return bool(removed)


@transaction.atomic
def hand_over(*, classroom: Classroom, to: User) -> bool:
    """Make a co-teacher the owner; the owner becomes a co-teacher. Whether there was such a co-teacher."""
    members = ClassTeacher.objects.select_for_update().filter(classroom=classroom)
    heir = members.filter(teacher=to, is_owner=False).first()
    if heir is None:
        return False
    members.filter(is_owner=True).update(is_owner=False)  # first: a class has one owner at any time
    heir.is_owner = True
    heir.save(update_fields=["is_owner"])
    return True


@transaction.atomic
def pass_on_classes(*, teacher: User) -> None:
    """Leave all classes. What they owned goes to who has taught the class longest; without anybody it stays behind
    and is erased with its pupils' data."""
    for owned in ClassTeacher.objects.filter(teacher=teacher, is_owner=True).select_related("classroom"):
        others = ClassTeacher.objects.filter(classroom=owned.classroom).exclude(pk=owned.pk)
        heir = others.order_by("since", "pk").first()
        if heir is not None:
            hand_over(classroom=owned.classroom, to=heir.teacher)
    ClassTeacher.objects.filter(teacher=teacher).delete()


def on_user_deleted(instance: User, **kwargs) -> None:
    """A receiver, before an account is deleted, whoever deletes it and where."""
    pass_on_classes(teacher=instance)


def forget_old_invitations() -> None:
    """An address that nobody answered from is not kept."""
    Invitation.objects.filter(invited_at__lt=timezone.now() - INVITATION_KEPT).delete()
