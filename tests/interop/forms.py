"""Forms that `paperwork fill` filled are seen by programs of others: poppler, mupdf, pdfium and pdf.js find every value,
draw it where the field is, and draw the flattened form alike.

Needs pdftotext, pdftoppm, pdffonts (poppler-utils, poppler-data), mutool (mupdf-tools), qpdf, pypdfium2 and Pillow, and node
with npm for pdf.js, which is installed into .interop/npm. LIUDI_PAPERWORK names a built program to check instead of
target/release/paperwork; LIUDI_NO_NODE=1 counts the checks with pdf.js as skipped instead of failing them.
"""

import json
import os
import re
import unicodedata
from functools import cache
from pathlib import Path

from harness import ROOT, Fail, Skip, check, digest_of

FORMS = ROOT / "fixtures" / "forms"
PDFJS = ["pdfjs-dist@5.6.205", "@napi-rs/canvas@1.1.1"]
DPI = 144

HAND = {
    "申请人.姓名": "欧阳𬭚㛃",
    "申请人.证件号码": "11010119900307001X",
    "申请人.联系电话": "13800138000",
    "保证金": "¥20,000.00",
    "日期": "2026年11月22日",
    "申请理由": "本店因经营调整，自2026年12月1日起不再经营，现申请注销店铺并退还保证金。\n店铺名称：示例小店（sample-shop）。"
    "如有疑问请联系 owner@example.com；订单已全部履约完毕，无未决售后与投诉，请依约办理。",
    "备注": "邮寄地址：示例省示例市示例区示例路100号示例大厦A座1001室，邮编000000",
    "编号": "NO-2026-留底-0001",
    "店铺类型": "企业店",
    "申请事项": "注销店铺；退还保证金",
    "同意": "是",
    "退款方式": "对公账户",
    "确认": "1",
}
PLAIN = {
    "姓名": "龚䶮",
    "phone": "13800138000",
    "email": "a.rather.long.address.that.has.to.shrink.to.fit@mail.example.com",
    "account": "抖音号 liudi_0001",
    "reason": "账号长期不用，申请注销。\n已自行备份全部视频与订单。",
    "backed_up": "是",
    "balance": "withdraw",
    "type": "Company",
}
# What is seen where it is not the value itself: lists show every choice.
SHOWN = {"申请事项": "注销店铺退还保证金删除个人信息复制交易数据"}
# Buttons show marks, not words.
MARKS = {"同意", "退款方式", "确认", "backed_up", "balance"}
SAMPLES = {"hand.pdf": HAND, "open.pdf": HAND, "plain.pdf": PLAIN}

RENDER = r"""
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
const require = createRequire(process.cwd() + '/x.js');
const canvas = require('@napi-rs/canvas');
for (const name of ['Path2D', 'DOMMatrix', 'ImageData']) globalThis[name] = canvas[name];
const root = dirname(require.resolve('pdfjs-dist/package.json'));
const pdfjs = await import('file://' + root + '/legacy/build/pdf.mjs');
const [input, output, scale] = process.argv.slice(2);
const pdf = await pdfjs.getDocument({
  data: new Uint8Array(readFileSync(input)), cMapUrl: root + '/cmaps/', cMapPacked: true,
  standardFontDataUrl: root + '/standard_fonts/', verbosity: 0,
}).promise;
const told = { pages: [], fields: {} };
for (let i = 1; i <= pdf.numPages; i++) {
  const page = await pdf.getPage(i);
  const viewport = page.getViewport({ scale: Number(scale) });
  const c = canvas.createCanvas(Math.floor(viewport.width), Math.floor(viewport.height));
  await page.render({ canvasContext: c.getContext('2d'), viewport, annotationMode: pdfjs.AnnotationMode.ENABLE }).promise;
  writeFileSync(`${output}-${i}.png`, c.toBuffer('image/png'));
  const text = await page.getTextContent();
  told.pages.push(text.items.map((item) => item.str).join(''));
  for (const a of await page.getAnnotations()) if (a.fieldName) told.fields[a.fieldName] = a.fieldValue;
}
console.log(JSON.stringify(told));
"""


@cache
def program():
    named = os.environ.get("LIUDI_PAPERWORK")
    return named or str(Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "paperwork")


def fill(lab, folder, sample, *more):
    """The sample form, filled with its values."""
    target = folder / f"{sample.removesuffix('.pdf')}{'-'.join(more)}.pdf"
    values = [word for field, value in SAMPLES[sample].items() for word in ("--set", f"{field}={value}")]
    lab.run([program(), "fill", FORMS / sample, "-o", target, *values, *more, "--lang", "en"], cwd=folder).expect(0)
    return target


def ink(text):
    """Text without what layout adds."""
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text))


def expected(sample):
    return [ink(SHOWN.get(field, value)) for field, value in SAMPLES[sample].items() if field not in MARKS]


def all_found(what, sample, text, told=""):
    text = ink(text)
    for value in expected(sample):
        if value not in text:
            raise Fail(f"{what} does not give back {value!r}\n{told or text[:2000]}")


def pages_of(engine, lab, folder, pdf):
    """The pages of a file as grey pictures."""
    from PIL import Image

    stem = folder / f"{pdf.stem}-{engine}"
    if engine == "poppler":
        lab.run(["pdftoppm", "-r", DPI, "-png", pdf, stem]).expect(0)
    elif engine == "mupdf":
        lab.run(["mutool", "draw", "-q", "-r", DPI, "-o", f"{stem}-%d.png", pdf]).expect(0)
    elif engine == "pdf.js":
        pdfjs(lab, folder, pdf, stem)
    else:
        import pypdfium2

        document = pypdfium2.PdfDocument(pdf)
        document.init_forms()
        for i in range(len(document)):
            document[i].render(scale=DPI / 72, may_draw_forms=True).to_pil().save(f"{stem}-{i + 1}.png")
        document.close()
    found = sorted(folder.glob(f"{stem.name}-*.png"))
    if not found:
        raise Fail(f"{engine} drew nothing of {pdf.name}")
    return [Image.open(path).convert("L") for path in found]


def pdfjs(lab, folder, pdf, stem):
    npm = ROOT / ".interop" / "npm"
    if not (npm / "node_modules" / "pdfjs-dist").exists():
        npm.mkdir(parents=True, exist_ok=True)
        done = lab.run(["npm", "install", "--no-audit", "--no-fund", "--prefix", npm, *PDFJS], cwd=npm)
        if done.code != 0:
            message = f"pdf.js cannot be installed (allow skipping with LIUDI_NO_NODE=1)\n{done.told()}"
            raise (Skip if os.environ.get("LIUDI_NO_NODE") == "1" else Fail)(message)
    script = folder / "render.mjs"
    script.write_text(RENDER, encoding="utf-8")
    done = lab.run(["node", script, pdf, stem, DPI / 72], cwd=npm).expect(0)
    # Below what pdf.js itself says.
    return json.loads(done.out.strip().splitlines()[-1])


def boxes(lab, folder, pdf):
    """Where the fields are, in pixels of the shown page: name, page from 0, box."""
    import pypdfium2
    import pypdfium2.raw as raw

    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    forms = document.formenv
    found = []
    for number in range(len(document)):
        page = document[number]
        width, height, turned = *page.get_mediabox()[2:], page.get_rotation()
        for i in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, i)
            if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET:
                size = raw.FPDFAnnot_GetFormFieldName(forms, annotation, None, 0)
                buffer = (raw.FPDF_WCHAR * (size // 2))()
                raw.FPDFAnnot_GetFormFieldName(forms, annotation, buffer, size)
                name = bytes(buffer).decode("utf-16-le").rstrip("\0")
                rect = raw.FS_RECTF()
                raw.FPDFAnnot_GetRect(annotation, rect)
                x0, y0, x1, y1 = rect.left, rect.bottom, rect.right, rect.top
                box = (y0, x0, y1, x1) if turned == 90 else (x0, height - y1, x1, height - y0)
                found.append((name, number, tuple(round(v * DPI / 72) for v in box)))
            raw.FPDFPage_CloseAnnot(annotation)
    document.close()
    return found


def darkness(picture, box, inset=3):
    x0, y0, x1, y1 = box
    crop = picture.crop((x0 + inset, y0 + inset, x1 - inset, y1 - inset))
    return sum(crop.histogram()[:110]) / max(crop.width * crop.height, 1)


def difference(one, other, box):
    """How much two pictures differ within a box: mean of the differences, 0 to 255."""
    from PIL import ImageChops, ImageStat

    return ImageStat.Stat(ImageChops.difference(one.crop(box), other.crop(box))).mean[0]


def register(sample):
    name = sample.removesuffix(".pdf")

    @check(f"form {name}: qpdf finds no fault, fonts are embedded, two runs are equal")
    def _(lab):
        with lab.scratch("forms") as folder:
            for more in ((), ("--flatten",)):
                made = fill(lab, folder, sample, *more)
                done = lab.run(["qpdf", "--check", made]).expect(0)
                if "not encrypted" not in done.out:
                    raise Fail(f"still encrypted\n{done.told()}")
                ours = [line for line in lab.run(["pdffonts", made]).expect(0).out.splitlines() if "NotoSerifSC" in line]
                if not ours or not all(re.search(r"CID Type 0C\s+Identity-H\s+yes yes yes", line) for line in ours):
                    raise Fail(f"the font is not embedded, subset and searchable: {ours}")
                first = digest_of(made)
                made.unlink()
                if digest_of(fill(lab, folder, sample, *more)) != first:
                    raise Fail("a second run gave other octets")

    @check(f"form {name}: poppler and mupdf give every value back as text")
    def _(lab):
        with lab.scratch("forms") as folder:
            for more in ((), ("--flatten",)):
                made = fill(lab, folder, sample, *more)
                for command in (["pdftotext", "-raw", made, "-"], ["mutool", "draw", "-q", "-F", "text", made]):
                    done = lab.run(command).expect(0)
                    all_found(" ".join(map(str, command[:1])), sample, done.out, done.told())
                    if "Error" in done.err:
                        raise Fail(f"not content\n{done.told()}")

    @check(f"form {name}: pdfium and pdf.js give every value of the flattened form back as text")
    def _(lab):
        import pypdfium2

        with lab.scratch("forms") as folder:
            made = fill(lab, folder, sample, "--flatten")
            document = pypdfium2.PdfDocument(made)
            all_found("pdfium", sample, "".join(document[i].get_textpage().get_text_bounded() for i in range(len(document))))
            document.close()
            all_found("pdf.js", sample, "".join(pdfjs(lab, folder, made, folder / "text")["pages"]))

    @check(f"form {name}: pdf.js reads the values of the fields")
    def _(lab):
        with lab.scratch("forms") as folder:
            fields = pdfjs(lab, folder, fill(lab, folder, sample), folder / "fields")["fields"]
            for field, value in SAMPLES[sample].items():
                got = fields.get(field)
                if field not in MARKS and not isinstance(got, list) and ink(str(got)) != ink(value):
                    choice = {"企业店": "E", "Company": "company"}.get(value)
                    if got != choice:
                        raise Fail(f"{field} holds {got!r}, expected {value!r}")

    for engine in ("poppler", "mupdf", "pdfium", "pdf.js"):

        @check(f"form {name}: {engine} draws every value, and the flattened form alike")
        def _(lab, engine=engine):
            with lab.scratch("forms") as folder:
                made = fill(lab, folder, sample)
                filled = pages_of(engine, lab, folder, made)
                flat = pages_of(engine, lab, folder, fill(lab, folder, sample, "--flatten"))
                reference = pages_of("poppler", lab, folder, made) if engine != "poppler" else filled
                for field, number, box in boxes(lab, folder, made):
                    if field not in SAMPLES[sample]:
                        continue
                    dark = darkness(filled[number], box)
                    meant = darkness(reference[number], box)
                    # A mark may be in another button of the same name.
                    if meant > 0.004 and not 0.45 < dark / meant < 2.2:
                        raise Fail(f"{field}: {dark:.4f} of its box is dark, in poppler {meant:.4f}")
                    if field not in MARKS and meant < 0.004:
                        raise Fail(f"{field}: nothing is drawn in its box")
                    if (much := difference(filled[number], flat[number], box)) > 6:
                        raise Fail(f"{field}: filled and flattened differ by {much:.1f}")


for each in SAMPLES:
    register(each)


@check("form refusals: what cannot be filled is left alone")
def _(lab):
    with lab.scratch("forms") as folder:
        for name in ("locked.pdf", "no_form.pdf", "xfa_only.pdf", "signed.pdf", "cut.pdf"):
            before = digest_of(FORMS / name)
            done = lab.run([program(), "fill", FORMS / name, "--set", "姓名=张三", "-o", folder / "out.pdf", "--lang", "en"]).expect(2)
            if "hint:" not in done.err or (folder / "out.pdf").exists() or digest_of(FORMS / name) != before:
                raise Fail(f"{name}\n{done.told()}")
