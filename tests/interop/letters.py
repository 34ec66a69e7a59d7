"""Letters made by `paperwork letter` are sound in the eyes of others: qpdf finds no fault, every font is embedded and subset,
poppler, mupdf and pdfium give back every value of the case and draw every page alike, pikepdf finds what the file says of
itself, pdfua and PDFBox preflight find nothing where they can judge, and what is attached comes out octet for octet.

Needs qpdf, poppler-utils, poppler-data, mupdf-tools, java with PDFBox preflight (libpdfbox2-java, libfontbox2-java,
libcommons-logging-java, libactivation-java, libjaxb-api-java) and, from PyPI, pikepdf, pypdfium2, Pillow and pdfua.
"""

import datetime
import decimal
import json
import os
import re
import tomllib
import unicodedata

from harness import ROOT, Fail, check, digest_of, same_octets

CASES = ROOT / "fixtures" / "cases"
TEMPLATES = ROOT / "templates"
EXHIBITS = ROOT / "fixtures" / "exhibits"
DAY = "2026-11-23"

# Which case has what which letter needs; every other pair is refused.
FITS = {
    "appeal": ("person", "company", "sole-trader"),
    "application": ("person", "company", "sole-trader", "minor"),
    "authorisation": ("person", "company", "lawyer"),
    "complaint": ("person", "company", "sole-trader"),
    "copy-request": ("person", "company", "sole-trader", "minor"),
    "forced-closing": ("person", "company", "sole-trader"),
    "guardian": ("minor",),
    "lawyer-letter": ("company", "lawyer"),
    "ownership-statement": ("person", "company"),
    "shop-closing": ("company", "sole-trader", "lawyer"),
}
BLANK = "nobody"

# Fields that decide what is printed and are not printed themselves.
SWITCHES = {"sender.kind", "event.automated", "letter.font", "letter.deadline_working_days", "account.certified"}


def program():
    return os.environ["LIUDI_PAPERWORK"]


def letter(lab, template, case, target, *more, codes=(0,), day=DAY):
    source = ("--blank",) if case == BLANK else ("--case", CASES / f"{case}.toml")
    words = ["letter", "--template", template, *source, "--date", day, "--lang", "en", "-o", target, *more]
    return lab.run([program(), *words], cwd=lab.folder).expect(*codes)


def made(lab, template, case):
    """The letter as a PDF; each is made once."""
    folder = lab.folder / "letters"
    folder.mkdir(exist_ok=True)
    target = folder / f"{template}-{case}.pdf"
    if not target.exists():
        letter(lab, template, case, target)
    return target


def manifest(template):
    return tomllib.loads((TEMPLATES / template / "template.toml").read_text("utf-8"))


def facts(case):
    return tomllib.loads((CASES / f"{case}.toml").read_text("utf-8")) if case != BLANK else {}


# ---- what a letter prints ------------------------------------------------------------------------------------------------


def ink(text):
    """Text without what layout adds."""
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text))


# What stands at the head and foot of pages, where it cuts paragraphs in two: numbers, small type, the reminder on blank sheets.
FURNITURE = re.compile(
    r"—\d+/\d+—|条文核对日期：\d+年\d+月\d+日。本文书依模板制作，模板不构成法律意见。|空白表格：划线处尚未填写，请用黑色签字笔填写"
)


def capital(amount):
    """An amount in the capital figures of Chinese bills, below a hundred million."""
    yuan, cents = divmod(int(amount * 100), 100)
    digits, text, zero = "零壹贰叁肆伍陆柒捌玖", "", False
    for place, figure in enumerate(str(yuan)):
        unit = len(str(yuan)) - place - 1
        if figure == "0":
            zero = True
        else:
            text += ("零" if zero and text else "") + digits[int(figure)] + ("", "拾", "佰", "仟")[unit % 4]
            zero = False
        if unit == 4 and yuan // 10_000:
            text += "万"
    text += "元" if yuan else ""
    jiao, fen = divmod(cents, 10)
    if not cents:
        return text + "整"
    # A zero is written where a figure is missing before the next one.
    text += "零" if text and (zero or not jiao) else ""
    text += digits[jiao] + "角" if jiao else ""
    return text + (digits[fen] + "分" if fen else "整")


def printed(key, value):
    """A value as a formal Chinese letter writes it: what must be found, piece by piece."""
    if isinstance(value, bool):
        return []
    if isinstance(value, datetime.date):
        return [f"{value.year}年{value.month}月{value.day}日"]
    if isinstance(value, list):
        return [str(one) for one in value]
    if key in ("money.deposit", "money.goods", "money.reserve", "money.loss"):
        amount = decimal.Decimal(value)
        return [f"人民币{amount:,.2f}元（大写：{capital(amount)}）"]
    if key == "money.damages_base":
        return [f"{decimal.Decimal(value):,.2f}元"]
    if key in ("money.damages_percent_per_day", "money.rate_percent"):
        return [f"{value.rstrip('0').rstrip('.')}%"]
    return [line.strip() for line in str(value).splitlines() if line.strip()]


def values(template, case):
    """What the letter of this case has to print: key -> pieces."""
    known, asked = facts(case), manifest(template)
    expected = {}
    for key in asked["required"] + asked.get("optional", []) + sum(asked.get("one_of", []), []):
        room, _, name = key.partition(".")
        given = known.get(room)
        if key in SWITCHES or not isinstance(given, dict) or name not in given:
            continue
        if key not in unprinted(template, known):
            expected[key] = printed(key, given[name])
    expected["materials"] = [one["name"] for one in known.get("materials", [])]
    if template == "complaint":
        for one in known.get("earlier", []):
            day = printed("", one["date"])
            expected.setdefault("earlier", []).extend(day + [one["what"], *filter(None, [one.get("channel"), one.get("answer")])])
    return expected


def unprinted(template, known):
    """Fields that a letter may print and does not print in this case."""
    left = set()
    # About the shop, when there is one, and not about the account.
    if template in ("appeal", "complaint", "lawyer-letter") and "shop" in known:
        left |= {f"account.{name}" for name in known.get("account", {})} | {"owner.basis"}
    # A lawyer's letter gives the lawyer's address; its client is named only.
    if template == "lawyer-letter" and "firm" in known:
        left |= {"sender.representative", "sender.address", "sender.phone"}
    return left


def readers(lab, pdf):
    """The text of a file, as three programs read it."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    pdfium = "".join(document[i].get_textpage().get_text_bounded() for i in range(len(document)))
    document.close()
    return {
        "pdftotext": lab.run(["pdftotext", "-raw", pdf, "-"]).expect(0).out,
        "mutool": lab.run(["mutool", "draw", "-q", "-F", "txt", pdf]).expect(0).out,
        "pdfium": pdfium,
    }


def all_found(lab, pdf, expected):
    for reader, text in readers(lab, pdf).items():
        whole = ink(text)
        flowing = FURNITURE.sub("", whole)
        for key, pieces in expected.items():
            for piece in map(ink, pieces):
                if piece not in flowing and piece not in whole:
                    raise Fail(f"{reader} does not give back {key} = {piece!r} of {pdf.name}\n{whole[:3000]}")


def of_letter(template, case):
    """Registers the checks of one letter."""

    def on(what):
        return lambda function: check(f"letter {template} of {case}: {what}")(function)

    @on("qpdf finds no fault, every font is embedded, subset and searchable")
    def _(lab):
        pdf = made(lab, template, case)
        lab.run(["qpdf", "--check", pdf]).expect(0)
        listed = lab.run(["pdffonts", pdf]).expect(0).out.splitlines()[2:]
        sound = r"[A-Z]{6}\+Noto(Serif|Sans)SC-Regular\S*\s+CID Type 0C\s+Identity-H\s+yes yes yes\s"
        if not listed or not all(re.match(sound, line) for line in listed):
            raise Fail(f"fonts of {pdf.name}: {listed}")

    if case != BLANK:

        @on("poppler, mupdf and pdfium give back every value of the case")
        def _(lab):
            all_found(lab, made(lab, template, case), values(template, case))

    @on("what is pasted as text is what is printed")
    def _(lab):
        text = lab.folder / "letters" / "pasted.txt"
        pdf = made(lab, template, case)
        letter(lab, template, case, text, "--format", "txt", "--force")
        # Cells of a table and the place to sign are laid out otherwise; their words are the same.
        lines = enumerate(text.read_text("utf-8").splitlines(), 1)
        pieces = {f"line {n}": re.split("＿+|[；：]|（签名）|（盖章）", line) for n, line in lines}
        if len(pieces) < 12:
            raise Fail(f"only {len(pieces)} lines\n{text.read_text('utf-8')}")
        all_found(lab, pdf, pieces)

    @on("title, author, language, tags, outline and claims are those of the letter")
    def _(lab):
        says_of_itself(lab, made(lab, template, case), template, case)

    @on("poppler, mupdf and pdfium draw every page alike")
    def _(lab):
        drawn_alike(lab, made(lab, template, case))

    @on("pdfua and PDFBox preflight find nothing where they can judge")
    def _(lab):
        judged(lab, made(lab, template, case))


def says_of_itself(lab, path, template, case):
    import pikepdf

    known = facts(case)
    room = "firm" if template == "lawyer-letter" and "firm" in known else "sender"
    author = known.get(room, {}).get("name", "")
    # The title is what stands on the first line that is no letterhead.
    lines = lab.run(["pdftotext", "-raw", "-l", "1", path, "-"]).expect(0).out.splitlines()
    told = {
        key.strip(): value.strip()
        for key, _, value in (line.partition(":") for line in lab.run(["pdfinfo", path]).expect(0).out.splitlines())
    }
    expected = {"Author": author, "Tagged": "yes", "Form": "none", "JavaScript": "no", "Encrypted": "no"}
    # The first minute of that day in China, which is where the clock of these checks stands.
    expected["CreationDate"] = "Mon Nov 23 00:00:00 2026 CST"
    found = {key: told.get(key, "") for key in expected}
    if found != expected or told.get("Title", "") not in lines[:4] or not told.get("Title"):
        raise Fail(f"pdfinfo {path.name}: {told}, expected {expected} and as title one of {lines[:4]}")
    if not told["Page size"].endswith("(A4)"):
        raise Fail(f"{path.name} is no A4: {told['Page size']}")
    with pikepdf.open(path) as pdf:
        root = pdf.Root
        if str(root.Lang) != "zh-CN" or not root.MarkInfo.Marked or "/StructTreeRoot" not in root:
            raise Fail(f"{path.name}: language or tags are missing")
        packet = root.Metadata.read_bytes().decode()
        for claim in ("<pdfaid:part>3</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>", "<pdfuaid:part>1</pdfuaid:part>"):
            if claim not in packet:
                raise Fail(f"{path.name} does not claim {claim}\n{packet}")
        for word in (told["Title"], author):
            if word not in packet:
                raise Fail(f"the XMP of {path.name} lacks {word!r}")
        if not bool(root.ViewerPreferences.DisplayDocTitle):
            raise Fail(f"{path.name} does not ask for its title in the window")
        everything = ink("".join(readers(lab, path)["pdftotext"]))
        with pdf.open_outline() as outline:
            headings = [item.title for item in outline.root]
        if len(headings) < 2 or any(ink(title) not in everything for title in headings):
            raise Fail(f"the outline of {path.name} is {headings}")


# ---- drawing -------------------------------------------------------------------------------------------------------------

# Pages are compared as the grey of squares of 8 by 8 pixels at 72 dpi: about half a character of the text.
DPI, SQUARE = 72, 8


def greys(engine, lab, folder, path):
    """The pages of a file as small grey pictures."""
    from PIL import Image

    stem = folder / f"{path.stem}-{engine}"
    if engine == "poppler":
        lab.run(["pdftoppm", "-r", DPI, "-gray", path, stem]).expect(0)
    elif engine == "mupdf":
        lab.run(["mutool", "draw", "-q", "-r", DPI, "-c", "gray", "-o", f"{stem}-%03d.pgm", path]).expect(0)
    else:
        import pypdfium2

        document = pypdfium2.PdfDocument(path)
        for i in range(len(document)):
            document[i].render(scale=DPI / 72, grayscale=True).to_pil().convert("L").save(f"{stem}-{i:03}.pgm")
        document.close()
    pages = []
    for page in sorted(folder.glob(f"{stem.name}-*.pgm")):
        with Image.open(page) as picture:
            size = (picture.width // SQUARE, picture.height // SQUARE)
            pages.append(picture.crop((0, 0, size[0] * SQUARE, size[1] * SQUARE)).resize(size, Image.Resampling.BOX))
        page.unlink()
    return pages


def apart(one, other):
    """How far two pages are apart: the mean and the greatest difference of their squares, 0 to 255."""
    from PIL import ImageChops, ImageStat

    statistics = ImageStat.Stat(ImageChops.difference(one, other))
    return statistics.mean[0], statistics.extrema[0][1]


# Drawing programs smooth differently: up to 2.3 and 43 were seen. Two pages of one letter are 7 and more apart.
FAR = (4, 60)


def drawn_alike(lab, path):
    with lab.scratch("drawn") as folder:
        drawn = {engine: greys(engine, lab, folder, path) for engine in ("poppler", "mupdf", "pdfium")}
        counts = {engine: len(pages) for engine, pages in drawn.items()}
        if len(set(counts.values())) != 1:
            raise Fail(f"pages of {path.name}: {counts}")
        for one, other in (("poppler", "mupdf"), ("poppler", "pdfium"), ("mupdf", "pdfium")):
            for number, pair in enumerate(zip(drawn[one], drawn[other]), 1):
                mean, greatest = apart(*pair)
                if mean > FAR[0] or greatest > FAR[1]:
                    raise Fail(f"{one} and {other} draw page {number} of {path.name} apart: {mean:.1f}, at most {greatest}")


# ---- judges --------------------------------------------------------------------------------------------------------------

JARS = ("pdfbox2", "fontbox2", "preflight", "xmpbox", "commons-logging", "javax.activation", "jaxb-api")

# Preflight knows the rules of PDF/A-1b only. They hold for PDF/A-3a as well (fonts and their widths, colours, structure of the
# file, metadata), except these: PDF/A-3 allows ICC profiles of version 4, and nobody told preflight of PDF/UA. The third is its
# own: it does not follow an outline's reference to a destination.
ONLY_OF_A_1 = (
    "2.1.6 : Invalid graphics object, Invalid version of the ICCProfile",
    "7.3 : Error on MetaData, Cannot find a definition for the namespace http://www.aiim.org/pdfua/ns/id/",
    "1.2.3 : Body Syntax error, Error: can't convert to Destination",
)


def preflight(lab, path):
    """What preflight says against a file, beside what is no fault in PDF/A-3."""
    jars = ":".join(f"/usr/share/java/{jar}.jar" for jar in JARS)
    done = lab.run(["java", "-cp", jars, "org.apache.pdfbox.preflight.Validator_A1b", path])
    lines = [line.strip() for line in done.out.splitlines() if re.match(r"\d+(\.\d+)* : ", line)]
    if not lines and "is a valid PDF/A-1b file" not in done.out:
        raise Fail(f"preflight did not judge\n{done.told()}")
    return [line for line in lines if not line.startswith(ONLY_OF_A_1)]


def judged(lab, path):
    if said := preflight(lab, path):
        raise Fail(f"preflight on {path.name}: {said[:20]}")
    import pdfua

    report = pdfua.validate(path)
    if report.findings:
        raise Fail(f"pdfua on {path.name}: {report.findings[:10]}")


@check("letters: the judges see what is wrong, and the comparison of pages one character")
def _(lab):
    if not any(line.startswith("3.1.") for line in preflight(lab, EXHIBITS / "font-not-embedded.pdf")):
        raise Fail("preflight does not see a font that is not embedded")
    import pdfua

    if not pdfua.validate(EXHIBITS / "font-not-embedded.pdf").findings:
        raise Fail("pdfua does not see a file without tags")
    with lab.scratch("drawn") as folder:
        for name in ("张留底", "张留"):
            letter(lab, "appeal", "person", folder / f"{name}.pdf", "--set", f"sender.name={name}")
        pages = [greys("poppler", lab, folder, folder / f"{name}.pdf")[0] for name in ("张留底", "张留")]
        if apart(*pages)[1] <= FAR[1]:
            raise Fail(f"a character more moves the pages by {apart(*pages)} only")


# ---- every letter --------------------------------------------------------------------------------------------------------

for one in FITS:
    for other in (*FITS[one], BLANK):
        of_letter(one, other)


@check("letters: every template and every case is known, and what does not fit is refused with all that is missing")
def _(lab):
    done = lab.run([program(), "templates", "--json"]).expect(0)
    names = sorted(path.parent.name for path in TEMPLATES.glob("*/template.toml"))
    if sorted(FITS) != names or any(name not in done.out for name in names):
        raise Fail(f"letters are {names}, checked are {sorted(FITS)}\n{done.told()}")
    for template in FITS:
        for case in sorted(path.stem for path in CASES.glob("*.toml")):
            target = lab.folder / "letters" / "refused.pdf"
            if case not in FITS[template]:
                done = letter(lab, template, case, target, codes=(2,))
                if "--set" not in done.err or "--blank" not in done.err or target.exists():
                    raise Fail(f"{template} of {case}\n{done.told()}")


@check("letters: rare names, markup and one endless word come back from the page as they were given")
def _(lab):
    given = {
        "sender.name": "欧阳㛃䶮𬭚𠅤",
        "sender.address": "示例省示例市𬍛𫍯𬱖鿍路1号#strong[不是标记]$x^2$",
        "event.argument": "https://example.com/" + "a1B2" * 60,
        "event.reason": "*违规* _内容_ `代码` <标签> @引用 // 注释 \\ {} ]",
        "account.nickname": "“留底” '日记' & Co.é",
    }
    with lab.scratch("rare") as folder:
        pdf = folder / "rare.pdf"
        more = [word for key, value in given.items() for word in ("--set", f"{key}={value}")]
        letter(lab, "appeal", "person", pdf, *more)
        lab.run(["qpdf", "--check", pdf]).expect(0)
        all_found(lab, pdf, {key: [value] for key, value in given.items()})
        drawn_alike(lab, pdf)
        judged(lab, pdf)


@check("letters: the same case gives the same octets, another day others")
def _(lab):
    with lab.scratch("again") as folder:
        letter(lab, "lawyer-letter", "lawyer", folder / "again.pdf")
        same_octets(folder / "again.pdf", made(lab, "lawyer-letter", "lawyer"))
        letter(lab, "lawyer-letter", "lawyer", folder / "later.pdf", day="2026-12-01")
        if digest_of(folder / "later.pdf") == digest_of(folder / "again.pdf"):
            raise Fail("the day of the letter changes nothing")


@check("letters: --attach embeds every exhibit octet for octet, from folders and from archives")
def _(lab):
    with lab.scratch("attach") as folder:
        archive = folder / "导出-backup.zip"
        lab.collect(ROOT / "fixtures" / "exports", archive).expect(0, 1)
        entries = [entry["path"] for entry in lab.json("list", archive)["entries"]]
        originals = sorted(path for path in EXHIBITS.iterdir() if path.suffix in (".pdf", ".png", ".jpg", ".gif", ".webp"))
        if len(originals) < 20 or len(entries) < 5:
            raise Fail(f"{len(originals)} exhibits and {len(entries)} entries are too few")
        given = [str(path) for path in originals] + [f"{archive}!/{entry}" for entry in entries]
        pdf = folder / "attached.pdf"
        words = [word for one in given for word in ("--exhibit", one)]
        done = letter(lab, "appeal", "person", pdf, "--attach", "--json", *words, codes=(0, 1))
        lab.run(["qpdf", "--check", pdf]).expect(0)
        (folder / "taken").mkdir()
        lab.run(["pdfdetach", "-saveall", "-o", folder / "taken", pdf]).expect(0)
        taken = {path.name: path for path in (folder / "taken").iterdir()}
        if len(taken) != len(given):
            raise Fail(f"{len(given)} exhibits, {len(taken)} attachments: {sorted(taken)}")
        lab.run(["unzip", "-q", archive, "-d", folder / "unzipped"]).expect(0)
        sources = originals + [next((folder / "unzipped").iterdir()) / entry for entry in entries]
        told = json.loads(done.out)["exhibits"]
        text = ink(readers(lab, pdf)["pdftotext"])
        for number, (source, exhibit) in enumerate(zip(sources, told), 1):
            same_octets(source, taken[f"证据{number}-{source.name}"])
            if exhibit["sha256"] != digest_of(source) or digest_of(source) not in text:
                raise Fail(f"the digest of {source.name} is not in the letter\n{exhibit}")
        root = digest_of(next((folder / "unzipped").iterdir()) / "tagmanifest-sha256.txt")
        if root not in text:
            raise Fail("the root digest of the archive is not in the letter")
        # Attachments keep the letter a PDF/A-3a.
        says_of_itself(lab, pdf, "appeal", "person")
        judged_apart_from_attachments(lab, pdf)


def judged_apart_from_attachments(lab, path):
    # PDF/A-1 knows no attached files; nothing else may be said.
    said = [line for line in preflight(lab, path) if "EmbeddedFile" not in line and not line.startswith("1.4.7")]
    if said:
        raise Fail(f"preflight on {path.name}: {said[:20]}")
