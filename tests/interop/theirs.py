"""Bags made by bagit.py and packed by zip, 7z, Python and bsdtar are judged right: intact as they are, altered after
one octet, incomplete after a file is gone."""

import shutil
import zipfile

from harness import ROOT, Fail, check
from ours import verdict

ALGORITHMS = ("md5", "sha1", "sha256", "sha512")


def made(lab, name, *algorithms, before=None):
    """A new bag by bagit.py."""
    folder = lab.room("theirs", 1 << 28)
    bag = folder / name
    shutil.copytree(ROOT / "fixtures" / "exports", bag)
    if before:
        before(bag)
    lab.run([*lab.bagit, "--quiet", *(f"--{a}" for a in algorithms), "--contact-name", "样例", bag]).expect(0)
    return bag


def zip_r(lab, bag, archive):
    lab.run(["zip", "-q", "-r", archive, bag.name], cwd=bag.parent).expect(0)


def seven(lab, bag, archive):
    lab.run([lab.seven, "a", "-bd", archive, bag.name], cwd=bag.parent).expect(0)


def python_zipfile(lab, bag, archive):
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        for path in sorted(bag.rglob("*")):
            out.write(path, path.relative_to(bag.parent).as_posix())


def bsdtar(lab, bag, archive):
    lab.run(["bsdtar", "--format", "zip", "-cf", archive, bag.name], cwd=bag.parent).expect(0)


PACKERS = {"zip -r": zip_r, "7z a": seven, "Python zipfile": python_zipfile, "bsdtar": bsdtar}


def judged(lab, what, expected, code):
    report = lab.json("verify", what, codes=(code,))
    if verdict(report) != expected:
        raise Fail(f"verdict {verdict(report)!r}, expected {expected!r}: {str(report)[:3000]}")
    return report


def flip(path, at=None):
    octets = bytearray(path.read_bytes())
    octets[len(octets) // 2 if at is None else at] ^= 1
    path.write_bytes(octets)


def altered_payload(bag):
    flip(bag / "data" / "视频" / "2026-03-08_新品开箱.mp4")


def checks_of(algorithm, packer):
    pack = PACKERS[packer]

    @check(f"bagit.py {algorithm} packed by {packer}: intact, and altered after one octet")
    def _(lab):
        bag = made(lab, "别人的袋", algorithm)
        archive = bag.parent / "别人的袋.zip"
        pack(lab, bag, archive)
        judged(lab, archive, "intact", 0)
        altered_payload(bag)
        archive.unlink()
        pack(lab, bag, archive)
        judged(lab, archive, "altered", 1)


for one in ALGORITHMS:
    for other in PACKERS:
        checks_of(one, other)

    @check(f"bagit.py {one} as a folder: intact, and altered after one octet")
    def _(lab, algorithm=one):
        bag = made(lab, "别人的袋", algorithm)
        judged(lab, bag, "intact", 0)
        altered_payload(bag)
        judged(lab, bag, "altered", 1)


@check("bagit.py with six manifests: intact, and altered when one manifest disagrees")
def _(lab):
    bag = made(lab, "六份清单", "md5", "sha1", "sha224", "sha256", "sha384", "sha512")
    judged(lab, bag, "intact", 0)
    manifest = bag / "manifest-sha384.txt"
    text = manifest.read_text()
    manifest.write_text(("0" if text[0] != "0" else "1") + text[1:])
    judged(lab, bag, "altered", 1)


@check("bagit.py: incomplete after a payload file is gone")
def _(lab):
    bag = made(lab, "少一个", "sha256")
    (bag / "data" / "截图" / "店铺主页_20260401.png").unlink()
    judged(lab, bag, "incomplete", 1)


@check("bagit.py: a file added to the payload is found")
def _(lab):
    bag = made(lab, "多一个", "sha256")
    (bag / "data" / "多出来的.txt").write_text("not in the manifest")
    lab.run([*lab.bagit, "--quiet", "--validate", bag]).expect(1)
    judged(lab, bag, "altered", 1)


@check("bagit.py: names with a percent sign are taken literally before 1.0")
def _(lab):
    def add(folder):
        (folder / "好评100%.txt").write_text("bare")
        (folder / "a%41b.txt").write_text("looks encoded")
        (folder / "c%25d.txt").write_text("looks encoded too")

    bag = made(lab, "百分号", "sha256", before=add)
    lab.run([*lab.bagit, "--quiet", "--validate", bag]).expect(0)
    judged(lab, bag, "intact", 0)


@check("a zip that is no bag cannot be verified")
def _(lab):
    folder = lab.room("theirs", 1 << 28)
    shutil.copytree(ROOT / "fixtures" / "exports", folder / "导出")
    archive = folder / "导出.zip"
    zip_r(lab, folder / "导出", archive)
    lab.backup("verify", archive).expect(2)


@check("a bag zip cut short is never intact")
def _(lab):
    bag = made(lab, "截断", "sha256")
    archive = bag.parent / "截断.zip"
    zip_r(lab, bag, archive)
    whole = archive.read_bytes()
    for keep in (len(whole) - 1, len(whole) - 22, len(whole) // 2, 30, 0):
        archive.write_bytes(whole[:keep])
        done = lab.backup("verify", archive)
        if done.code not in (1, 2):
            raise Fail(f"{keep} of {len(whole)} octets\n{done.told()}")
