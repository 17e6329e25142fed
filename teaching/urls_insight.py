"""What pupils read and answered: the class, one assignment, one question, one pupil; marks; the file of everything."""

from django.urls import path

from teaching.views import insight, insight_files, insight_marking, insight_pupil, insight_question

RESULTS = "teach/<int:pk>/assignments/<int:assignment>/results/"

urlpatterns = [
    path("teach/<int:pk>/", insight.class_page, name="teach_class"),
    path("teach/<int:pk>/results.csv", insight_files.results_file, name="teach_csv"),
    path(RESULTS, insight.results, name="teach_results"),
    path(f"{RESULTS}questions/<int:question>/", insight_question.question_page, name="teach_question"),
    path(f"{RESULTS}pupils/<int:pupil>/", insight_pupil.pupil_page, name="teach_pupil"),
    path(f"{RESULTS}answers/<int:answer>/", insight_marking.mark, name="teach_mark"),
]
