#!/usr/bin/env python3
"""Times `backup` beside its peers, and calls the parts that time `paperwork`; writes what it measured to results/, a file a part."""

import os
import platform
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import exports
import letters
import papers
from racing import GIB, MIB, ROUNDS, Peaks, Tool, call, empty, need, race, table, timed, warm

HERE = Path(__file__).resolve().parent
BACKUP = os.environ["LIUDI_BACKUP"]
SEVEN = shutil.which("7z") or shutil.which("7zz")


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


def collect(source, archive, *words):
    return [BACKUP, "collect", source, "-o", archive, "--quiet", *words]


# The parts


def large(work):
    need(work, 8 * GIB)
    source, out = work / "large", work / "out"
    exports.videos(source)
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
    return table("Large files: 16 whole videos of 128 MiB", tools)


def tiny_files(folder, count, low, high, seed):
    chance = random.Random(seed)
    per = 800
    for group in range((count + per - 1) // per):
        (folder / f"第{group:03}批").mkdir(parents=True)
        for n in range(min(per, count - group * per)):
            (folder / f"第{group:03}批" / f"图{n:04}.jpg").write_bytes(chance.randbytes(chance.randrange(low, high)))


def small(work):
    need(work, 3 * GIB)
    source, out = work / "small", work / "out"
    exports.pictures(source)
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
        Tool(
            "backup collect --no-verify --no-thumbnails",
            collect(source, out / "a-backup.zip", "--no-verify", "--no-thumbnails"), peer=seven, limit=1.2,
        ),
        Tool("backup collect --no-verify", collect(source, out / "a-backup.zip", "--no-verify"), peer=seven),
        Tool("backup collect", collect(source, out / "a-backup.zip"), peer=seven),
        Tool("backup verify", [BACKUP, "verify", kept], peer=seven),
    ]
    race(tools, out, work)
    shutil.rmtree(kept.parent)
    shutil.rmtree(source)
    return table("Small files: 30 000 whole pictures of 4 to 12 kB, in 38 folders", tools)


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
    out, peaks = work / "out", Peaks(work)
    empty(out)

    source = work / "sparse"
    source.mkdir()
    with open(source / "长直播.mp4", "wb") as file:
        file.truncate(5_000_000_000)
    archive = out / "sparse-backup.zip"
    # Nothing of it is a video, nor of the files below a picture: each has a finding, which is the most there is to hold.
    peaks.run("`collect` of one file of 5 GB", 64, *collect(source, archive), codes=(1,))
    peaks.run("`verify` of one file of 5 GB", 64, BACKUP, "verify", archive)
    shutil.rmtree(source)
    empty(out)

    source = work / "tiny"
    tiny_files(source, 300_000, 1, 64, 4)
    archive = out / "tiny-backup.zip"
    peaks.run("`collect` of 300 000 files", 150, *collect(source, archive), codes=(1,))
    peaks.run("`verify` of 300 000 files", 150, BACKUP, "verify", archive)
    peaks.run("`list` of 300 000 files", 150, BACKUP, "list", archive)
    shutil.rmtree(source)
    empty(out)
    return peaks.told()


PARTS = {
    "large": large, "small": small, "text": text, "memory": memory,
    "orders": lambda work: exports.orders(work, BACKUP),
    "letter": letters.letter, "bundle": letters.bundle, "papers": papers.papers,
}


def machine():
    model = "unknown processor"
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.split(":", 1)[1].strip()
            break
    programs = (BACKUP, letters.PAPERWORK)
    versions = [subprocess.run([p, "--version"], capture_output=True, text=True).stdout.strip() for p in programs]
    version = "`, `".join(versions)
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
        told = machine()
        print(told, flush=True)
        (HERE / "results").mkdir(exist_ok=True)
        for name in wanted:
            part = PARTS[name](work)
            print(part, flush=True)
            (HERE / "results" / f"{name}.md").write_text(f"{told}\n{part}", encoding="utf-8")
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1:])
