"""Teachers sign up by themselves; chief editors decide whether they may, and whether each is approved first."""

from datetime import timedelta

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import TeacherRequest, TeacherSignup, User
from accounts.roles import TEACHER

KEPT_UNCONFIRMED = timedelta(days=14)


def ask_to_teach(*, user: User) -> None:
    """Note that a new account is to become a teacher's. Nothing is granted before its address is confirmed."""
    TeacherRequest.objects.create(user=user)


@transaction.atomic
def approve(*, request: TeacherRequest, by: User | None = None) -> bool:
    """Grant the role. Whether anything changed: two people may decide at once."""
    changed = _decide(request, TeacherRequest.State.APPROVED, by)
    if changed:
        request.user.groups.add(Group.objects.get(name=TEACHER.name))
    return changed


def decline(*, request: TeacherRequest, by: User) -> bool:
    """Leave the account without the role; it can be approved later."""
    return _decide(request, TeacherRequest.State.DECLINED, by)


def _decide(request: TeacherRequest, state: str, by: User | None) -> bool:
    undecided = TeacherRequest.objects.filter(pk=request.pk).exclude(state__in={state, TeacherRequest.State.APPROVED})
    return bool(undecided.update(state=state, decided_at=timezone.now(), decided_by=by))


def on_confirmed(request: HttpRequest, email_address: EmailAddress, **kwargs) -> None:
    """A receiver: who has shown that the address is theirs begins to teach, or begins to wait."""
    waiting = TeacherRequest.objects.filter(user=email_address.user_id, state=TeacherRequest.State.WAITING).first()
    if waiting is not None and not TeacherSignup.current().needs_approval:
        approve(request=waiting)


def tell(*, http_request: HttpRequest, request: TeacherRequest) -> None:
    """Send the decision to the one who asked. Raises OSError if the mail cannot be sent."""
    adapter = get_adapter(http_request)
    name = "teacher_approved" if request.state == TeacherRequest.State.APPROVED else "teacher_declined"
    adapter.send_mail(
        f"account/email/{name}", request.user.email, {"user": request.user, "site_address": settings.SITE_ADDRESS}
    )


def forget_unconfirmed() -> int:
    """Delete accounts of sign-ups that nobody confirmed: the address may be of somebody who knows nothing of it."""
    users = TeacherRequest.objects.never_confirmed(timezone.now() - KEPT_UNCONFIRMED).values("user")
    return len([user.delete() for user in User.objects.filter(pk__in=users)])
