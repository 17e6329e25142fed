"""Step: the image above a text."""

from dataclasses import replace

from django.template.loader import render_to_string

from publishing.compilation.structure import Block, Compilation, ImageUse

LEAD = "lead"


def show_lead_image(compilation: Compilation) -> Compilation:
    """Put the lead image, if there is one, before all other blocks, as the figure block shows it."""
    image = compilation.lead_image
    if image is None:
        return compilation
    html = render_to_string("publishing/blocks/figure.html", {"value": {"image": image}}).strip()
    return replace(
        compilation,
        blocks=(Block(id=LEAD, kind="figure", html=html), *compilation.blocks),
        images=(ImageUse(image=image.pk, block=LEAD), *compilation.images),
    )
