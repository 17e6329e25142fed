"""What the templates of the account pages need."""

from django import forms, template

from accounts.models import TeacherSignup

register = template.Library()


@register.filter
def without_placeholders(form: forms.BaseForm) -> forms.BaseForm:
    """Allauth writes the label of each field into the field too; here labels stand above their fields."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    return form


@register.simple_tag
def teachers_can_sign_up() -> bool:
    return TeacherSignup.current().is_open
