"""The smallest Wagtail site with a rights check; what is ours is marked."""

import os
from pathlib import Path

DATA = Path(os.environ.get("COURIER_DATA", Path(__file__).parents[1]))

SECRET_KEY = "not a secret: this site runs on your own machine only"  # noqa: S105
DEBUG = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
INSTALLED_APPS = [
    "news",
    "rightscheck.integrations.wagtail",  # the app
    "wagtail.users",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "rightscheck.integrations.wagtail.middleware.RightsMiddleware",  # the way back to the page
]
RIGHTSCHECK = {
    "CONFIG": DATA / "newsroom" / "rightscheck.toml",
    "FACTS": {
        "credit": "credit",  # the field of a page that holds it
        "channel": lambda _page: "web",
        "territory": lambda _page: ["NO", "DK"],
    },
}
ROOT_URLCONF = "courier.urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": DATA / "courier.sqlite3"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
USE_TZ = True
STATIC_URL = "/static/"
MEDIA_ROOT = DATA / "media"
MEDIA_URL = "/media/"
WAGTAIL_SITE_NAME = "Kalvik Courier"
WAGTAILADMIN_BASE_URL = "http://localhost:8000"
