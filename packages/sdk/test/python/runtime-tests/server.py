"""A server that answers what a test tells it to, and the client that calls it."""

import json
import threading
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from runtime_sdk import RuntimeClient

THING = {"id": "t", "kind": "big"}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def setup(self):
        super().setup()
        self.server.connections += 1

    def answer(self):
        length = int(self.headers.get("content-length") or 0)
        body = self.rfile.read(length)
        if self.headers.get("transfer-encoding") == "chunked":
            while size := int(self.rfile.readline(), 16):
                body += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
        self.server.seen.append((self.command, self.path, dict(self.headers), body))
        answers = self.server.answers
        status, headers, content = answers.pop(0) if answers else (200, {}, THING)
        if callable(content):
            return content(self)
        raw = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.send_response(status)
        for name, value in {"content-type": "application/json", "content-length": str(len(raw)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if status != 204:
            self.wfile.write(raw)

    do_GET = do_POST = do_PUT = do_PATCH = answer

    def log_message(self, *_):
        pass


class ServerTest(unittest.TestCase):
    def setUp(self):
        self.server: Any = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.seen, self.server.answers, self.server.connections = [], [], 0
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.client = self.make()

    def make(self, **options: Any) -> RuntimeClient:
        client = RuntimeClient(**{"base_url": self.url, **options})
        self.addCleanup(client.close)
        return client

    def answers(self, *answers):
        self.server.answers[:] = answers

    @property
    def seen(self):
        return self.server.seen
