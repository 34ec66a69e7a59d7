"""Drives a Windows program in a console of its own, as a person does: a double click, which must say in Chinese what the program does and
stay until a key is pressed, and Ctrl-C in the middle of `collect`, which must keep what is done so that the same command goes on.

    console.py FOLDER COMMAND...     FOLDER is made anew and removed; prints a line for each of the two tests, ends with how many
                                     failed
"""
import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import sys
import time

BEFORE, AFTER = 60, 20
# Some files are done, and not all.
HALF = re.compile(rb"[1-4]\d/48 files")


class Console:
    """A program in a console nobody else has."""

    def __init__(self, command, folder):
        self.said, self.status = b"", None
        self.child, self.console = pty.fork()
        if self.child == 0:
            os.chdir(folder)
            os.execvp(command[0], command)

    def hear(self, seconds):
        """What it says within that time; whether anything came."""
        ready, _, _ = select.select([self.console], [], [], seconds)
        if not ready:
            return False
        try:
            self.said += os.read(self.console, 65536)
            return True
        except OSError:
            return False

    def ended(self):
        if self.status is None:
            pid, status = os.waitpid(self.child, os.WNOHANG)
            self.status = os.waitstatus_to_exitcode(status) if pid else None
        return self.status is not None

    def press(self, key):
        os.write(self.console, key)

    def wait(self, seconds):
        """Its status; None when it goes on longer, and then it is killed."""
        end = time.time() + seconds
        while time.time() < end and not self.ended():
            self.hear(0.1)
        if not self.ended():
            os.kill(self.child, 9)
            os.waitpid(self.child, 0)
        while self.hear(0.1):
            pass
        return self.status

    def text(self):
        return self.said.decode(errors="replace")


def closed(console):
    """The status of a program that keeps its window until a key is pressed."""
    end = time.time() + BEFORE
    while b"close this window" not in console.said:
        assert time.time() < end and not console.ended(), f"it did not say how to close the window: {console.text()}"
        console.hear(0.5)
    while console.hear(3):
        pass
    assert not console.ended(), "it did not wait for a key"
    console.press(b"x")
    status = console.wait(AFTER)
    assert status is not None, "a key did not close it"
    return status


def stays_until_a_key_is_pressed(command, folder):
    console = Console(command, folder)
    assert closed(console) == 0
    assert "完整的存档" in console.text().replace("\r\n", ""), f"not in Chinese: {console.text()}"


def ctrl_c_keeps_what_is_done(command, folder):
    part = folder / ".a.zip.liudi-part"
    source = folder / "s"
    source.mkdir()
    for n in range(48):
        (source / f"{n}.bin").write_bytes(os.urandom(1 << 20) * 25)
    collect = [*command, "collect", "s", "-o", "a.zip", "--lang", "en"]
    console, end = Console(collect, folder), time.time() + BEFORE
    while not HALF.search(console.said):
        assert time.time() < end and not console.ended(), f"it ended too early ({console.status}): {console.text()}"
        console.hear(0.01)
    console.press(b"\x03")
    assert closed(console) == 130, f"status {console.status}: {console.text()}"
    assert part.exists() and not (folder / "a.zip").exists()
    assert "Run the same command again" in console.text().replace("\r\n", " "), console.text()
    ran = subprocess.run(collect, cwd=folder, capture_output=True, text=True)
    assert ran.returncode == 0, ran
    assert "Going on" in ran.stderr, ran.stderr
    ran = subprocess.run([*command, "verify", "a.zip"], cwd=folder, capture_output=True, text=True)
    assert ran.returncode == 0, ran


def main(folder, command):
    failed = 0
    for test in stays_until_a_key_is_pressed, ctrl_c_keeps_what_is_done:
        folder = pathlib.Path(folder).resolve()
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        said = "ok"
        try:
            test(command, folder)
        except AssertionError as error:
            failed, said = failed + 1, f"FAILED\n{error}"
        print(f"test console {test.__name__} ... {said}", flush=True)
        shutil.rmtree(folder)
    sys.exit(failed)


main(sys.argv[1], sys.argv[2:])
