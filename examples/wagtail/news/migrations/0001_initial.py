"""The first table: stories."""

import django.db.models.deletion
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0094_alter_page_locale"),
    ]

    operations = [
        migrations.CreateModel(
            name="ArticlePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                ("lead", wagtail.fields.RichTextField(blank=True)),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [("heading", 0), ("paragraph", 1), ("quote", 3), ("facts", 4)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {}),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["h2", "bold", "italic", "link", "ol", "ul"]},
                            ),
                            2: ("wagtail.blocks.TextBlock", (), {}),
                            3: ("wagtail.blocks.StructBlock", [[("words", 2), ("speaker", 0)]], {}),
                            4: ("wagtail.blocks.ListBlock", (0,), {}),
                        },
                    ),
                ),
                (
                    "credit",
                    models.CharField(
                        blank=True, help_text="Shown below the story.", max_length=100
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
            bases=("wagtailcore.page",),
        ),
    ]
