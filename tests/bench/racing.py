"""Races tools: every tool in every round, caches warm, each output new.

Gives Markdown tables: median and fastest of all rounds, processor time, peak memory, and the ratio of the medians
against one named peer. A tool that fails stops the run: a figure of a failed run is no figure.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
MIB = 1 << 20
GIB = 1 << 30


class Tool:
    """One way of doing it: commands that are timed, and what is prepared before and untimed."""

    def __init__(self, name, *commands, before=None, peer=None, limit=None, most=None, environment=None, codes=(0,), clock=None):
        self.name, self.commands, self.before = name, commands, before
        # Aims: `limit` times the time of the peer, `most` seconds and octets of memory.
        self.peer, self.limit, self.most, self.environment, self.codes = peer, limit, most, environment or {}, codes
        # A file in which the commands tell the seconds that count, when starting up is not to be counted.
        self.clock = clock
        self.seconds, self.processor, self.peak = [], [], 0


def timed(tool, cwd):
    wall = processor = 0.0
    note = tempfile.NamedTemporaryFile()
    for command in tool.commands:
        # Not the peak that wait4 tells: that one never falls below what this script itself holds.
        command = ["/usr/bin/time", "-q", "-f", "%M", "-o", note.name, *(str(word) for word in command)]
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env={**os.environ, **{k: str(v) for k, v in tool.environment.items()}},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        err = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall += time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        processor += usage.ru_utime + usage.ru_stime
        if process.returncode not in tool.codes:
            sys.exit(f"{tool.name}: exit {process.returncode}\n$ {' '.join(command)}\n{err.decode(errors='replace')[-2000:]}")
        tool.peak = max(tool.peak, int(Path(note.name).read_text()) * 1024)
    tool.seconds.append(float(Path(tool.clock).read_text()) if tool.clock else wall)
    tool.processor.append(processor)


def race(tools, out, cwd, rounds=ROUNDS):
    # One round more, not counted: it gives the machine the memory for the page cache, which costs a fresh one seconds.
    for number in range(rounds + 1):
        # Another order in every round, so that nobody always runs behind the same neighbour.
        turn = number % len(tools)
        for tool in tools[turn:] + tools[:turn]:
            empty(out)
            if tool.before:
                tool.before()
            os.sync()
            timed(tool, cwd)
            if number == 0:
                tool.seconds.clear(), tool.processor.clear()
        print(f"round {number} of {rounds} done", file=sys.stderr, flush=True)
    empty(out)


def empty(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def shown(seconds, small):
    return f"{seconds * 1000:.0f} ms" if small else f"{seconds:.2f} s"


def table(title, tools, small=False):
    """Milliseconds when what is timed is small."""
    by_name = {tool.name: tool for tool in tools}
    lines = [f"### {title}", "", "| | median | fastest | processor | peak memory | ratio |", "|---|--:|--:|--:|--:|:--|"]
    for tool in tools:
        median = statistics.median(tool.seconds)
        time_told, memory_told, ratio = shown(median, small), f"{tool.peak / MIB:.0f} MiB", ""
        if tool.most:
            time_told += aim(median <= tool.most[0], shown(tool.most[0], small))
            memory_told += aim(tool.peak <= tool.most[1], f"{tool.most[1] // MIB} MiB")
        if tool.peer:
            share = median / statistics.median(by_name[tool.peer].seconds)
            ratio = f"{share:.2f} × `{tool.peer}`"
            if tool.limit:
                ratio += aim(share <= tool.limit, tool.limit)
        lines.append(
            f"| `{tool.name}` | {time_told} | {shown(min(tool.seconds), small)} "
            f"| {shown(statistics.median(tool.processor), small)} | {memory_told} | {ratio} |"
        )
    return "\n".join(lines) + "\n"


def aim(held, limit):
    """A missed aim stands out."""
    return f" (aim: ≤ {limit})" if held else f" (**aim: ≤ {limit}**)"


class Peaks:
    """One run of each command: what it holds at most, and what it may hold."""

    def __init__(self, work, title="Peak memory"):
        self.work = work
        self.lines = [f"### {title}", "", "| | peak | aim | took |", "|---|--:|:--|--:|"]

    def run(self, what, limit, *command, codes=(0,)):
        tool = Tool(what, command, codes=codes)
        timed(tool, self.work)
        mark = f"≤ {limit} MiB" if tool.peak <= limit * MIB else f"**≤ {limit} MiB**"
        self.lines.append(f"| {what} | {tool.peak / MIB:.0f} MiB | {mark} | {tool.seconds[0]:.1f} s |")
        print(self.lines[-1], file=sys.stderr, flush=True)

    def told(self):
        return "\n".join(self.lines) + "\n"


def need(folder, octets):
    free = shutil.disk_usage(folder).free
    if free < octets:
        sys.exit(f"{folder} has {free >> 20} MiB free and this needs {octets >> 20} MiB; set BENCH_DIR")


def warm(folder):
    for path in folder.rglob("*"):
        if path.is_file():
            with open(path, "rb") as file:
                while file.read(8 * MIB):
                    pass


def call(command, environment):
    subprocess.run(
        [str(word) for word in command],
        env={**os.environ, **{k: str(v) for k, v in environment.items()}},
        check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
    )
