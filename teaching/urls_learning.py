"""Addresses of pupils, and what teachers see of them beforehand."""

from django.urls import path

from teaching.views import learning, learning_answers, learning_notes, learning_work, preview

ASSIGNMENT = "learn/<str:code>/<int:assignment>/"
ITEM = f"{ASSIGNMENT}<int:item>/"
HIGHLIGHT = f"{ITEM}highlights/<int:highlight>/"
PREVIEW = "teach/<int:pk>/assignments/<int:assignment>/preview/"

urlpatterns = [
    path("learn/", learning.learn, name="learn"),
    path("learn/<str:code>/", learning.learn_class, name="learn_class"),
    path("learn/<str:code>/join/", learning.learn_join, name="learn_join"),
    path("learn/<str:code>/sign-in/", learning.learn_sign_in, name="learn_sign_in"),
    path("learn/<str:code>/leave/", learning.learn_leave, name="learn_leave"),
    path(ASSIGNMENT, learning_work.learn_assignment, name="learn_assignment"),
    path(f"{ASSIGNMENT}hand-in/", learning_work.learn_hand_in, name="learn_hand_in"),
    path(f"{ASSIGNMENT}take-back/", learning_work.learn_take_back, name="learn_take_back"),
    path(ITEM, learning_work.learn_item, name="learn_item"),
    path(f"{ITEM}answers/", learning_answers.learn_answers, name="learn_answers"),
    path(f"{ITEM}answers/<int:question>/", learning_answers.learn_answer, name="learn_answer"),
    path(f"{ITEM}highlights/", learning_notes.learn_highlights, name="learn_highlights"),
    path(HIGHLIGHT, learning_notes.learn_highlight, name="learn_highlight"),
    path(f"{HIGHLIGHT}delete/", learning_notes.learn_highlight_delete, name="learn_highlight_delete"),
    path(f"{ITEM}lookups/", learning_notes.learn_lookups, name="learn_lookups"),
    path(PREVIEW, preview.teach_preview, name="teach_preview"),
    path(f"{PREVIEW}<int:item>/", preview.teach_preview_item, name="teach_preview_item"),
]
