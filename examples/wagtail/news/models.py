"""A story with a lead, a body of blocks, and a credit."""

from django.db import models
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from rightscheck.integrations.wagtail.panels import RightsPanel

FORMATS = ["h2", "bold", "italic", "link", "ol", "ul"]


class ArticlePage(Page):
    """One story."""

    lead = RichTextField(blank=True, features=FORMATS)
    body = StreamField(
        [
            ("heading", blocks.CharBlock()),
            ("paragraph", blocks.RichTextBlock(features=FORMATS)),
            (
                "quote",
                blocks.StructBlock(
                    [("words", blocks.TextBlock()), ("speaker", blocks.CharBlock())]
                ),
            ),
            ("facts", blocks.ListBlock(blocks.CharBlock())),
        ],
        blank=True,
    )
    credit = models.CharField(max_length=100, blank=True, help_text="Shown below the story.")

    content_panels = (
        *Page.content_panels,
        RightsPanel(),
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("credit"),
    )
