"""The first tables: checks of pages, and waivers."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


PAGE = getattr(settings, "WAGTAIL_PAGE_MODEL", "wagtailcore.Page")  # Wagtail 7 has no such setting


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0094_alter_page_locale"),
        migrations.swappable_dependency(PAGE),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PageWaiver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("check_name", models.CharField(max_length=100, verbose_name="check")),
                (
                    "holder",
                    models.CharField(blank=True, max_length=100, verbose_name="rights holder"),
                ),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="source")),
                (
                    "finding",
                    models.CharField(db_index=True, max_length=100, verbose_name="finding"),
                ),
                ("reason", models.TextField(max_length=1000, verbose_name="reason")),
                ("owner", models.CharField(max_length=255, verbose_name="accepted by")),
                ("until", models.DateField(verbose_name="until")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="accepted")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="withdrawn")),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rights_waivers",
                        to=PAGE,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "rights waiver",
                "verbose_name_plural": "rights waivers",
                "permissions": (
                    ("override_rightscheck", "Can accept a rights finding, with a reason"),
                ),
            },
        ),
        migrations.CreateModel(
            name="PageCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("checked_at", models.DateTimeField(db_index=True, verbose_name="checked")),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("breach", "breach"),
                            ("review", "review"),
                            ("duty", "duty"),
                            ("permitted", "permitted"),
                        ],
                        max_length=10,
                        verbose_name="verdict",
                    ),
                ),
                ("blocking", models.BooleanField(default=False, verbose_name="blocks publication")),
                ("refused_at", models.DateTimeField(null=True, verbose_name="publication refused")),
                ("found", models.PositiveIntegerField(default=0, verbose_name="findings")),
                (
                    "holders",
                    models.CharField(blank=True, max_length=255, verbose_name="rights holders"),
                ),
                ("problem", models.TextField(blank=True, verbose_name="not checked because")),
                ("report", models.TextField(blank=True)),
                ("places", models.JSONField(default=list)),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rights_checks",
                        to=PAGE,
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "rights check",
                "verbose_name_plural": "rights checks",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("page", "revision"), name="rightscheck_one_check_a_revision"
                    ),
                    models.UniqueConstraint(
                        fields=("page",),
                        condition=models.Q(revision=None),
                        name="rightscheck_one_check_without_revision",
                    ),
                ],
            },
        ),
    ]
