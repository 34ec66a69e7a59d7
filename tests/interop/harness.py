"""Runs named checks and says how they went.

Gives `check` (a decorator), `Lab` (a work folder and the programs), `Fail` and `Skip`. A check passes when it returns;
anything it raises is its failure, with a message that says what was expected and what came. Nothing is skipped in
silence: a skip is printed and counted.
"""

import contextlib
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATE = "2026-04-06"

CHECKS = []


class Fail(Exception):
    """The program, or a program by others, did not do what was expected."""


class Skip(Exception):
    """The check cannot run here and somebody allowed that."""


def check(name):
    def register(function):
        CHECKS.append((name, function))
        return function

    return register


class Done:
    """What a finished command left behind."""

    def __init__(self, command, code, out, err, seconds):
        self.command, self.code, self.out, self.err, self.seconds = command, code, out, err, seconds

    def told(self):
        shown = " ".join(str(word) for word in self.command)
        return f"$ {shown}\nexit {self.code}\n{tail(self.out)}{tail(self.err)}"

    def expect(self, *codes):
        if self.code not in codes:
            raise Fail(f"expected exit {' or '.join(map(str, codes))}\n{self.told()}")
        return self


def tail(text, lines=15):
    kept = text.strip().splitlines()[-lines:]
    return "".join(f"    {line}\n" for line in kept)


class Lab:
    """One folder to work in and the programs to call."""

    def __init__(self, folder):
        self.folder = folder
        self.backup_program = os.environ["LIUDI_BACKUP"]
        self.seven = shutil.which("7z") or shutil.which("7zz")
        self.bagit = [sys.executable, "-m", "bagit"]
        self.environment = {
            **{k: v for k, v in os.environ.items() if k not in ("LANGUAGE", "LC_ALL", "SOURCE_DATE_EPOCH")},
            "LC_ALL": "C.UTF-8",
            # Not UTC, so that a local time taken for UTC is found out.
            "TZ": "Asia/Shanghai",
        }

    def run(self, command, cwd=None, timeout=1800, extra=None):
        command = [str(word) for word in command]
        began = time.monotonic()
        if shutil.which(command[0]) is None:
            return Done(command, 127, "", "no such program", 0.0)
        done = subprocess.run(
            command,
            cwd=cwd or self.folder,
            env={**self.environment, **(extra or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            timeout=timeout,
        )
        return Done(
            command,
            done.returncode,
            done.stdout.decode("utf-8", "backslashreplace"),
            done.stderr.decode("utf-8", "backslashreplace"),
            time.monotonic() - began,
        )

    def start(self, command, cwd=None):
        return subprocess.Popen(
            [str(word) for word in command],
            cwd=cwd or self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def backup(self, *words, **options):
        return self.run([self.backup_program, *words], **options)

    def collect(self, source, archive, *words, **options):
        return self.backup("collect", source, "-o", archive, "--date", DATE, "--lang", "en", *words, **options)

    def json(self, *words, codes=(0,), **options):
        done = self.backup(*words, "--json", **options).expect(*codes)
        try:
            return json.loads(done.out)
        except ValueError as error:
            raise Fail(f"stdout is not one JSON value: {error}\n{done.told()}") from error

    def room(self, name, octets):
        """A new empty folder, after making sure the disk has room for that much."""
        free = shutil.disk_usage(self.folder).free
        if free < octets:
            raise Fail(f"{self.folder} has {free >> 20} MiB free and this needs {octets >> 20} MiB")
        folder = self.folder / name
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir(parents=True)
        return folder

    @contextlib.contextmanager
    def scratch(self, name, octets=1 << 30):
        folder = self.room(name, octets)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    @contextlib.contextmanager
    def mounted(self, folder, *words):
        """Mounts something on `folder` for the time of the block."""
        folder.mkdir(parents=True, exist_ok=True)
        done = self.run(["mount", *words, folder])
        if done.code != 0:
            message = f"mount is not permitted here (run as root, or allow skipping with LIUDI_NO_MOUNT=1)\n{done.told()}"
            raise (Skip if os.environ.get("LIUDI_NO_MOUNT") == "1" else Fail)(message)
        try:
            yield folder
        finally:
            if self.run(["umount", folder]).code != 0:
                self.run(["umount", "--lazy", folder])


def digest_of(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def same_octets(one, other):
    if one.stat().st_size != other.stat().st_size or digest_of(one) != digest_of(other):
        raise Fail(f"not the same octets: {one} ({one.stat().st_size}) and {other} ({other.stat().st_size})")


def tree(folder):
    """Every regular file under a folder: path relative to it -> (size, modified second, digest)."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            status = path.stat()
            found[path.relative_to(folder).as_posix()] = (status.st_size, int(status.st_mtime), digest_of(path))
    return found


def same_tree(what, expected, found):
    for path in sorted(set(expected) | set(found)):
        if path not in found:
            raise Fail(f"{what}: missing {path!r}")
        if path not in expected:
            raise Fail(f"{what}: unexpected {path!r}")
        if expected[path] != found[path]:
            raise Fail(f"{what}: {path!r} is (size, time, digest) {found[path]}, expected {expected[path]}")


def nothing_named(archive):
    if archive.exists():
        raise Fail(f"{archive} stands under its final name after a failure")


def run_all(lab, wanted):
    passed, failed, skipped = 0, [], []
    for name, function in CHECKS:
        if name not in wanted:
            continue
        began = time.monotonic()
        try:
            function(lab)
        except Skip as reason:
            skipped.append(name)
            print(f"SKIPPED {name}\n{tail(str(reason))}", end="", flush=True)
            continue
        except Exception as error:
            failed.append(name)
            message = str(error) if isinstance(error, Fail) else traceback.format_exc()
            print(f"FAILED  {name}\n{tail(message, 40)}", end="", flush=True)
            continue
        passed += 1
        print(f"ok      {name} ({time.monotonic() - began:.1f} s)", flush=True)
    return passed, failed, skipped


def main(arguments):
    wanted = [name for name, _ in CHECKS if not arguments or any(part in name for part in arguments)]
    parent = Path(os.environ.get("LIUDI_INTEROP_DIR", ROOT / ".interop" / "work")).resolve()
    parent.mkdir(parents=True, exist_ok=True)
    lab = Lab(Path(tempfile.mkdtemp(prefix="run-", dir=parent)))
    # Ended from outside, it still unmounts and tidies up.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        passed, failed, skipped = run_all(lab, wanted)
    finally:
        shutil.rmtree(lab.folder, ignore_errors=True)
    for name in skipped:
        print(f"skipped: {name}")
    for name in failed:
        print(f"failed: {name}")
    if skipped:
        print(f"{len(skipped)} SKIPPED")
    print(f"{passed} passed, {len(failed)} failed")
    if not wanted:
        print("no check has such a name", file=sys.stderr)
        return 2
    return 1 if failed else 0
