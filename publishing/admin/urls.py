"""Addresses below /admin/publishing/."""

from django.urls import path

from publishing.admin.views import documents, drafts, withdrawing, withholding

app_name = "publishing_admin"
urlpatterns = [
    path("<int:page_id>/withdraw/", withdrawing.withdraw_page, name="withdraw"),
    path("<int:page_id>/used/", withdrawing.where_used, name="used"),
    path("<int:page_id>/withhold/", withholding.withhold_versions, name="withhold"),
    path("<int:page_id>/withhold/<int:withholding_id>/lift/", withholding.lift, name="lift"),
    path("<int:page_id>/publish-drafts/", drafts.publish_drafts, name="publish_drafts"),
    path("records/<int:document_id>/withdraw/", withdrawing.withdraw_record, name="withdraw_record"),
    path("records/<int:document_id>/used/", withdrawing.record_used, name="used_record"),
    path("records/<int:document_id>/withhold/", withholding.withhold_record, name="withhold_record"),
    path("records/<int:document_id>/withhold/<int:withholding_id>/lift/", withholding.lift_record, name="lift_record"),
    path("documents/<int:document_id>/edit/", documents.edit_document, name="edit_document"),
]
