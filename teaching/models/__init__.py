"""Classes with their teachers and pupils, assignments of versions, pupils' work, editors' question sets."""

from teaching.models.assignments import Assignment, Item, LatePolicy, QuestionKind, StudyQuestion
from teaching.models.attempts import FailedAttempt
from teaching.models.classrooms import Classroom, ClassTeacher, Invitation, JoinCode
from teaching.models.pupils import Pupil
from teaching.models.question_sets import QuestionSet, SetQuestion
from teaching.models.work import Answer, Highlight, Lookup, Reading, Submission

__all__ = [
    "Answer",
    "Assignment",
    "ClassTeacher",
    "Classroom",
    "FailedAttempt",
    "Highlight",
    "Invitation",
    "Item",
    "JoinCode",
    "LatePolicy",
    "Lookup",
    "Pupil",
    "QuestionKind",
    "QuestionSet",
    "Reading",
    "SetQuestion",
    "StudyQuestion",
    "Submission",
]
