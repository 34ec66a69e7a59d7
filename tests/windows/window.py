"""Starts a Windows program without arguments in a console of its own, as a double click does, and looks whether it says how to use it
and stays until a key is pressed. Takes the command; ends with 0 when both hold."""
import os
import pty
import select
import sys
import time

BEFORE, AFTER = 30, 15


def main(command):
    child, console = pty.fork()
    if child == 0:
        os.execvp(command[0], command)
    said, key, end = b"", None, time.time() + BEFORE
    while time.time() < end:
        ready, _, _ = select.select([console], [], [], 0.5)
        if ready:
            try:
                said += os.read(console, 65536)
            except OSError:
                break
        elif b"close this window" in said and key is None:
            # It waits: nothing came for a while after the last word.
            time.sleep(3)
            if os.waitpid(child, os.WNOHANG)[0]:
                sys.exit("it did not wait for a key")
            os.write(console, b"x")
            key, end = time.time(), time.time() + AFTER
    if key is None:
        sys.exit(f"it did not say how to close the window: {said.decode(errors='replace')}")
    while time.time() < key + AFTER:
        if os.waitpid(child, os.WNOHANG)[0]:
            return
        time.sleep(0.1)
    os.kill(child, 9)
    sys.exit("a key did not close it")


main(sys.argv[1:])
