"""Images that published versions show are not deleted: Wagtail's views, with the list of those versions."""

from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from wagtail.images.views.bulk_actions import DeleteBulkAction
from wagtail.images.views.images import DeleteView

from publishing.models import Dependency
from publishing.usage import uses_of_image


class ImageDeleteView(DeleteView):
    """Asks whether to delete an image, or says which versions show it."""

    template_name = "publishing/admin/confirm_delete_image.html"
    context_object_name = "image"

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.uses = uses_of_image(self.object.pk)
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if self.uses:
            return self.render_to_response(self.get_context_data(), status=409)
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(uses=self.uses, **kwargs)


class ImageDeleteBulkAction(DeleteBulkAction):
    """Deletes chosen images but those that published versions show; says which these are."""

    template_name = "publishing/admin/confirm_bulk_delete_images.html"

    def check_perm(self, image) -> bool:
        return super().check_perm(image) and image.pk not in self.used

    @cached_property
    def used(self) -> set[int]:
        return set(Dependency.objects.exclude(image=None).values_list("image", flat=True))

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for item in context["items_with_no_access"]:
            item["is_used"] = item["item"].pk in self.used
        return context
