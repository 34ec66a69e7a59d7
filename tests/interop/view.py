"""`backup view` in a real browser: pages load with no request beyond themselves, videos seek, tables in GBK read right,
hostile names stay text, nothing of an archive runs, and nobody else gets in."""

import contextlib
import http.client
import http.server
import json
import shutil
import signal
import struct
import subprocess
import threading
import time
from urllib.parse import quote, unquote, urlsplit

from browser import browser
from harness import ROOT, Fail, check

MIB = 1 << 20
FILM = ROOT / "fixtures/exports/视频/2026-03-08_新品开箱.mp4"


@contextlib.contextmanager
def viewing(lab, archive, *words):
    """A running `backup view`: its process and its address."""
    command = [lab.backup_program, "view", archive, "--no-open", "--port", "0", "--json", "--lang", "zh", *words]
    process = lab.start(command)
    try:
        line = process.stdout.readline()
        if not line:
            raise Fail(f"it ended at once: {process.communicate()}")
        yield process, json.loads(line)["address"]
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=20)
        if process.poll() is None:
            process.kill()


def same(what, found, expected):
    if found != expected:
        raise Fail(f"{what}: {found!r}, expected {expected!r}")


def boxes(octets):
    at = 0
    while at < len(octets):
        size, kind = struct.unpack(">I4s", octets[at : at + 8])
        yield at, size, kind
        at += size


def stretched(path, gap):
    """The film with a gap between what describes it and its pictures, so that playing must go somewhere else."""
    octets = FILM.read_bytes()
    found = {kind: (at, size) for at, size, kind in boxes(octets)}
    (moov_at, moov_size), (mdat_at, mdat_size) = found[b"moov"], found[b"mdat"]
    moov = bytearray(octets[moov_at : moov_at + moov_size])
    start = found[b"ftyp"][1]
    # Where the pictures will stand, less where they stood.
    moved = start + moov_size + gap - mdat_at
    at = moov.find(b"stco")
    while at >= 0:
        count = struct.unpack_from(">I", moov, at + 8)[0]
        for n in range(count):
            place = at + 12 + 4 * n
            struct.pack_into(">I", moov, place, struct.unpack_from(">I", moov, place)[0] + moved)
        at = moov.find(b"stco", at + 4)
    with open(path, "wb") as file:
        file.write(octets[:start] + moov + struct.pack(">I4s", gap, b"free"))
        file.seek(start + moov_size + gap)
        file.write(octets[mdat_at : mdat_at + mdat_size])


def linked(page, place):
    """The link on the page that means exactly this place, however it is encoded."""
    links = page.run("[...document.links].map(a => a.href)")
    for link in links:
        if unquote(link) == place:
            return link
    raise Fail(f"there is no link to {place!r}: {links}")


def only_itself(page, address):
    for asked in page.requests:
        if not asked.startswith((address, "data:")):
            raise Fail(f"the page asked for {asked}")
    if page.said:
        raise Fail(f"the browser complains: {page.said}")


@check("view: the page, tables in GBK, texts and pictures load in a browser with no request beyond themselves")
def _(lab):
    with lab.scratch("view") as folder:
        lab.collect(ROOT / "fixtures/exports", folder / "a.zip").expect(0, 1)
        with viewing(lab, folder / "a.zip") as (_, address), browser(folder / "chromium") as chromium:
            page = chromium.page(address)
            text = page.run("document.body.textContent")
            if "2026-03-08_新品开箱.mp4" not in text:
                raise Fail(f"the film is not on the page:\n{text[:2000]}")
            seen = page.run("document.body.innerText")
            if "没有核验" not in seen:
                raise Fail(f"the page does not say that nothing was verified:\n{seen[:2000]}")
            only_itself(page, address)
            # The page that collect made sorts and searches: its script runs, as the only one.
            if not page.run("document.getElementById('find').offsetHeight > 10"):
                raise Fail("the page of the archive cannot be searched")
            inner = "data/exports/订单/1767225600_订单报表_2025年_GB18030.csv"
            link = linked(page, address + inner)
            expected = (ROOT / "fixtures/exports/订单/1767225600_订单报表_2025年_GB18030.csv").read_bytes().decode("gb18030")
            page.go(link)
            header = page.run("[...document.querySelectorAll('thead th')].slice(1).map(c => c.textContent)")
            same("the header of the table", header, expected.splitlines()[0].split(","))
            first = page.run("document.querySelector('tbody tr td:nth-child(2)').textContent")
            same("the guard of the first order number", first[0], "\t")
            if first.strip() not in expected:
                raise Fail(f"{first!r} is not in the table")
            only_itself(page, address)
            page.go(address + quote("data/exports/订单/结算单_2026年3月.xlsx"))
            if page.run("document.querySelectorAll('tbody tr').length") < 10:
                raise Fail(f"the workbook is not shown: {page.run('document.body.innerText')[:500]}")
            only_itself(page, address)
            page.go(address + quote("data/exports/数据/user_data_tiktok.json"))
            same("the JSON", page.run("document.querySelector('pre').textContent")[:1], "{")
            only_itself(page, address)
            for name, kind in (("店铺主页_20260401.png", "image/png"), ("保证金页面_20260402.jpg", "image/jpeg")):
                page.go(address + quote(f"data/exports/截图/{name}"))
                same(name, page.run("document.contentType"), kind)
                if not page.run("document.images[0].naturalWidth > 100"):
                    raise Fail(f"{name} is not shown")


@check("view: a long video starts at once in a browser and seeks, by parts straight out of the archive")
def _(lab):
    with lab.scratch("view", 3 << 30) as folder:
        (folder / "s").mkdir()
        stretched(folder / "s" / "长视频 #1.mp4", 300 * MIB)
        shutil.copy(ROOT / "fixtures/exports/视频/2026-03-15_直播切片01.mov", folder / "s" / "b.mov")
        lab.collect(folder / "s", folder / "a.zip").expect(0, 1)
        with viewing(lab, folder / "a.zip") as (_, address), browser(folder / "chromium") as chromium:
            for name in ("长视频 #1.mp4", "b.mov"):
                page = chromium.page()
                began = time.monotonic()
                page.go(address + quote(f"data/s/{name}"))
                video = "document.querySelector('video')"
                page.until(lambda: page.run(f"{video}.readyState >= 2 || {video}.error !== null"), f"{name} does not start")
                seconds = time.monotonic() - began
                same("the error of the player", page.run(f"{video}.error && {video}.error.message"), None)
                if seconds > 10:
                    raise Fail(f"{name} started after {seconds:.1f} s")
                sought = page.run(
                    f"new Promise(done => {{ const v = {video}; v.onseeked = () => done([v.currentTime / v.duration, v.videoWidth]);"
                    " v.currentTime = v.duration * 0.75; })"
                )
                if abs(sought[0] - 0.75) > 0.01 or sought[1] < 16:
                    raise Fail(f"it did not seek: {sought}")
                page.run(f"{video}.play().then(() => new Promise(done => setTimeout(done, 300)))")
                if not page.run(f"{video}.currentTime / {video}.duration > 0.75"):
                    raise Fail(f"{name} does not play")
                same("the note that it cannot be played", page.run("document.getElementById('unplayable').hidden"), True)
                parts = [h.get("content-range") for _, status, h in page.answers if status == 206]
                if not parts:
                    raise Fail(f"no part was asked for: {page.answers}")
                if name != "b.mov" and not any(int(part.split()[1].split("-")[0]) > 290 * MIB for part in parts):
                    raise Fail(f"it never went there: {parts}")
                only_itself(page, address)


HOSTILE = [
    "<img src=x onerror=alert(1)>.csv",
    "\"><script>alert(2)<.csv",
    "javascript:alert(3).csv",
    "#?%2f..%2f.csv",
    "line\nbreak.csv",
    "gpj.\u202evsc.csv",
]


@check("the overview opened from a folder: no request beyond itself, links open what lies beside it, hostile names stay text")
def _(lab):
    with lab.scratch("page") as folder:
        source = folder / "s"
        shutil.copytree(ROOT / "fixtures/exports", source / "exports")
        for name in HOSTILE:
            (source / name).write_text("编号,名称\n1,<b onclick=alert(4)>x</b>\n")
        lab.collect(source, folder / "a.zip").expect(1)
        # Not unzip, which writes a line break in a name as something else.
        lab.backup("extract", "--bag", folder / "a.zip", "-C", folder / "out").expect(0)
        bag = folder / "out" / "a"
        with browser(folder / "chromium") as chromium:
            for scripts in (True, False):
                page = chromium.page()
                page.call("Emulation.setScriptExecutionDisabled", value=not scripts)
                page.go((bag / "index.html").as_uri())
                asked = [one for one in page.requests if not one.startswith("data:")]
                same(f"what the page asked for (scripts: {scripts})", asked, [(bag / "index.html").as_uri()])
                same("what the browser complains of", [s for s in page.said if "script" not in s], [])
                # The tree as the browser has it: scripts of the page need not run for that.
                root = page.call("DOM.getDocument", depth=-1)["root"]
                names, hrefs = [], []
                walk(root, names, hrefs)
                if {"iframe", "object", "embed", "link", "base"} & set(names):
                    raise Fail(f"the page may ask for more: {sorted(set(names))}")
                for path in sorted(p for p in source.rglob("*") if p.is_file()):
                    inner = path.relative_to(folder).as_posix()
                    if not any(unquote(href).endswith(f"data/{inner}") for href in hrefs):
                        raise Fail(f"{inner!r} has no link")
                for href in hrefs:
                    if href.startswith("#"):
                        continue
                    if urlsplit(href).scheme or not (bag / unquote(href)).is_file():
                        raise Fail(f"{href!r} leads to nothing beside the page")
                page.close()
            page = chromium.page((bag / "index.html").as_uri())
            film = "data/s/exports/视频/2026-03-08_新品开箱.mp4"
            page.go(linked(page, unquote((bag / film).as_uri())))
            page.until(lambda: page.run("document.querySelector('video').readyState >= 2"), "the film does not play from the folder")


def walk(node, names, hrefs):
    names.append(node["nodeName"].lower())
    pairs = node.get("attributes", [])
    for name, value in zip(pairs[::2], pairs[1::2]):
        if name == "href" and node["nodeName"] == "A":
            hrefs.append(value)
        if name.startswith("on") or (name == "src" and not value.startswith("data:")):
            raise Fail(f"a name became markup: {name}={value[:200]!r}")
    if node["nodeName"] == "SCRIPT" and any("alert(" in child.get("nodeValue", "") for child in node.get("children", [])):
        raise Fail("a name became a script")
    for child in node.get("children", []):
        walk(child, names, hrefs)


@check("view: hostile names stay text in a browser, and nothing of an archive runs")
def _(lab):
    with lab.scratch("view") as folder:
        source = folder / "s"
        source.mkdir()
        for n, name in enumerate(HOSTILE):
            (source / name).write_text(f"编号,名称\n{n},<b onclick=alert(4)>x</b>\n", encoding="gb18030")
        script = "<script>document.title='ran';alert(5)</script><img src=http://127.0.0.1:9/x>"
        bodies = {
            "page.html": f"<!doctype html><html><body>{script}</body></html>",
            "picture.svg": f"<svg xmlns='http://www.w3.org/2000/svg'>{script}</svg>",
            "film.mp4": f"<html>{script}",
            "data.json": f'["{script}"]',
            "words.txt": script,
        }
        for name, body in bodies.items():
            (source / name).write_text(body)
        lab.collect(source, folder / "a.zip").expect(0, 1)
        with viewing(lab, folder / "a.zip") as (_, address), browser(folder / "chromium") as chromium:
            page = chromium.page(address)
            links = [linked(page, f"{address}data/s/{name}") for name in HOSTILE]
            same("elements that names made", page.run("document.querySelectorAll('[onerror], [onclick]').length"), 0)
            only_itself(page, address)
            for n, (name, link) in enumerate(zip(HOSTILE, links)):
                same(f"following the link of {name!r}", page.go(link), None)
                same(name, page.run("document.querySelector('tbody td:nth-child(2)').textContent"), str(n))
                same(name, page.run("document.querySelectorAll('img, b, main script').length"), 0)
                only_itself(page, address)
            for name in bodies:
                page.go(address + f"data/s/{name}")
                if "ran" in page.run("document.title"):
                    raise Fail(f"{name} ran")
                if "alert(5)" not in page.run("document.body.textContent"):
                    raise Fail(f"{name} is not shown as text: {page.run('document.body.innerHTML')[:500]}")
                only_itself(page, address)
                # Not even as a part of a page of the same origin.
                tried = page.run(
                    f"new Promise(done => {{ const s = document.createElement('script'); s.src = '{address}data/s/{name}';"
                    " s.onload = () => done('loaded'); s.onerror = () => done('refused'); document.head.append(s); })"
                )
                same(f"{name} as a script", tried, "refused")
                page.said.clear()


def asked(address, path, headers):
    parts = urlsplit(address)
    connection = http.client.HTTPConnection("127.0.0.1", parts.port, timeout=20)
    connection.putrequest("GET", path, skip_host=True)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    return connection.getresponse().status


class Stranger(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = b"<!doctype html><title>stranger</title><body>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@check("view: a foreign host, a wrong token and a page of another origin get nothing")
def _(lab):
    with lab.scratch("view") as folder:
        (folder / "s").mkdir()
        (folder / "s" / "a.txt").write_text("secret")
        shutil.copy(ROOT / "fixtures/exports/截图/店铺主页_20260401.png", folder / "s" / "a.png")
        lab.collect(folder / "s", folder / "a.zip").expect(0, 1)
        with viewing(lab, folder / "a.zip") as (_, address), browser(folder / "chromium") as chromium:
            parts = urlsplit(address)
            good = {"Host": parts.netloc}
            same("the right request", asked(address, parts.path, good), 200)
            same("a foreign host", asked(address, parts.path, {"Host": f"evil.example:{parts.port}"}), 403)
            same("a wrong token", asked(address, f"/{'0' * 32}/", good), 404)
            same("no token", asked(address, "/data/s/a.txt", good), 404)
            server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Stranger)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            try:
                for host in ("127.0.0.1", "localhost"):
                    page = chromium.page(f"http://{host}:{server.server_port}/")
                    same("the stranger", page.run("document.title"), "stranger")
                    for mode in ("cors", "no-cors"):
                        fetched = f"fetch('{address}data/s/a.txt', {{mode: '{mode}'}}).then(a => a.text(), () => '')"
                        same(f"fetch by a stranger ({mode})", page.run(fetched), "")
                    seen = page.run(
                        f"new Promise(done => {{ const i = new Image(); i.onload = () => done('seen');"
                        f" i.onerror = () => done('refused'); i.src = '{address}data/s/a.png'; }})"
                    )
                    same("a picture in a stranger's page", seen, "refused")
                    same("what the stranger was answered", page.answered(address), [403] * 3)
            finally:
                server.shutdown()


@check("view: it ends when the last page is closed, and eight open pages do not keep each other from loading")
def _(lab):
    with lab.scratch("view") as folder:
        lab.collect(ROOT / "fixtures/exports", folder / "a.zip").expect(0, 1)
        with viewing(lab, folder / "a.zip", "--linger", "3") as (process, address), browser(folder / "chromium") as chromium:
            table = address + quote("data/exports/订单/1775001600_订单报表_2026年第一季度.csv")
            pages = [chromium.page(address)] + [chromium.page(table) for _ in range(8)]
            pages[-1].go(address)
            time.sleep(5)
            same("whether it ended while pages were open", process.poll(), None)
            for page in pages[:-1]:
                page.close()
            # The one that told for all of them is gone; another does so now.
            time.sleep(5)
            same("whether it ended while a page was open", process.poll(), None)
            pages[-1].close()
            try:
                out, err = process.communicate(timeout=20)
            except subprocess.TimeoutExpired:
                raise Fail("it goes on though the last page is closed") from None
            same("its status", process.returncode, 0)
            if "网页已关闭" not in err.decode():
                raise Fail(f"it does not say why it ended: {err.decode()}")


@check("view: a page says so when backup has ended")
def _(lab):
    with lab.scratch("view") as folder:
        lab.collect(ROOT / "fixtures/exports", folder / "a.zip").expect(0, 1)
        with browser(folder / "chromium") as chromium:
            with viewing(lab, folder / "a.zip") as (_, address):
                pages = [chromium.page(address) for _ in range(2)]
                gone = "!document.getElementById('liudi-gone').hidden"
                time.sleep(1)
                for page in pages:
                    same("whether it says that backup has ended", page.run(gone), False)
            for page in pages:
                page.until(lambda page=page: page.run(gone), "the page does not say that backup has ended")
