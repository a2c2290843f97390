"""The Kalvik Courier, an invented newspaper on Wagtail: see docs/wagtail.md."""

import os
import sys

from django.core.management import execute_from_command_line

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "courier.settings")

if __name__ == "__main__":
    execute_from_command_line(sys.argv)
