"""Times `paperwork check` beside programs that only read text: RapidOCR with the same models, and Debian's tesseract.

`paperwork check` does everything: it starts, loads its models, reads, measures quality, finds seals and QR codes, judges and
writes. RapidOCR is timed for reading alone, models loaded and warm; its whole process stands beside it. Accuracy is measured on
the same pages against the truth of the fixtures: how many characters of every value are in the page's text.
"""

import json
import os
import shutil
import subprocess
import sys
import tomllib
import unicodedata
from pathlib import Path

from racing import MIB, Peaks, Tool, race, table

ROOT = Path(__file__).resolve().parents[2]
PAPERWORK = os.environ["LIUDI_PAPERWORK"]
SCANS = ROOT / "fixtures" / "scans"
DAY = "2026-11-22"

RAPID = """
import json, sys, time
from rapidocr import RapidOCR
engine = RapidOCR(params={"Global.log_level": "error"})
engine(sys.argv[3], use_cls=False)
began, read = time.perf_counter(), {}
for path in sys.argv[3:]:
    found = engine(path, use_cls=False)
    read[path] = list(found.txts or [])
took = time.perf_counter() - began
open(sys.argv[1], "w").write(str(took))
open(sys.argv[2], "w").write(json.dumps(read))
"""

TESSERACT = 'out=$1; shift; for page in "$@"; do tesseract "$page" "$out/$(basename "$page")" -l chi_sim --psm 3 2>/dev/null; done'


def pages(count):
    """Pictures of the fixtures whose truth is known and which are good enough to be read, in the order of their names."""
    truth = tomllib.loads((SCANS / "truth.toml").read_text("utf-8"))
    chosen = {}
    for name, known in sorted(truth.items()):
        path = SCANS / name
        # Pictures spoilt on purpose, and several papers on one page, are for other tests.
        spoilt = path.stem.startswith(("quality-", "cut-", "two-")) or path.stem.endswith(("-sheet", "-exif", "-marked"))
        if len(known) == 1 and known[0].get("fields") and path.suffix in (".jpg", ".png") and not spoilt:
            chosen[path] = known[0]["fields"]
    if len(chosen) < count:
        sys.exit(f"{SCANS} has {len(chosen)} pages to measure with, {count} are needed")
    # Spread over all of them, so that every kind is there.
    step = len(chosen) / count
    names = list(chosen)
    return {names[int(n * step)]: chosen[names[int(n * step)]] for n in range(count)}


def plain(text):
    return "".join(unicodedata.normalize("NFKC", str(text)).replace("〇", "0").split())


def missed(value, text):
    """The least edits that turn some part of the text into the value."""
    above = [0] * (len(text) + 1)
    for n, one in enumerate(value, 1):
        row = [n]
        for at, other in enumerate(text, 1):
            row.append(min(above[at] + 1, row[-1] + 1, above[at - 1] + (one != other)))
        above = row
    return min(above)


def accuracy(read, truth):
    characters = wrong = 0
    for path, fields in truth.items():
        text = plain("".join(read[str(path)]))
        for value in fields:
            characters += len(plain(value))
            wrong += missed(plain(value), text)
    return 1 - wrong / characters


# Dates and terms are printed in other words than the truth has them.
REWORDED = ("issued", "established", "birth", "term", "sex")


def values(fields):
    """Texts as they are printed."""
    return [text for name, text in fields.items() if name not in REWORDED]


def papers(work):
    out = work / "out"
    truth = {path: values(fields) for path, fields in pages(12).items()}
    twelve = list(truth)
    clock, told = work / "rapid.seconds", work / "rapid.json"
    check = [PAPERWORK, "check", *twelve, "--date", DAY, "--json"]
    alone = "RapidOCR, reading alone"
    tools = [
        Tool(alone, [sys.executable, "-c", RAPID, clock, told, *twelve], clock=clock),
        Tool("RapidOCR, whole process", [sys.executable, "-c", RAPID, clock, told, *twelve]),
        Tool("tesseract -l chi_sim", ["sh", "-c", TESSERACT, "sh", out, *twelve]),
        Tool("paperwork check", check, peer=alone, limit=0.75, most=(9.0, 350 * MIB), codes=(0, 1)),
        Tool("paperwork check --jobs 1", [*check, "--jobs", "1"], peer=alone, codes=(0, 1)),
        Tool("paperwork check --html", [*check, "--html", out / "a.html"], peer=alone, codes=(0, 1)),
    ]
    race(tools, out, work)
    text = table("Twelve pages: everything, beside reading alone", tools)

    read = {"RapidOCR": json.loads(told.read_text())}
    subprocess.run(["sh", "-c", TESSERACT, "sh", out, *map(str, twelve)], check=True)
    read["tesseract -l chi_sim"] = {str(path): [(out / f"{path.name}.txt").read_text("utf-8")] for path in twelve}
    whole = json.loads(subprocess.run([*map(str, check), "--show-private"], stdout=subprocess.PIPE, check=False).stdout)
    read["paperwork check"] = {
        str(path): [line["text"] for page in file["pages"] for line in page.get("lines", [])]
        for path, file in zip(twelve, whole["files"])
    }
    lines = ["### What was read of the same twelve pages", "", "| | characters of names, numbers, codes and addresses |", "|---|--:|"]
    for name, pages_read in read.items():
        lines.append(f"| `{name}` | {accuracy(pages_read, truth):.2%} |")

    # Copies: a file that is named twice is looked at once.
    copies = work / "copies"
    copies.mkdir()
    fifty = [copies / f"{n:02}-{path.name}" for n, path in enumerate((twelve * 5)[:50])]
    for copy, path in zip(fifty, (twelve * 5)[:50]):
        shutil.copy(path, copy)
    many = [PAPERWORK, "check", *fifty, "--date", DAY, "--json"]
    scaled = [
        Tool("paperwork check, 50 papers, --jobs 1", [*many, "--jobs", "1"], codes=(0, 1)),
        Tool("paperwork check, 50 papers", many, peer="paperwork check, 50 papers, --jobs 1", codes=(0, 1)),
    ]
    race(scaled, out, work, rounds=2)
    peaks = Peaks(work, "Peak memory of checks")
    peaks.run("12 pages", 350, *check, codes=(0, 1))
    peaks.run("50 papers", 350, *many, codes=(0, 1))
    return "\n".join([text, "\n".join(lines) + "\n", table("Fifty papers, one page at a time and one per processor", scaled), peaks.told()])
