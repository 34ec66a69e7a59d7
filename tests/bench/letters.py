"""Times `paperwork letter` beside others that set type and that put pictures and pages into one PDF.

The letter is raced against Typst itself, given the same source, data and fonts: the Python package `typst` in a fresh
process, and the program of that name when TYPST or the search path has one. Bundles are raced against img2pdf, qpdf and
pdfunite, which neither look at the pictures nor number, stamp or list them.
"""

import os
import random
import shutil
import sys
from pathlib import Path

from racing import GIB, MIB, Peaks, Tool, call, empty, need, race, table, warm

ROOT = Path(__file__).resolve().parents[2]
PAPERWORK = os.environ["LIUDI_PAPERWORK"]
TYPST = os.environ.get("TYPST") or shutil.which("typst")
CASE = ROOT / "fixtures" / "cases" / "person.toml"
TEMPLATES = ROOT / "templates"
FONTS = ROOT / "crates" / "paperwork" / "fonts"

COMPILE = """
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], root=sys.argv[3], font_paths=[sys.argv[4]], ignore_system_fonts=True,
              pdf_standards=["a-3a", "ua-1"])
"""


def command(target, *words):
    return [PAPERWORK, "letter", "--template", "appeal", "--case", CASE, "--date", "2026-11-23", "--quiet", "-o", target, *words]


# The letter


def source_of(work):
    """What the program sets, laid out for Typst: its template, what all templates share, and the values of the case."""
    folder = work / "typst"
    own = work / "own" / "appeal"
    own.mkdir(parents=True)
    shutil.copy(TEMPLATES / "appeal" / "template.toml", own)
    # The program itself tells the values: set as a letter whose only paragraph they are.
    (own / "letter.typ").write_text('#import "/common.typ": *\n#show: letter\n#title[申诉书]\n#p(read("/data.json"))\n')
    call(command(work / "data.txt", "--templates", work / "own", "--format", "txt"), {})
    folder.mkdir()
    lines = (work / "data.txt").read_text("utf-8").splitlines()
    (folder / "data.json").write_text(next(line for line in lines if line.startswith("{")), "utf-8")
    shutil.copy(TEMPLATES / "common.typ", folder)
    shutil.copy(TEMPLATES / "appeal" / "letter.typ", folder)
    return folder


def letter(work):
    source, out = source_of(work), work / "out"
    main = source / "letter.typ"
    python = "Python, import typst, nothing else"
    compile_ = "Python, typst.compile"
    tools = [
        Tool(python, [sys.executable, "-c", "import typst"]),
        Tool(compile_, [sys.executable, "-c", COMPILE, main, out / "a.pdf", source, FONTS]),
    ]
    peer = compile_
    if TYPST:
        peer = "typst compile"
        words = ["--root", source, "--font-path", FONTS, "--ignore-system-fonts", "--pdf-standard", "a-3a,ua-1"]
        tools.append(Tool(peer, [TYPST, "compile", *words, main, out / "a.pdf"]))
    tools += [
        Tool("paperwork letter", command(out / "a.pdf"), peer=peer, limit=1, most=(0.150, 100 * MIB)),
        Tool("paperwork letter --format txt", command(out / "a.txt", "--format", "txt"), peer=peer),
    ]
    race(tools, out, work)
    shutil.rmtree(source)
    return table("One letter: an appeal of three pages, cold, start of the process included", tools, small=True)


# Bundles


def photograph(path, seed, size=(1600, 1200), quality=70):
    """A picture that compresses as photographs do: large soft shapes under fine grain."""
    from PIL import Image

    chance = random.Random(seed)
    shapes = Image.frombytes("RGB", (64, 48), chance.randbytes(64 * 48 * 3)).resize(size, Image.Resampling.BICUBIC)
    half = (size[0] // 2, size[1] // 2)
    grain = Image.frombytes("L", half, chance.randbytes(half[0] * half[1])).resize(size, Image.Resampling.BILINEAR)
    Image.blend(shapes, Image.merge("RGB", (grain,) * 3), 0.2).save(path, quality=quality)


def photographs(folder, count, seed, **options):
    folder.mkdir()
    paths = [folder / f"照片{n:04}.jpg" for n in range(count)]
    for n, path in enumerate(paths):
        photograph(path, seed * 10_000 + n, **options)
    return paths


def bundled(target, exhibits):
    return command(target, "--bundle", *(word for one in exhibits for word in ("--exhibit", one)))


def img2pdf(target, pictures):
    return [Path(sys.executable).with_name("img2pdf"), "-o", target, *pictures]


def bundle(work):
    need(work, 4 * GIB)
    out = work / "out"
    pictures = photographs(work / "photographs", 200, 5)
    pages = work / "pages"
    pages.mkdir()
    singles = [pages / f"{path.stem}.pdf" for path in pictures]
    for single, picture in zip(singles, pictures):
        call(img2pdf(single, [picture]), {})
    warm(work)
    octets = sum(path.stat().st_size for path in pictures)
    peer = "img2pdf"
    tools = [
        Tool(peer, img2pdf(out / "a.pdf", pictures)),
        Tool("qpdf --pages, 200 PDFs of one page", ["qpdf", "--empty", "--pages", *singles, "--", out / "a.pdf"]),
        Tool("pdfunite, 200 PDFs of one page", ["pdfunite", *singles, out / "a.pdf"]),
        Tool("paperwork letter --bundle", bundled(out / "a.pdf", pictures), peer=peer, most=(2.0, 512 * MIB)),
        Tool("paperwork letter --bundle, 200 PDFs of one page", bundled(out / "a.pdf", singles), peer="pdfunite, 200 PDFs of one page"),
    ]
    race(tools, out, work)
    title = f"A bundle of 200 photographs, {octets / MIB:.0f} MiB of JPEG"
    return table(title, tools) + "\n" + held(work, out, pictures)


def held(work, out, pictures):
    """Peak memory of large bundles."""
    peaks = Peaks(work, "Peak memory of bundles")
    peaks.run("200 photographs", 512, *bundled(out / "photographs.pdf", pictures))
    empty(out)
    many = work / "many"
    many.mkdir()
    forty = (ROOT / "fixtures" / "exhibits" / "forty-pages.pdf").read_bytes()
    texts = [many / f"四十页{n:02}.pdf" for n in range(50)]
    for n, path in enumerate(texts):
        # A comment makes each another file.
        path.write_bytes(forty + b"%% %d\n" % n)
    peaks.run("2 000 pages of text, in 50 PDFs", 256, *bundled(out / "text.pdf", texts))
    empty(out)
    shutil.rmtree(work / "photographs")
    scans = []
    for n in range(10):
        sheets = photographs(work / "sheets", 200, 100 + n, size=(1200, 900), quality=60)
        scans.append(many / f"扫描{n}.pdf")
        call(img2pdf(scans[-1], sheets), {})
        shutil.rmtree(work / "sheets")
    octets = sum(path.stat().st_size for path in scans)
    peaks.run(f"2 000 scanned pages, in 10 PDFs of {octets / MIB:.0f} MiB", 2048, *bundled(out / "scans.pdf", scans))
    empty(out)
    shutil.rmtree(many)
    return peaks.told()
