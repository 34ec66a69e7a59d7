#!/usr/bin/env python3
"""Writes small inputs for every fuzz target to begin from: python3 seeds.py FOLDER."""

import hashlib
import io
import struct
import sys
import zipfile
from pathlib import Path

CASES = Path(__file__).resolve().parents[1] / "fixtures" / "cases"
BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
OLD = b"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n"
INFO = b"Bagging-Date: 2026-04-06\nPayload-Oxum: 10.2\nExternal-Description: a\n  longer value\n"
NAMES = [
    "bagit.txt", "bag-info.txt", "package-info.txt", "fetch.txt", "manifest-sha256.txt", "manifest-md5.txt",
    "manifest-sha512.txt", "tagmanifest-sha256.txt", "tagmanifest-md5.txt", "data/a", "data/视频/b", "data/c%25",
]  # fmt: skip


def manifest(algorithm, files):
    lines = [f"{hashlib.new(algorithm, octets).hexdigest()}  {path}\n" for path, octets in files.items()]
    return "".join(lines).encode()


def bag(declaration, algorithms):
    payload = {"data/a": b"first", "data/视频/b": b"other"}
    files = {"bagit.txt": declaration, "bag-info.txt": INFO}
    files |= {f"manifest-{a}.txt": manifest(a, payload) for a in algorithms}
    files |= {f"tagmanifest-{a}.txt": manifest(a, dict(files)) for a in algorithms if a != "sha512"}
    return files | payload


def records(files):
    return b"".join(struct.pack(">BH", NAMES.index(n), len(o)) + o for n, o in files.items())


def zipped(files, method, base="bag/", seekable=True):
    out = io.BytesIO()
    if not seekable:
        out.seek = None
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, octets in files.items():
            entry = zipfile.ZipInfo(base + name, (2026, 4, 6, 12, 0, 0))
            entry.compress_type = method
            archive.writestr(entry, octets)
    return out.getvalue()


def streamed(files):
    """With data descriptors, as programs write that cannot seek."""

    class Pipe(io.RawIOBase):
        def __init__(self):
            self.octets = bytearray()

        def writable(self):
            return True

        def write(self, octets):
            self.octets += bytes(octets)
            return len(octets)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, octets in files.items():
            archive.writestr(zipfile.ZipInfo("bag/" + name, (2026, 4, 6, 12, 0, 0)), octets)
    return bytes(pipe.octets)


def zip64(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, octets in files.items():
            with archive.open(zipfile.ZipInfo("bag/" + name, (2026, 4, 6, 12, 0, 0)), "w", force_zip64=True) as file:
                file.write(octets)
    return out.getvalue()


def seeds():
    whole, old = bag(BAGIT, ["sha256"]), bag(OLD, ["md5", "sha512"])
    lines = manifest("sha256", {"data/a": b"x", "data/100%25": b"y"})
    return {
        "declaration": [BAGIT, OLD, BAGIT.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + BAGIT],
        "tagfile": [bytes([label, 3]) + text.encode(code) for label, code in ((0, "utf-8"), (1, "gb18030"), (3, "utf-16"))
                    for text in ("视频\r\n截图\r订单\n", "a: b\n c\n")],
        "info": [bytes([version]) + INFO for version in (0, 5)],
        "manifest": [bytes([3]) + lines, bytes([3]) + lines.replace(b"  ", b" *"), bytes([3]) + b"\\" + lines.replace(b"/a", b"/a\\n")],
        "case": [path.read_bytes() for path in sorted(CASES.glob("*.toml"))],
        "fetch": [b"https://example.com/a.mp4 12 data/a.mp4\n", b"http://example.com/b - data/b%0A\n"],
        "bag": [records(whole), records(old)],
        "zip": [zipped(whole, zipfile.ZIP_STORED), zipped(whole, zipfile.ZIP_DEFLATED), zipped(old, zipfile.ZIP_DEFLATED), streamed(whole), zip64(whole)],
    }  # fmt: skip


if __name__ == "__main__":
    for target, inputs in seeds().items():
        folder = Path(sys.argv[1]) / target
        folder.mkdir(parents=True, exist_ok=True)
        for number, octets in enumerate(inputs):
            (folder / f"seed-{number}").write_bytes(octets)
