"""Question sets in the menu of the admin."""

from wagtail import hooks

from teaching.admin.question_sets import QuestionSetViewSet


@hooks.register("register_admin_viewset")
def register_question_sets():
    return QuestionSetViewSet()
