"""Drives a headless Chromium over its DevTools protocol: opens pages, runs scripts in them, hears every request."""

import contextlib
import json
import shutil
import subprocess
import time
import urllib.request

import websocket

from harness import Fail

QUIET = """--headless=new --no-sandbox --disable-gpu --disable-background-networking --no-first-run --disable-component-update
--disable-sync --disable-default-apps --disable-extensions --mute-audio --autoplay-policy=no-user-gesture-required
--remote-debugging-port=0 --remote-allow-origins=* --window-size=1200,900""".split()


class Browser:
    """One Chromium with a profile of its own."""

    def __init__(self, folder):
        self.folder = folder
        self.process = subprocess.Popen(
            ["chromium", *QUIET, f"--user-data-dir={folder}", "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=open(folder.parent / f"{folder.name}.log", "wb"),
        )
        place = folder / "DevToolsActivePort"
        for _ in range(600):
            if place.exists() and place.read_text().count("\n"):
                break
            if self.process.poll() is not None:
                raise Fail(f"chromium ended with {self.process.returncode}")
            time.sleep(0.1)
        else:
            raise Fail("chromium does not start")
        self.port = int(place.read_text().splitlines()[0])

    def page(self, address=None):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/json/new?about:blank", method="PUT")
        with urllib.request.urlopen(request, timeout=30) as answer:
            page = Page(self, json.load(answer))
        if address:
            page.go(address)
        return page

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@contextlib.contextmanager
def browser(folder):
    if shutil.which("chromium") is None:
        raise Fail("chromium is not installed")
    folder.mkdir(parents=True)
    one = Browser(folder)
    try:
        yield one
    finally:
        one.close()


class Page:
    """One tab. `requests` are the addresses it asked for, `answers` what it was shown of what came, `answered`
    whatever came, `said` what it complained of."""

    def __init__(self, owner, target):
        self.owner, self.id = owner, target["id"]
        self.socket = websocket.create_connection(target["webSocketDebuggerUrl"], timeout=60)
        self.number, self.requests, self.answers, self.said, self.events, self.statuses = 0, [], [], [], [], []
        self.places = {}
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method, **parameters):
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv())
            if message.get("id") == self.number:
                if "error" in message:
                    raise Fail(f"{method}: {message['error']}")
                return message["result"]
            self.hear(message)

    def hear(self, message):
        method, what = message.get("method"), message.get("params", {})
        self.events.append(method)
        if method == "Network.requestWillBeSent":
            self.requests.append(what["request"]["url"])
            self.places[what["requestId"]] = what["request"]["url"]
        elif method == "Network.responseReceived":
            answer = what["response"]
            headers = {name.lower(): value for name, value in answer["headers"].items()}
            self.answers.append((answer["url"], answer["status"], headers))
        elif method == "Network.responseReceivedExtraInfo":
            self.statuses.append((what["requestId"], what["statusCode"]))
        elif method == "Log.entryAdded":
            self.said.append(what["entry"]["text"])
        elif method == "Runtime.exceptionThrown":
            self.said.append(json.dumps(what["exceptionDetails"])[:400])
        elif method == "Page.javascriptDialogOpening":
            raise Fail(f"a script of the archive ran: {what}")

    def go(self, address, wait=30):
        """Opens an address and waits until it is loaded; gives what kept it from loading, if anything did."""
        self.events.clear()
        result = self.call("Page.navigate", url=address)
        if result.get("errorText"):
            return result["errorText"]
        self.until(lambda: "Page.loadEventFired" in self.events, f"{address} does not load", wait)
        return None

    def until(self, ready, otherwise, wait=30):
        deadline = time.monotonic() + wait
        while not ready():
            if time.monotonic() > deadline:
                raise Fail(f"{otherwise}\n{self.said}\n{self.answers[-5:]}")
            self.run("0")
            time.sleep(0.05)

    def run(self, script):
        """The value of an expression in the page; a promise is waited for."""
        result = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            raise Fail(f"{script}: {json.dumps(result['exceptionDetails'])[:600]}")
        return result["result"].get("value")

    def answered(self, address):
        """The statuses of everything that was asked for below an address, shown to the page or not."""
        return [status for number, status in self.statuses if self.places.get(number, "").startswith(address)]

    def picture(self, path):
        import base64

        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot")["data"]))

    def close(self):
        address = f"http://127.0.0.1:{self.owner.port}/json/close/{self.id}"
        with contextlib.suppress(Exception):
            self.socket.close()
        with urllib.request.urlopen(address, timeout=30) as answer:
            answer.read()
