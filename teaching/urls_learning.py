"""Addresses of pupils, and what teachers see of them beforehand."""

from django.urls import path

from teaching.views import learning

ITEM = "learn/<str:code>/<int:assignment>/<int:item>/"
PREVIEW = "teach/<int:pk>/assignments/<int:assignment>/preview/"

urlpatterns = [
    path("learn/", learning.later, name="learn"),
    path("learn/<str:code>/", learning.later, name="learn_class"),
    path("learn/<str:code>/join/", learning.later, name="learn_join"),
    path("learn/<str:code>/sign-in/", learning.later, name="learn_sign_in"),
    path("learn/<str:code>/leave/", learning.later, name="learn_leave"),
    path("learn/<str:code>/<int:assignment>/", learning.later, name="learn_assignment"),
    path("learn/<str:code>/<int:assignment>/hand-in/", learning.later, name="learn_hand_in"),
    path("learn/<str:code>/<int:assignment>/take-back/", learning.later, name="learn_take_back"),
    path(ITEM, learning.later, name="learn_item"),
    path(f"{ITEM}answers/", learning.later, name="learn_answers"),
    path(f"{ITEM}answers/<int:question>/", learning.later, name="learn_answer"),
    path(f"{ITEM}highlights/", learning.later, name="learn_highlights"),
    path(f"{ITEM}highlights/<int:highlight>/", learning.later, name="learn_highlight"),
    path(f"{ITEM}highlights/<int:highlight>/delete/", learning.later, name="learn_highlight_delete"),
    path(f"{ITEM}lookups/", learning.later, name="learn_lookups"),
    path(PREVIEW, learning.later, name="teach_preview"),
    path(f"{PREVIEW}<int:item>/", learning.later, name="teach_preview_item"),
]
