"""Addresses of classes, of their settings, teachers, codes and rosters."""

from django.urls import path

from teaching.views import classes, classes_code, classes_pupils, classes_roster, classes_settings, classes_teachers

urlpatterns = [
    path("teach/", classes.own_classes, name="teach"),
    path("teach/classes/new/", classes.new_class, name="teach_class_new"),
    path("teach/invitations/<int:invitation>/", classes.answer_invitation, name="teach_invitation"),
    path("teach/<int:pk>/settings/", classes_settings.settings, name="teach_settings"),
    path("teach/<int:pk>/settings/archive/", classes_settings.archive, name="teach_archive"),
    path("teach/<int:pk>/settings/delete/", classes_settings.delete, name="teach_delete"),
    path("teach/<int:pk>/teachers/invite/", classes_teachers.invite, name="teach_invite"),
    path("teach/<int:pk>/teachers/take-back/", classes_teachers.take_back, name="teach_take_back"),
    path("teach/<int:pk>/teachers/remove/", classes_teachers.remove, name="teach_remove_teacher"),
    path("teach/<int:pk>/teachers/hand-over/", classes_teachers.hand_over, name="teach_hand_over"),
    path("teach/<int:pk>/teachers/leave/", classes_teachers.leave, name="teach_leave"),
    path("teach/<int:pk>/code/", classes_code.poster, name="teach_code"),
    path("teach/<int:pk>/code/renew/", classes_code.renew, name="teach_renew_code"),
    path("teach/<int:pk>/code/joining/", classes_code.joining, name="teach_joining"),
    path("teach/<int:pk>/pupils/", classes_roster.roster, name="teach_roster"),
    path("teach/<int:pk>/pupils/<int:pupil>/", classes_pupils.pupil_data, name="teach_roster_pupil"),
    path("teach/<int:pk>/pupils/<int:pupil>/data.json", classes_pupils.pupil_json, name="teach_pupil_json"),
    path("teach/<int:pk>/pupils/<int:pupil>/rename/", classes_pupils.rename, name="teach_rename_pupil"),
    path("teach/<int:pk>/pupils/<int:pupil>/pin/", classes_pupils.reset_pin, name="teach_reset_pin"),
    path("teach/<int:pk>/pupils/<int:pupil>/remove/", classes_pupils.remove, name="teach_remove_pupil"),
    path("learn/<str:code>/data/", classes_pupils.own_data, name="learn_data"),
    path("learn/<str:code>/data.json", classes_pupils.own_json, name="learn_data_json"),
]
