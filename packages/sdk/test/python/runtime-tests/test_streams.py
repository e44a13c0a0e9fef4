"""Bodies, streams, credentials and connections of a generated client."""

import base64
import io
import json
import os
import threading
import unittest
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from unittest import mock

import runtime_sdk
from runtime_sdk import ApiError, FileInput, RuntimeClient, models, webhooks
from server import THING, ServerTest


class BodiesTest(ServerTest):
    def test_sends_files_with_name_and_type_and_objects_as_json(self):
        self.answers((204, {}, b""))
        body = models.SendFormBody2(
            files=[b"\x00raw", FileInput(io.BytesIO(b"pic"), filename='a"b.png', content_type="image/png")],
            thing=models.Thing(kind="big"),
            note="n",
        )
        self.client.send_form(body=body, content_type="multipart/form-data")
        _, _, headers, sent = self.seen[-1]
        boundary = headers["Content-Type"].split("boundary=")[1].encode()
        parts = [part.strip(b"\r\n").split(b"\r\n\r\n", 1) for part in sent.split(b"--" + boundary)[1:-1]]
        self.assertEqual([content for _, content in parts], [b"\x00raw", b"pic", b'{"kind":"big"}', b"n"])
        self.assertEqual(parts[0][0], b'Content-Disposition: form-data; name="files"; filename="file"\r\nContent-Type: application/octet-stream')
        self.assertEqual(parts[1][0], b'Content-Disposition: form-data; name="files"; filename="a%22b.png"\r\nContent-Type: image/png')
        self.assertEqual(parts[2][0], b'Content-Disposition: form-data; name="thing"\r\nContent-Type: application/json')

    def test_sends_forms_as_their_encoding_says(self):
        self.answers((204, {}, b""))
        self.client.send_form(body=models.SendFormBody(ids=["a b", "c,"]))
        self.assertEqual(self.seen[-1][3], b"ids=a%20b,c%2C")

    def test_sends_binary_bodies_whole_and_in_pieces(self):
        for content in (b"abc", io.BytesIO(b"abc"), iter([b"a", b"bc"])):
            self.answers((204, {}, b""))
            self.assertIsNone(self.client.upload(body=content))
            self.assertEqual(self.seen[-1][3], b"abc")
            self.assertEqual(self.seen[-1][2]["Content-Type"], "application/octet-stream")

    def test_repeats_a_file_from_where_it_was_and_an_iterator_never(self):
        file = io.BytesIO(b"xabc")
        file.read(1)
        self.answers((503, {"retry-after": "0"}, {}), (204, {}, b""))
        self.client.upload(body=file)
        self.assertEqual([sent for *_, sent in self.seen], [b"abc", b"abc"])
        self.answers((503, {"retry-after": "0"}, {}))
        self.assertRaises(ApiError, self.client.upload, body=iter([b"a"]))
        self.assertEqual(len(self.seen), 3)

    def test_reads_a_download_while_it_comes(self):
        more = threading.Event()

        def content(handler: Any) -> None:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n")
            more.wait(10)
            handler.wfile.write(b"2\r\nde\r\n0\r\n\r\n")

        self.answers((200, {}, content))
        with self.client.download_stream() as pieces:
            reader = iter(pieces)
            self.assertEqual(next(reader), b"abc")
            more.set()
            self.assertEqual(b"".join(reader), b"de")
        self.answers((200, {"content-type": "application/json"}, b"\x00{"))
        self.assertEqual(self.client.download(), b"\x00{")
        self.assertEqual(self.server.connections, 1)

    def test_reads_events_while_they_come(self):
        more = threading.Event()

        def content(handler: Any) -> None:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n")
            handler.wfile.write(b': hello\nid: 1\nevent: made\ndata: {"id":"t",\ndata: "kind":"big"}\n\n')
            more.wait(10)
            handler.wfile.write(b"retry: 5\r\ndata:[DONE]\r")
            handler.wfile.write(b"\n\r\ndata: cut off")
            handler.close_connection = True

        self.answers((200, {}, content))
        with self.client.ask_events(body=models.AskBody(stream=True)) as events:
            reader = iter(events)
            first = next(reader)
            more.set()
            rest = list(reader)
        self.assertEqual((first.event, first.id, first.data), ("made", "1", models.Thing.from_json(THING)))
        self.assertEqual([(event.event, event.id, event.text, event.retry) for event in rest], [("message", "1", "[DONE]", 5)])
        self.assertEqual(self.seen[-1][2]["Accept"], "text/event-stream")
        self.assertEqual(self.client.ask(), models.Thing.from_json(THING))

    def test_reads_webhooks(self):
        for payload in (json.dumps(THING), json.dumps(THING).encode(), THING):
            self.assertEqual(webhooks.parse_thing_made(payload), models.Thing.from_json(THING))


class CredentialsTest(ServerTest):
    def headers(self) -> dict[str, str]:
        return self.seen[-1][2]

    def test_fetches_a_token_once_and_again_when_it_expires(self):
        client = self.make(client_id="i:d", client_secret="s", scopes=["a", "b"])
        granted = (200, {}, {"access_token": "T1", "expires_in": 3600})
        self.answers(granted)
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda _: client.by_oauth(), range(8)))
        tokens = [entry for entry in self.seen if entry[1] == "/token"]
        self.assertEqual([body for *_, body in tokens], [b"grant_type=client_credentials&scope=a+b"])
        self.assertEqual(tokens[0][2]["Authorization"], "Basic " + base64.b64encode(b"i%3Ad:s").decode())
        self.assertEqual({entry[2]["Authorization"] for entry in self.seen if entry[1] == "/oauth"}, {"Bearer T1"})
        short = self.make(client_id="i", client_secret="s", token_url=self.url + "/other")
        self.answers((200, {}, {"access_token": "T2", "expires_in": 0}), (200, {}, THING), (200, {}, {"access_token": "T3"}))
        self.assertEqual([short.by_oauth().id, short.by_oauth().id], ["t", "t"])
        self.assertEqual((self.headers()["Authorization"], self.seen[-2][1]), ("Bearer T3", "/other"))
        self.answers((401, {}, {"error": "invalid_client"}))
        refused = self.make(client_id="i", client_secret="s3cret")
        with self.assertRaises(ApiError) as caught:
            refused.by_oauth()
        self.assertEqual(caught.exception.status, 401)
        self.assertNotIn("s3cret", repr(caught.exception))

    def test_takes_credentials_from_the_environment(self):
        given = {"API_KEY": "k y", "USERNAME": "u", "PASSWORD": "p", "TOKEN": "T", "BASE_URL": self.url}
        with mock.patch.dict(os.environ, {f"RUNTIME_{name}": value for name, value in given.items()}):
            client = RuntimeClient()
            self.addCleanup(client.close)
            client.by_key()
            self.assertEqual(self.headers()["Authorization"], "Basic " + base64.b64encode(b"u:p").decode())
            client.by_query()
            self.assertEqual(self.seen[-1][1], "/queried?key=k%20y")
            client.by_oauth()
            self.assertEqual(self.headers()["Authorization"], "Bearer T")

    def test_uses_the_first_alternative_it_has_all_of(self):
        self.make(api_key={"header": "h", "cookie": "c;"}).by_key()
        self.assertEqual((self.headers()["X-Key"], self.headers()["Cookie"]), ("h", "key=c%3B"))
        self.make(api_key={"header": "h"}).by_key()
        self.assertNotIn("X-Key", self.headers())

    def test_shows_no_secret(self):
        client = self.make(api_key="s3cret\n", password="s3cret", token=lambda: "s3cret\n")
        for call in (client.by_key, client.by_oauth):
            with self.assertRaises(ValueError) as caught:
                call()
            self.assertNotIn("s3cret", repr(caught.exception) + repr(caught.exception.__context__))
        self.assertNotIn("s3cret", repr(client) + repr(client._transport._auth._secrets))
        self.assertEqual(self.seen, [])

    def test_sends_credentials_to_no_other_server(self):
        other = self.make(base_url=self.url.replace("127.0.0.1", "localhost"), token="T")
        self.answers((302, {"location": self.url + "/elsewhere"}, {}), (200, {}, THING))
        self.assertEqual(other.by_oauth().id, "t")
        self.assertEqual([(path, headers.get("Authorization")) for _, path, headers, _ in self.seen], [("/oauth", "Bearer T"), ("/elsewhere", None)])


class ConnectionsTest(ServerTest):
    def test_keeps_a_connection_and_notices_when_it_ended(self):
        for _ in range(3):
            self.client.get_thing()
        self.assertEqual(self.server.connections, 1)
        self.answers((200, {"connection": "close"}, THING))
        self.client.get_thing()
        self.client.make_thing(body=models.Thing(kind="big"))
        self.assertEqual(self.server.connections, 2)

    def test_gives_status_and_headers_and_sends_headers_of_a_call(self):
        self.answers((200, {"x-rate": "5"}, THING))
        client = self.make(headers={"X-All": "1"})
        answer = client.with_response(client.get_thing, options=runtime_sdk.RequestOptions(headers={"x-all": "2"}))
        self.assertEqual((answer.data.kind, answer.status, answer.headers["X-Rate"]), ("big", 200, "5"))
        self.assertEqual(self.seen[-1][2]["x-all"], "2")
        self.assertNotIn("X-All", self.seen[-1][2])
        self.assertEqual(self.seen[-1][2]["User-Agent"], "runtime-sdk/1.2.3b4 (portico)")


if __name__ == "__main__":
    unittest.main()
