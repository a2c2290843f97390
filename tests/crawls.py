"""Records of a crawl as crawlers write them, around an invented page."""

from __future__ import annotations

PAGE = "<title>Ports</title>\n<p>Boats left Örbel at dawn.".encode()


def record(address: str, block: bytes, kind: str = "response", more: str = "") -> bytes:
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\n{more}"
    return f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def http(body: bytes, *lines: str, status: str = "200 OK") -> bytes:
    head = "\r\n".join((f"HTTP/1.1 {status}", "Content-Type: text/html; charset=utf-8", *lines))
    return f"{head}\r\n\r\n".encode() + body
