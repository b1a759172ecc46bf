"""Chromium's print to PDF, the page's own header and footer in its margins."""

import os

from samples.make.html import with_margin_boxes
from samples.make.layout import Layout
from samples.make.producers import programs
from samples.make.wrapping import Font

NAME = "chromium"
NEEDS = "chromium (Debian)"


def available() -> bool:
    """Return whether this producer is installed."""
    return programs.installed("chromium")


def pdf(layout: Layout, font: Font) -> bytes:
    """Return `layout` as a PDF."""
    page = with_margin_boxes(layout, font).encode()
    arguments = [*command("file://{folder}/report.html"), "--no-pdf-header-footer"]
    return programs.output(arguments, {"report.html": page}, "report.pdf")


def command(address: str) -> list[str]:
    """Return the command that prints the page at `address` to `report.pdf` in the folder."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium's sandbox refuses the administrator
    options = ["--headless", "--disable-gpu", *sandbox, "--user-data-dir={folder}/profile"]
    return ["chromium", *options, "--print-to-pdf={folder}/report.pdf", address]
