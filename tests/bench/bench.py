#!/usr/bin/env python3
"""Times the program beside its peers: every tool in every round, caches warm, each output new.

Gives Markdown tables: median and fastest of all rounds, processor time, peak memory, and the ratio of the medians
against one named peer. A tool that fails stops the run: a figure of a failed run is no figure.
"""

import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
BACKUP = os.environ["LIUDI_BACKUP"]
SEVEN = shutil.which("7z") or shutil.which("7zz")
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
MIB = 1 << 20
GIB = 1 << 30


class Tool:
    """One way of doing it: commands that are timed, and what is prepared before and untimed."""

    def __init__(self, name, *commands, before=None, peer=None, limit=None, environment=None, codes=(0,)):
        self.name, self.commands, self.before = name, commands, before
        self.peer, self.limit, self.environment, self.codes = peer, limit, environment or {}, codes
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
    tool.seconds.append(wall)
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


def table(title, tools):
    by_name = {tool.name: tool for tool in tools}
    lines = [f"### {title}", "", "| | median | fastest | processor | peak memory | ratio |", "|---|--:|--:|--:|--:|:--|"]
    for tool in tools:
        median = statistics.median(tool.seconds)
        ratio = ""
        if tool.peer:
            share = median / statistics.median(by_name[tool.peer].seconds)
            ratio = f"{share:.2f} × `{tool.peer}`"
            if tool.limit:
                ratio += f" (aim: ≤ {tool.limit})" if share <= tool.limit else f" (**aim: ≤ {tool.limit}**)"
        lines.append(
            f"| `{tool.name}` | {median:.2f} s | {min(tool.seconds):.2f} s "
            f"| {statistics.median(tool.processor):.2f} s | {tool.peak / MIB:.0f} MiB | {ratio} |"
        )
    return "\n".join(lines) + "\n"


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


# The ways


def peers(source, out):
    """Other programs that put a folder somewhere. Repositories are made new and untimed before each run."""
    borg = {"BORG_BASE_DIR": out / "borg-home", "BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK": "yes"}
    restic = {"RESTIC_PASSWORD": "bench", "RESTIC_CACHE_DIR": out / "restic-cache"}

    def before_borg():
        call(["borg", "init", "-e", "none", out / "borg"], borg)

    def before_restic():
        call(["restic", "init", "-q", "-r", out / "restic"], restic)

    def before_bagit():
        # bagit.py moves the files into data/: hard links, so that the source stays.
        call(["cp", "-al", source, out / "bag"], {})

    return {
        "7z a -mx0": Tool("7z a -mx0", [SEVEN, "a", "-bd", "-mx0", out / "a.7z", source.name]),
        "zip -0 -r": Tool("zip -0 -r", ["zip", "-q", "-0", "-r", out / "a.zip", source.name]),
        "bagit.py + zip -0": Tool(
            "bagit.py + zip -0",
            [sys.executable, "-m", "bagit", "--quiet", "--sha256", out / "bag"],
            ["zip", "-q", "-0", "-r", out / "bag.zip", out / "bag"],
            before=before_bagit,
        ),
        "borg create -C none": Tool(
            "borg create -C none", ["borg", "create", "-C", "none", f"{out / 'borg'}::a", source.name],
            before=before_borg, environment=borg,
        ),
        "restic backup": Tool(
            "restic backup", ["restic", "backup", "-q", "-r", out / "restic", source.name],
            before=before_restic, environment=restic,
        ),
    }


def call(command, environment):
    subprocess.run(
        [str(word) for word in command],
        env={**os.environ, **{k: str(v) for k, v in environment.items()}},
        check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
    )


def collect(source, archive, *words):
    return [BACKUP, "collect", source, "-o", archive, "--quiet", *words]


# The parts


def large(work):
    need(work, 8 * GIB)
    source, out = work / "large", work / "out"
    source.mkdir()
    chance = random.Random(1)
    for n in range(16):
        with open(source / f"视频{n:02}.mp4", "wb") as file:
            for _ in range(128):
                file.write(chance.randbytes(MIB))
    warm(source)
    kept = work / "kept" / "large-backup.zip"
    kept.parent.mkdir()
    call(collect(source, kept), {})
    warm(kept.parent)
    files = sorted(p.relative_to(work) for p in source.iterdir())
    other = peers(source, out)
    digest = "openssl dgst -sha256"
    tools = [
        Tool(digest, ["openssl", "dgst", "-sha256", *files]),
        Tool("cp -r", ["cp", "-r", source.name, out / "copy"]),
        other["7z a -mx0"],
        other["bagit.py + zip -0"],
        other["borg create -C none"],
        other["restic backup"],
        Tool("backup collect --no-verify", collect(source, out / "a-backup.zip", "--no-verify"), peer=digest, limit=1.1),
        Tool("backup collect", collect(source, out / "a-backup.zip"), peer=digest),
        Tool("backup verify", [BACKUP, "verify", kept], peer=digest, limit=0.8),
        Tool("backup verify --quick", [BACKUP, "verify", "--quick", kept], peer=digest),
    ]
    race(tools, out, work)
    shutil.rmtree(kept.parent)
    shutil.rmtree(source)
    return table("Large files: 16 × 128 MiB of random octets, named .mp4", tools)


def small_files(folder, count, low, high, seed):
    chance = random.Random(seed)
    per = 800
    for group in range((count + per - 1) // per):
        (folder / f"第{group:03}批").mkdir(parents=True)
        for n in range(min(per, count - group * per)):
            (folder / f"第{group:03}批" / f"图{n:04}.jpg").write_bytes(chance.randbytes(chance.randrange(low, high)))


def small(work):
    need(work, 3 * GIB)
    source, out = work / "small", work / "out"
    small_files(source, 30_000, 4096, 12_288, 2)
    warm(source)
    kept = work / "kept" / "small-backup.zip"
    kept.parent.mkdir()
    call(collect(source, kept), {})
    warm(kept.parent)
    other = peers(source, out)
    seven = "7z a -mx0"
    tools = [
        other[seven],
        other["zip -0 -r"],
        other["bagit.py + zip -0"],
        other["borg create -C none"],
        other["restic backup"],
        Tool("backup collect --no-verify", collect(source, out / "a-backup.zip", "--no-verify"), peer=seven, limit=1.2),
        Tool("backup collect", collect(source, out / "a-backup.zip"), peer=seven),
        Tool("backup verify", [BACKUP, "verify", kept], peer=seven),
    ]
    race(tools, out, work)
    shutil.rmtree(kept.parent)
    shutil.rmtree(source)
    return table("Small files: 30 000 of 4 to 12 KB, named .jpg, in 38 folders", tools)


def text(work):
    need(work, GIB)
    source, out = work / "text", work / "out"
    source.mkdir()
    chance = random.Random(3)
    for part in range(4):
        with open(source / f"订单报表_{part}.csv", "w", encoding="utf-8") as file:
            for n in range(150_000):
                file.write(
                    f'"\t{6921000000000000000 + chance.randrange(10**12)}",手工陶瓷杯 350ml,"{chance.randrange(1, 9)},'
                    f'{chance.randrange(100, 999)}.00",2026-0{chance.randrange(1, 4)}-1{chance.randrange(10)},已完成,-\n'
                )
    octets = sum(p.stat().st_size for p in source.iterdir())
    warm(source)
    size = {}

    def measured(name, path):
        size[name] = path.stat().st_size

    tools = [
        Tool("zip -6 -r", ["zip", "-q", "-6", "-r", out / "a.zip", source.name]),
        Tool("7z a -tzip -mx1", [SEVEN, "a", "-bd", "-tzip", "-mx1", out / "a.zip", source.name]),
        Tool("7z a -tzip -mx5", [SEVEN, "a", "-bd", "-tzip", "-mx5", out / "a.zip", source.name]),
        Tool("backup collect --no-verify", collect(source, out / "a.zip", "--no-verify"), peer="zip -6 -r"),
        Tool("backup collect", collect(source, out / "a.zip"), peer="zip -6 -r"),
    ]
    race(tools, out, work)
    for tool in tools[:4]:
        empty(out)
        timed(tool, work)
        tool.seconds.pop(), tool.processor.pop()
        measured(tool.name, out / "a.zip")
    empty(out)
    shutil.rmtree(source)
    sizes = ", ".join(f"`{name}` {octets_in / MIB:.1f} MiB" for name, octets_in in size.items())
    return table(f"Text: {octets / MIB:.0f} MiB of order tables in four .csv files", tools) + f"\nArchive size: {sizes}.\n"


def memory(work):
    need(work, 7 * GIB)
    out, lines = work / "out", []
    empty(out)

    def peak(what, limit, *command):
        tool = Tool(what, command)
        timed(tool, work)
        mark = f"≤ {limit} MiB" if tool.peak <= limit * MIB else f"**≤ {limit} MiB**"
        lines.append(f"| {what} | {tool.peak / MIB:.0f} MiB | {mark} | {tool.seconds[0]:.1f} s |")
        print(lines[-1], file=sys.stderr, flush=True)

    source = work / "sparse"
    source.mkdir()
    with open(source / "长直播.mp4", "wb") as file:
        file.truncate(5_000_000_000)
    archive = out / "sparse-backup.zip"
    peak("`collect` of one file of 5 GB", 64, *collect(source, archive))
    peak("`verify` of one file of 5 GB", 64, BACKUP, "verify", archive)
    shutil.rmtree(source)
    empty(out)

    source = work / "tiny"
    small_files(source, 300_000, 1, 64, 4)
    archive = out / "tiny-backup.zip"
    peak("`collect` of 300 000 files", 150, *collect(source, archive))
    peak("`verify` of 300 000 files", 150, BACKUP, "verify", archive)
    peak("`list` of 300 000 files", 150, BACKUP, "list", archive)
    shutil.rmtree(source)
    empty(out)
    head = ["### Peak memory", "", "| | peak | aim | took |", "|---|--:|:--|--:|"]
    return "\n".join(head + lines) + "\n"


PARTS = {"large": large, "small": small, "text": text, "memory": memory}


def machine():
    model = "unknown processor"
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.split(":", 1)[1].strip()
            break
    version = subprocess.run([BACKUP, "--version"], capture_output=True, text=True).stdout.strip()
    return (
        f"{time.strftime('%Y-%m-%d')}, {model}, {os.cpu_count()} processors, Linux {platform.release().split('-')[0]}, `{version}`.\n"
        f"Median of {ROUNDS} rounds; every tool runs in every round (and once before, uncounted), caches warm, every output\nnew, the disk synced before.\n"
    )


def main(arguments):
    wanted = arguments or list(PARTS)
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        sys.exit(f"no such part: {' '.join(unknown)} (there are {' '.join(PARTS)})")
    parent = Path(os.environ.get("BENCH_DIR", HERE.parents[1] / ".interop" / "bench")).resolve()
    parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix="run-", dir=parent))
    try:
        report = ["# Side by side\n", machine()]
        print("\n".join(report), flush=True)
        for name in wanted:
            report.append(PARTS[name](work))
            print(report[-1], flush=True)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    if not arguments:
        (HERE / "RESULTS.md").write_text("\n".join(report), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
