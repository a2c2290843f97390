"""Wagtail: the editor knows before the publish button, and what is blocked stays unpublished.

An app for Wagtail 7 and newer (extra `wagtail`, documented in docs/wagtail.md):

    INSTALLED_APPS = ["rightscheck.integrations.wagtail", …, "wagtail.admin", …]
    MIDDLEWARE = […, "rightscheck.integrations.wagtail.middleware.RightsMiddleware"]
    RIGHTSCHECK = {"CONFIG": BASE_DIR / "rightscheck.toml"}

    conf         what a site can set: the table `RIGHTSCHECK` of its settings
    fields       a page in, its `Part`s out: every field and block with its words and its name
    judging      a page in, its stored `PageCheck` out; a fault of ours is told, never raised
    gate         the one place through which every publication goes
    models       `PageCheck` (what was found in a revision) and `PageWaiver` (who accepted it)
    panels, views, wagtail_hooks, templates: what editors see
"""
