"""Addresses of assignments: choosing texts, building, questions, publishing, what changed since."""

from django.urls import path

from teaching.views import (
    assigning,
    assigning_builder,
    assigning_copies,
    assigning_items,
    assigning_questions,
    assigning_states,
    assigning_updates,
)

ALL = "teach/<int:pk>/assignments/"
ONE = f"{ALL}<int:assignment>/"
ITEM = f"{ONE}items/<int:item>/"
QUESTION = f"{ONE}questions/<int:question>/"

urlpatterns = [
    path("teach/assign/", assigning.assign, name="teach_assign"),
    path(ALL, assigning.assignments, name="teach_assignments"),
    path(f"{ALL}new/", assigning.new_assignment, name="teach_assignment_new"),
    path(ONE, assigning_builder.builder, name="teach_assignment"),
    path(f"{ONE}texts/", assigning_builder.texts, name="teach_texts"),
    path(f"{ONE}publish/", assigning_states.publish, name="teach_publish"),
    path(f"{ONE}back-to-draft/", assigning_states.back_to_draft, name="teach_back_to_draft"),
    path(f"{ONE}delete/", assigning_states.delete, name="teach_assignment_delete"),
    path(f"{ONE}duplicate/", assigning_copies.duplicate, name="teach_duplicate"),
    path(f"{ONE}reuse/", assigning_copies.reuse, name="teach_reuse"),
    path(f"{ITEM}note/", assigning_items.note, name="teach_item_note"),
    path(f"{ITEM}move/", assigning_items.move, name="teach_item_move"),
    path(f"{ITEM}remove/", assigning_items.remove, name="teach_item_remove"),
    path(f"{ITEM}update/", assigning_updates.update, name="teach_update"),
    path(f"{ITEM}questions/new/", assigning_questions.new_question, name="teach_question_new"),
    path(f"{ITEM}questions/offered/", assigning_questions.offered, name="teach_questions_offered"),
    path(QUESTION, assigning_questions.edit_question, name="teach_question_edit"),
    path(f"{QUESTION}move/", assigning_questions.move, name="teach_question_move"),
    path(f"{QUESTION}remove/", assigning_questions.remove, name="teach_question_remove"),
    path(f"{QUESTION}ask-again/", assigning_questions.ask_again, name="teach_question_ask_again"),
]
