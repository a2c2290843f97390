"""The report for a lawyer: one HTML file that explains itself, prints, and runs nothing foreign."""

from rightscheck.reporters.html.finding import fragment
from rightscheck.reporters.html.page import policy, render, stylesheet

__all__ = ["fragment", "policy", "render", "stylesheet"]
