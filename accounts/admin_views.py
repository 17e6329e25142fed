"""Wagtail's pages about users and about one's own account, with this site's users."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from wagtail.admin.views.account import AccountView, AvatarSettingsPanel, BaseSettingsPanel, NameEmailSettingsPanel
from wagtail.users.views import users

from accounts.actions import invite, vouch_for_address
from accounts.admin_forms import AccountCreationForm, AccountEditForm, DisplayNameForm
from accounts.models import User


class UserCreateView(users.CreateView):
    """Adds an account; without a password, its owner is sent a link to set one."""

    def save_instance(self) -> User:
        user = super().save_instance()
        vouch_for_address(user=user)
        if not self.form.cleaned_data["password1"]:
            user.set_unusable_password()
            user.save(update_fields=["password"])
            self.send_invitation(user)
        return user

    def send_invitation(self, user: User) -> None:
        try:
            invite(request=self.request, user=user)
        except OSError as error:
            messages.error(
                self.request,
                f"The mail to {user.email} could not be sent ({error}). The account is made: "
                "its owner can ask for a new password on the login page.",
            )
        else:
            messages.info(self.request, f"{user.email} has been sent a link to set a password.")


class UserEditView(users.EditView):
    """Edits an account. Only a superuser edits a superuser, whose password would otherwise be anybody's."""

    def dispatch(self, request, *args, **kwargs):
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def save_instance(self) -> User:
        user = super().save_instance()
        if "email" in self.form.changed_data:
            vouch_for_address(user=user)
        return user


class UserIndexView(users.IndexView):
    """Lists the accounts; searched by e-mail address and name."""

    search_fields = ["email", "display_name"]


class UserViewSet(users.UserViewSet):
    """The users of the admin, without user names."""

    index_view_class = UserIndexView
    add_view_class = UserCreateView
    edit_view_class = UserEditView
    create_template_name = "wagtailadmin/generic/create.html"
    edit_template_name = "wagtailadmin/generic/edit.html"

    def get_form_class(self, for_update=False):
        return AccountEditForm if for_update else AccountCreationForm


class DisplayNamePanel(BaseSettingsPanel):
    """One's own name."""

    name = "display_name"
    title = "Name"
    order = NameEmailSettingsPanel.order
    form_class = DisplayNameForm


class OwnAccountView(AccountView):
    """Wagtail's page of one's own settings: a display name for first and last name, and no picture, shown nowhere."""

    def get_panels(self):
        left_out = (NameEmailSettingsPanel, AvatarSettingsPanel)
        panels = [panel for panel in super().get_panels() if not isinstance(panel, left_out)]
        return [DisplayNamePanel(self.request, self.request.user, panels[0].profile), *panels]
