"""Models, retries, errors and pages of a generated client."""

import json
import threading
import time
import unittest
from email.utils import formatdate

import runtime_sdk
from runtime_sdk import UNSET, ApiError, RequestOptions, models
from runtime_sdk._transport import retry_after
from server import ServerTest


class CallsTest(ServerTest):
    def test_reads_what_servers_send(self):
        self.answers((200, {}, {"id": "t", "kind": "huge", "note": None, "class": "c", "new": 1, "pet": {"type": "Dog", "tricks": ["sit"]}}))
        thing = self.client.get_thing()
        self.assertEqual((thing.id, thing.kind, thing.note, thing.class_, thing.additional_properties), ("t", "huge", None, "c", {"new": 1}))
        self.assertIsInstance(thing.pet, models.Dog)
        self.assertEqual(thing.to_json()["new"], 1)
        self.answers((200, {}, {"type": "Bird"}))
        self.assertEqual(self.client.keyed_thing(from_="a"), {"type": "Bird"})
        self.assertEqual(self.seen[-1][1], "/thing?from=a")
        self.answers((200, {}, {}))
        self.assertIs(self.client.get_thing().kind, UNSET)

    def test_sends_null_only_where_it_was_set_and_nothing_that_was_not(self):
        self.client.make_thing(body=models.Thing(kind="big"))
        self.client.make_thing(body=models.Thing(kind="big", note=None, pet=models.Cat(lives=9)))
        bodies = [json.loads(body) for *_, body in self.seen]
        self.assertEqual(bodies, [{"kind": "big"}, {"kind": "big", "note": None, "pet": {"type": "Cat", "lives": 9}}])

    def test_models_refuse_what_they_do_not_have(self):
        for wrong in (lambda: models.Thing(), lambda: models.Thing(kind="big", colour="red"), lambda: models.Cat.from_json({}).colour):
            self.assertRaises((TypeError, AttributeError), wrong)
        with self.assertRaises(AttributeError):
            models.Cat(lives=1).live = 2
        self.assertEqual(models.Cat(lives=1), models.Cat(lives=1))
        self.assertNotEqual(models.Cat(lives=1), models.Cat(lives=2))

    def test_retries_as_retry_after_asks(self):
        busy = (503, {"retry-after": "0"}, {})
        self.answers(busy, busy)
        self.assertEqual(self.client.get_thing().id, "t")
        self.assertEqual(len(self.seen), 3)
        self.answers((429, {"retry-after": "1"}, {}))
        before = time.monotonic()
        self.client.make_thing(body=models.Thing(kind="big"))
        self.assertGreaterEqual(time.monotonic() - before, 1)
        self.answers(busy, busy, busy)
        self.assertRaises(ApiError, self.client.get_thing)
        at = lambda text: retry_after(runtime_sdk.Headers([("Retry-After", text)]))
        self.assertEqual([at("3"), at("600"), at("x"), at("-1")], [3, 60, None, None])
        self.assertAlmostEqual(at(formatdate(time.time() + 20, usegmt=True)) or 0, 20, delta=2)

    def test_repeats_nothing_that_is_not_safe(self):
        self.answers((500, {}, {}))
        self.assertRaises(ApiError, self.client.make_thing)
        self.assertEqual(len(self.seen), 1)
        self.answers((500, {}, {}))
        self.client.make_thing(options=RequestOptions(idempotency_key="k"))
        self.assertEqual([headers.get("Idempotency-Key") for _, _, headers, _ in self.seen], [None, "k", "k"])
        self.answers((500, {}, {}))
        self.client.change_thing(body=models.Thing(kind="big"))
        keys = [headers["X-Idempotency-Key"] for _, _, headers, _ in self.seen[-2:]]
        self.assertTrue(keys[0] and keys[0] == keys[1])
        self.answers((400, {}, {}))
        self.assertRaises(ApiError, self.client.get_thing)
        self.assertEqual(len(self.seen), 6)

    def test_tells_problems(self):
        problem = {"type": "about:blank", "title": "None", "status": 404, "detail": "no thing", "code": 7, "requestId": "r1"}
        self.answers((404, {"content-type": "application/problem+json"}, problem))
        with self.assertRaises(ApiError) as caught:
            self.client.get_thing()
        error = caught.exception
        self.assertEqual((error.status, error.request_id, str(error)), (404, "r1", "getThing: 404 None: no thing"))
        self.assertIsInstance(error.body, models.Trouble)
        self.assertEqual(error.problem and (error.problem.detail, error.problem.extensions), ("no thing", {"code": 7, "requestId": "r1"}))
        self.answers((418, {"x-amzn-requestid": "r2"}, b"tea"))
        with self.assertRaises(ApiError) as caught:
            self.client.get_thing()
        self.assertEqual((caught.exception.body, caught.exception.problem, caught.exception.request_id), ("tea", None, "r2"))

    def test_tells_silence_from_refusal(self):
        done = threading.Event()
        self.addCleanup(done.set)
        self.answers((200, {}, lambda _: done.wait(30)))
        with self.assertRaises(runtime_sdk.TimeoutError):
            self.client.get_thing(options=RequestOptions(timeout=0.05, retries=0))

        def drip(handler):
            handler.wfile.write(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n")
            while not done.wait(0.01):
                handler.wfile.write(b" ")

        self.answers((200, {}, drip))
        with self.assertRaises(runtime_sdk.TimeoutError):
            self.client.get_thing(options=RequestOptions(timeout=0.2, retries=0))
        gone = self.make(base_url="http://127.0.0.1:1", retries=0, api_key="s3cret")
        with self.assertRaises(runtime_sdk.ConnectionError) as caught:
            gone.by_query()
        self.assertNotIn("s3cret", repr(caught.exception) + repr(caught.exception.__cause__))
        self.answers((200, {"content-length": "50"}, lambda handler: (handler.wfile.write(b"HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n{}"), setattr(handler, "close_connection", True))))
        with self.assertRaises(runtime_sdk.ConnectionError):
            self.client.get_thing(options=RequestOptions(retries=0))

    def test_walks_pages(self):
        things = lambda *ids: [{"id": name, "kind": "big"} for name in ids]
        page = lambda *ids, **more: (200, {}, {"data": things(*ids), **more})
        asked = lambda: [path for _, path, _, _ in self.seen]
        self.answers(page("a", "b"), page("c"), page("never"))
        items = self.client.by_page_iter(limit=2)
        self.assertEqual(self.seen, [])
        self.assertEqual([thing.id for thing in items], ["a", "b", "c"])
        self.assertEqual(asked(), ["/pages?limit=2", "/pages?page=2&limit=2"])
        self.seen.clear()
        self.answers(page("a", "b"), page("c"), page())
        self.assertEqual([thing.id for thing in self.client.by_offset_iter()], ["a", "b", "c"])
        self.assertEqual(asked(), ["/offsets", "/offsets?offset=2", "/offsets?offset=3"])
        self.seen.clear()
        self.answers(page("a", next_cursor="x"), page("b", next_cursor=""))
        self.assertEqual([thing.id for thing in self.client.by_cursor_iter()], ["a", "b"])
        self.assertEqual(asked(), ["/cursors", "/cursors?cursor=x"])
        self.seen.clear()
        self.answers(page("a", "b", has_more=True), page("c", has_more=False))
        self.assertEqual([thing.id for thing in self.client.by_last_iter()], ["a", "b", "c"])
        self.assertEqual(asked(), ["/lasts", "/lasts?starting_after=b"])


if __name__ == "__main__":
    unittest.main()
