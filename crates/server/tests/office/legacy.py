"""A licensing system of before, as cities have them: a process of its own that takes signed calls late, refuses each the first
time, and reports twice, in words nobody agreed on, unsigned and out of order. It prints what it saw as lines of JSON."""

import hashlib
import hmac
import http.server
import json
import sys
import threading
import time
import urllib.error
import urllib.request

SEND_KEY, RECEIVE_KEY, LATE = sys.argv[1].encode(), sys.argv[2].encode(), float(sys.argv[3])
seen = {}


def say(**what):
    print(json.dumps(what), flush=True)


def signed(key, at, body):
    code = hmac.new(key, f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={code}"


def report(address, name, key=RECEIVE_KEY, age=0, **said):
    body = json.dumps(said).encode()
    headers = {"content-type": "application/json", "ruangizin-signature": signed(key, int(time.time()) - age, body)}
    request = urllib.request.Request(f"{address}/api/v1/connectors/{name}/status", body, headers)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            say(report=said["id"], status=answer.status, **json.load(answer))
    except urllib.error.HTTPError as refused:
        say(report=said["id"], status=refused.code, code=json.load(refused).get("code"))


class Calls(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        if self.path == "/report":
            # The test tells it what to report next; that is its clerk.
            self.answer(204)
            told = json.loads(body)
            how = {"key": told.pop("key", RECEIVE_KEY.decode()).encode(), "age": told.pop("age", 0)}
            report(told.pop("address"), told.pop("name"), **how, **told)
            return
        said = self.headers["ruangizin-signature"]
        at = said.split(",")[0].removeprefix("t=")
        event = json.loads(body)
        tries = seen[event["id"]] = seen.get(event["id"], 0) + 1
        if tries == 1:
            time.sleep(LATE)
        is_good = hmac.compare_digest(said, signed(SEND_KEY, int(at), body))
        say(call=event, signed=is_good, tries=tries)
        self.answer(500 if tries == 1 else 200)

    def answer(self, status):
        self.send_response(status)
        self.send_header("content-length", "0")
        self.end_headers()


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Calls)
print(f"http://127.0.0.1:{server.server_port}", flush=True)
threading.Thread(target=server.serve_forever).start()
