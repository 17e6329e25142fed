"""Who may look at the desk, and who decides there."""

from django.contrib.auth.decorators import permission_required

LOOK, DECIDE = "linking.view_mention", "linking.decide_mentions"
may_look = permission_required(LOOK, raise_exception=True)
may_decide = permission_required(DECIDE, raise_exception=True)
