"""Bundles made by `paperwork letter --bundle` are sound PDFs in the eyes of qpdf, poppler, mupdf and pikepdf, and show of
each exhibit what the exhibit itself shows: the same pixels outside the stamps, the same annotations, links, pictures and
form values. What cannot be merged is attached, octet for octet."""

import io
import json
import os
import re
import shutil

import pikepdf
from PIL import Image, ImageChops

from harness import DATE, ROOT, Fail, check, same_octets

EXHIBITS = ROOT / "fixtures" / "exhibits"
CASE = ROOT / "fixtures" / "cases" / "person.toml"

# The parts of a page, as shown, where stamps stand: top and bottom, of the height.
BAND = 0.08

MERGED = {
    "aes256-empty-password.pdf": 2,
    "annotated.pdf": 2,
    "dark-scan.pdf": 1,
    "font-not-embedded.pdf": 1,
    "form-filled.pdf": 1,
    "form-no-appearance.pdf": 1,
    "forty-pages.pdf": 40,
    "layers.pdf": 1,
    "rc4-empty-password.pdf": 2,
    "rotated-cropped.pdf": 4,
    "shifted-inherited.pdf": 3,
    "unbalanced.pdf": 2,
    "alpha.png": 1,
    "animated.gif": 1,
    "cmyk.jpg": 1,
    "exif-6.jpg": 1,
    "grey-progressive.jpg": 1,
    "palette.png": 1,
    "plain.jpg": 1,
    "plain.png": 1,
    "plain.webp": 1,
}
ATTACHED = {
    "all-blank.pdf": "blank",
    "broken-startxref.pdf": "damaged",
    "contents-no-stream.pdf": "damaged",
    "cut-short.jpg": "cut-short",
    "cut-short.png": "cut-short",
    "no-pages.pdf": "no-pages",
    "no-xref.pdf": "damaged",
    "signed.pdf": "signed",
    "truncated.pdf": "damaged",
    "user-password.pdf": "locked",
    "xfa-only.pdf": "xfa",
}


class Bundle:
    """A bundle of these exhibits, what the program said of it, and which of its pages are whose."""

    def __init__(self, lab, names, code=0):
        self.lab = lab
        self.folder = lab.room("bundle", 1 << 28)
        self.path = self.folder / "bundle.pdf"
        self.words = ["letter", "--template", "appeal", "--case", CASE, "--bundle", "--date", DATE]
        for name in names:
            self.words += ["--exhibit", EXHIBITS / name]
        program = os.environ["LIUDI_PAPERWORK"]
        done = lab.run([program, *self.words, "--json", "-o", self.path]).expect(code)
        self.told = json.loads(done.out)
        self.names = names
        self.texts = self.lab.run(["pdftotext", "-layout", self.path, "-"]).expect(0).out.split("\f")[:-1]

    def again(self):
        path = self.folder / "again.pdf"
        done = self.lab.run([os.environ["LIUDI_PAPERWORK"], *self.words, "-o", path])
        done.expect(0, 1)
        return path

    def pages(self, name):
        """The numbers, from 1, of the pages of an exhibit: found by their stamps."""
        mark = f"证据{self.names.index(name) + 1}"
        found = [n for n, text in enumerate(self.texts, 1) if re.search(rf"{mark} 第 \d+/\d+ 页", text)]
        if not found:
            raise Fail(f"no page is stamped {mark} ({name})")
        return found

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def drawn(lab, path, number, folder, name, *words):
    """A page as poppler shows it."""
    target = folder / name
    lab.run(
        ["pdftoppm", "-r", "60", "-cropbox", "-png", "-f", number, "-l", number, "-singlefile", *words, path, target]
    ).expect(0)
    return Image.open(target.with_suffix(".png")).convert("RGB")


@check("bundle: sound for qpdf, every page numbered and stamped, the same octets twice")
def _(lab):
    bundle = Bundle(lab, sorted(MERGED) + sorted(ATTACHED), code=1)
    lab.run(["qpdf", "--check", bundle.path]).expect(0)
    lab.run(["mutool", "info", bundle.path]).expect(0)
    for exhibit in bundle.told["exhibits"]:
        name = exhibit["name"]
        expected = ("merged", None) if name in MERGED else ("attached", ATTACHED[name])
        if (exhibit["place"], exhibit["why"]) != expected:
            raise Fail(f"{name} is {exhibit['place']} ({exhibit['why']}), expected {expected}")
    total = len(bundle.texts)
    if total != bundle.told["pages"]:
        raise Fail(f"{total} pages, told {bundle.told['pages']}")
    for number, text in enumerate(bundle.texts, 1):
        if f"— {number} / {total} —" not in re.sub(" +", " ", text):
            raise Fail(f"page {number} does not say its number:\n{text}")
    for name, pages in MERGED.items():
        found = bundle.pages(name)
        if found != list(range(found[0], found[0] + pages)):
            raise Fail(f"{name} stands on pages {found}")
    same_octets(bundle.path, bundle.again())
    bundle.close()


@check("bundle: shows each exhibit's pages as they are, outside the stamps, in poppler")
def _(lab):
    names = [name for name in sorted(MERGED) if name.endswith(".pdf") and name != "form-no-appearance.pdf"]
    bundle = Bundle(lab, names)
    for name in names:
        for own, number in enumerate(bundle.pages(name)[:4], 1):
            before = drawn(lab, EXHIBITS / name, own, bundle.folder, "before")
            after = drawn(lab, bundle.path, number, bundle.folder, "after")
            if before.size != after.size:
                raise Fail(f"{name} page {own}: {before.size} became {after.size}")
            width, height = before.size
            inner = (0, int(height * BAND), width, int(height * (1 - BAND)))
            apart = ImageChops.difference(before.crop(inner), after.crop(inner)).getbbox()
            if apart:
                raise Fail(f"{name} page {own} looks different at {apart}")
            if ImageChops.difference(before, after).getbbox() is None:
                raise Fail(f"{name} page {own} shows no stamp")
    bundle.close()


@check("bundle: pictures keep their octets")
def _(lab):
    names = [name for name in sorted(MERGED) if name.endswith(".jpg")]
    bundle = Bundle(lab, [*names, "dark-scan.pdf"])
    lab.run(["pdfimages", "-all", bundle.path, bundle.folder / "image"]).expect(0)
    taken = {path.read_bytes() for path in bundle.folder.glob("image-*.jpg")}
    for name in names:
        if (EXHIBITS / name).read_bytes() not in taken:
            raise Fail(f"{name} is not in the bundle octet for octet")
    with pikepdf.open(EXHIBITS / "dark-scan.pdf") as scan:
        if bytes(scan.pages[0].Resources.XObject.Scan.read_raw_bytes()) not in taken:
            raise Fail("the scan of dark-scan.pdf is not in the bundle octet for octet")
    # Upright: the red roof is above the blue wall, whatever the EXIF data say.
    page = drawn(lab, bundle.path, bundle.pages("exif-6.jpg")[0], bundle.folder, "turned")
    red, blue = ([y for y in range(page.height) for x in range(0, page.width, 2) if near(page.getpixel((x, y)), colour)]
                 for colour in ((180, 40, 40), (40, 80, 160)))
    if not red or not blue or max(red) > min(blue) + 3:
        raise Fail("exif-6.jpg is not upright")
    bundle.close()


def near(one, other):
    return all(abs(a - b) < 30 for a, b in zip(one, other))


@check("bundle: annotations and links stay, scripts do not")
def _(lab):
    bundle = Bundle(lab, ["annotated.pdf"])
    first = bundle.pages("annotated.pdf")[0]
    with pikepdf.open(EXHIBITS / "annotated.pdf") as before, pikepdf.open(bundle.path) as after:
        kinds = [[str(a.Subtype) for a in page.Annots] for page in (before.pages[0], after.pages[first - 1])]
        if kinds[0] != kinds[1]:
            raise Fail(f"annotations {kinds[0]} became {kinds[1]}")
        links = [a for a in after.pages[first - 1].Annots if a.Subtype == "/Link"]
        if str(links[0].A.URI) != "https://example.invalid/order":
            raise Fail("the link lost its address")
        if links[1].Dest[0].objgen != after.pages[first].objgen:
            raise Fail("the link does not lead to the exhibit's second page")
        if "/A" in links[2]:
            raise Fail("the script came along")
    bundle.close()


@check("bundle: form values are seen in poppler and mupdf, and nobody can change them")
def _(lab):
    bundle = Bundle(lab, ["form-filled.pdf", "form-no-appearance.pdf"])
    for name, value in (("form-filled.pdf", "Synthetic Shop 0001"), ("form-no-appearance.pdf", "Only a value")):
        number = bundle.pages(name)[0]
        mupdf = lab.run(["mutool", "draw", "-q", "-F", "txt", bundle.path, number]).expect(0).out
        if value not in bundle.texts[number - 1] or value not in mupdf:
            raise Fail(f"{name}: {value!r} is not seen\n{mupdf}")
    with pikepdf.open(bundle.path) as pdf:
        if "/AcroForm" in pdf.Root:
            raise Fail("the bundle is a form")
    bundle.close()


@check("bundle: tags, outline, page labels and metadata are those of the letter, without claims to PDF/A")
def _(lab):
    bundle = Bundle(lab, ["forty-pages.pdf", "plain.jpg", "forty-pages.pdf"])
    with pikepdf.open(bundle.path) as pdf:
        if pdf.pdf_version != "1.7":
            raise Fail(f"PDF {pdf.pdf_version}")
        if "/StructTreeRoot" not in pdf.Root or not pdf.Root.MarkInfo.Marked:
            raise Fail("the letter lost its tags")
        packet = pdf.Root.Metadata.read_bytes().decode()
        if "pdfaid" in packet or "pdfuaid" in packet:
            raise Fail(f"the metadata still claim a standard:\n{packet}")
        numbers = {page.objgen: n for n, page in enumerate(pdf.pages, 1)}
        with pdf.open_outline() as outline:
            items = list(flat(outline.root))
        if not items:
            raise Fail("the bundle has no outline")
        for item in items:
            place = item.destination if item.destination is not None else item.action.D
            number = numbers[place[0].objgen]
            title, text = (re.sub(r"\s", "", t) for t in (item.title, bundle.texts[number - 1]))
            if title not in text:
                raise Fail(f"the outline's {item.title!r} leads to page {number}, which does not hold it")
        if "/PageLabels" in pdf.Root:
            labels = [page.label for page in pdf.pages]
            if labels != [str(n) for n in range(1, len(pdf.pages) + 1)]:
                raise Fail(f"page labels {labels}")
        # No page of an exhibit may lead into the letter's structure.
        for name in set(bundle.names):
            for number in bundle.pages(name):
                if "/StructParents" in pdf.pages[number - 1].obj:
                    raise Fail(f"page {number} of {name} claims to be tagged")
    bundle.close()


def flat(items):
    for item in items:
        yield item
        yield from flat(item.children)


@check("bundle: what cannot be merged is attached, octet for octet")
def _(lab):
    names = sorted(ATTACHED)
    bundle = Bundle(lab, names, code=1)
    (bundle.folder / "taken").mkdir()
    lab.run(["pdfdetach", "-saveall", "-o", bundle.folder / "taken", bundle.path]).expect(0)
    for index, name in enumerate(names, 1):
        same_octets(EXHIBITS / name, bundle.folder / "taken" / f"证据{index}-{name}")
    bundle.close()


@check("bundle: a hidden layer stays hidden")
def _(lab):
    bundle = Bundle(lab, ["layers.pdf"])
    for program in ("poppler", "mupdf"):
        number = bundle.pages("layers.pdf")[0]
        if program == "poppler":
            page = drawn(lab, bundle.path, number, bundle.folder, "layers")
        else:
            target = bundle.folder / "layers-mupdf.png"
            lab.run(["mutool", "draw", "-q", "-r", "60", "-o", target, bundle.path, number]).expect(0)
            page = Image.open(io.BytesIO(target.read_bytes())).convert("RGB")
        colours = {page.getpixel((x, y)) for x in range(page.width) for y in range(page.height)}
        if (255, 0, 0) in colours or (0, 0, 255) not in colours:
            raise Fail(f"{program}: the layers are not as they were")
    bundle.close()
