"""Chromium's print to PDF with what the browser prints around a page: date and title, address and page number."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

from samples.make.html import with_table_head
from samples.make.layout import Layout
from samples.make.producers import chromium, programs
from samples.make.wrapping import Font

NAME = "chromium-furnished"
NEEDS = f"faketime (Debian), {chromium.NEEDS}"
HOST = "ereport.example"
PAGE = "print.php?form=progress"


def available() -> bool:
    """Return whether this producer is installed."""
    return programs.installed("faketime") and chromium.available()


def pdf(layout: Layout, font: Font) -> bytes:
    """Return `layout` as a PDF, as if printed from a web site at the layout's date of creation."""
    page = with_table_head(layout, font).encode()

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        clock = ["faketime", "-f", f"{layout.created:%Y-%m-%d %H:%M:%S}"]
        hosts = f"--host-resolver-rules=MAP {HOST} 127.0.0.1:{server.server_port}"
        command = [*clock, *chromium.command(f"http://{HOST}/{PAGE}"), hosts]
        try:
            return programs.output(command, {}, "report.pdf")
        finally:
            server.shutdown()
