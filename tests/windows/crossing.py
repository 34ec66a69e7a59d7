"""Checks that archives cross between systems: made by one program, verified and restored by the other, and the same octets.

    python3 tests/windows/crossing.py [NAME...]

    LIUDI_BACKUP      the program for Linux (default: target/release/backup)
    LIUDI_BACKUP_EXE  the program for Windows (default: what `just windows` built)

Both should be of one commit. The Windows one runs under Wine, with a prefix of its own. Needs wine64 and x86_64-w64-mingw32-gcc.
Prints like the interop suite and ends with 1 when a check fails. Wine is not Windows: real disks, consoles and virus scanners stay
untested.
"""

import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "interop"))

import harness  # noqa: E402
from harness import DATE, Fail, check, same_octets, same_tree, tree  # noqa: E402

# The catalogue and the zip hold the modification times of the files, in whole seconds; a summer, a winter and odd seconds.
SECONDS = (946_684_801, 1_751_328_001, 1_767_225_599)
BROKEN = 1


class Windows:
    """The exe, under Wine, in an environment of its own."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="liudi-wine-"))
        self.program = self.folder / "backup.exe"
        shutil.copy(os.environ["LIUDI_BACKUP_EXE"], self.program)
        stub = ["x86_64-w64-mingw32-gcc", "-shared", "-o", self.folder / "bcryptprimitives.dll", HERE / "prng.c", "-ladvapi32"]
        subprocess.run(stub, check=True)
        self.wine = shutil.which("wine64") or "/usr/lib/wine/wine64"
        self.extra = {"WINEPREFIX": str(self.folder / "prefix"), "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml="}

    def backup(self, lab, *words, **options):
        return lab.run([self.wine, self.program, *words], extra=self.extra, **options)

    def json(self, lab, *words, codes=(0,), **options):
        done = self.backup(lab, *words, "--json", **options).expect(*codes)
        return json.loads(done.out)

    def end(self):
        server = shutil.which("wineserver") or "/usr/lib/wine/wineserver"
        if Path(server).exists():
            subprocess.run([server, "-k"], env={**os.environ, **self.extra}, check=False)
        shutil.rmtree(self.folder, ignore_errors=True)


EXE = None

# A path beyond 260 characters: by its last name alone, and by its folders. Wine 8 cannot say where an open folder beyond 260 is
# (GetFinalPathNameByHandleW), so nothing is restored there in these checks.
LONG = "长/" + "/".join(["很长的文件夹名字" * 4] * 5) + "/" + "很长的文件名" * 13 + ".txt"
DEEP = "深/" + "/".join(["很长的文件夹名字" * 4] * 9) + "/末尾.txt"


def stamp(folder):
    """Times that both systems can hold, the same for both since both read the same files."""
    for at, path in enumerate(sorted(folder.rglob("*"), reverse=True)):
        os.utime(path, (SECONDS[at % 3], SECONDS[at % 3]))


def plain(folder, **more):
    """A source that both systems can hold: Chinese, other normal forms, long paths, empty folders, real exports."""
    shutil.copytree(harness.ROOT / "fixtures" / "exports", folder)
    files = {
        "订单/二〇二六年三月/订单 明细（终版）.csv": "订单编号,金额\n6912345678901234567,12.30\n",
        "截图/😀 空 格.txt": "一\n",
        "cafe\u0301.txt": "decomposed\n",
        ".隐藏": "hidden\n",
        "100%25 %41.csv": "a\n1\n",
        LONG: "beyond 260 characters\n",
        **more,
        "空文件.txt": "",
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "空文件夹").mkdir()
    stamp(folder)


def awkward(folder):
    """A source that Windows cannot hold: every content differs, so that it is found again whatever it is called."""
    names = ["CON", "aux.txt", "com1.csv", "点.", "空 ", "a:b", "what?", "<>|*\".txt", "back\\slash", "Case.txt", "case.txt", "订单.csv"]
    names += ["夹./里面.txt", "NUL/x.txt", LONG]
    for at, name in enumerate(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"content {at}\n1\n")
    stamp(folder)
    return len(names)


def both(lab, folder, *words):
    """The archive of each system, of the same source, which holds files that are broken on purpose."""
    made = []
    for name, run in (("linux", lab.backup), ("windows", lambda *w, **o: EXE.backup(lab, *w, **o))):
        place = folder / name
        place.mkdir()
        archive = place / "存档.zip"
        where = f"{name}/存档.zip"
        run("collect", "店铺", "-o", where, "--date", DATE, "--lang", "en", *words, cwd=folder).expect(BROKEN)
        made.append(archive)
    return made


def intact(report):
    if "'verdict': 'intact'" not in str(report):
        raise Fail(f"not intact: {str(report)[:2000]}")


@check("crossing: the same source and date give the same octets on both systems")
def _(lab):
    with lab.scratch("same") as folder:
        plain(folder / "店铺", **{DEEP: "deep\n"})
        linux, windows = both(lab, folder)
        same_octets(linux, windows)


@check("crossing: the same octets with sha512, --info and another number of threads")
def _(lab):
    with lab.scratch("more") as folder:
        plain(folder / "店铺", **{DEEP: "deep\n"})
        linux, windows = both(lab, folder, "--digest", "sha512", "--info", "店铺=样例小铺", "--jobs", "3")
        same_octets(linux, windows)


@check("crossing: each system finds the other's archive intact, and an altered one altered")
def _(lab):
    with lab.scratch("verify") as folder:
        plain(folder / "店铺", **{DEEP: "deep\n"})
        linux, windows = both(lab, folder)
        intact(lab.json("verify", windows))
        intact(EXE.json(lab, "verify", "linux/存档.zip", cwd=folder))
        octets = bytearray(linux.read_bytes())
        with zipfile.ZipFile(linux) as archive:
            entry = next(entry for entry in archive.infolist() if entry.filename.endswith(".mov"))
        name, extra = struct.unpack_from("<HH", octets, entry.header_offset + 26)
        octets[entry.header_offset + 30 + name + extra + entry.compress_size // 2] ^= 1
        for altered in (linux, windows):
            altered.write_bytes(octets)
        lab.backup("verify", windows, "--lang", "en").expect(1)
        EXE.backup(lab, "verify", "linux/存档.zip", "--lang", "en", cwd=folder).expect(1)


@check("crossing: what Windows made comes back on Linux: octets and times to the second")
def _(lab):
    with lab.scratch("to-linux") as folder:
        plain(folder / "店铺", **{DEEP: "deep\n"})
        _, windows = both(lab, folder)
        lab.backup("extract", windows, "-C", folder / "back").expect(0)
        same_tree("extract", tree(folder / "店铺"), tree(folder / "back" / "店铺"))
        if not (folder / "back" / "店铺" / "空文件夹").is_dir():
            raise Fail("the empty folder did not come back")


@check("crossing: what Linux made comes back on Windows: octets and times to the second")
def _(lab):
    with lab.scratch("to-windows") as folder:
        plain(folder / "店铺")
        both(lab, folder)
        EXE.backup(lab, "extract", "linux/存档.zip", "-C", "back", "--lang", "en", cwd=folder).expect(0)
        same_tree("extract", tree(folder / "店铺"), tree(folder / "back" / "店铺"))


@check("crossing: names Windows cannot hold come back with every octet, under names it can, with a map")
def _(lab):
    with lab.scratch("names") as folder:
        count = awkward(folder / "店铺")
        archive = folder / "存档.zip"
        lab.collect(folder / "店铺", archive).expect(0)
        intact(EXE.json(lab, "verify", "存档.zip", cwd=folder))
        report = EXE.json(lab, "extract", "存档.zip", "-C", "back", cwd=folder)
        if report["restored"]["files"] != count or report["left_out"] or report["damaged"]:
            raise Fail(f"of {count} files: {report}")
        back = folder / "back"
        if len(str(back / "店铺" / LONG)) <= 260:
            raise Fail("the long path is not long enough to say anything")
        found = {path.read_text(): path.relative_to(back) for path in (back / "店铺").rglob("*") if path.is_file()}
        seen = set()
        originals = {one["restored"]: one["original"] for one in report["mapped"]}
        for path in (folder / "店铺").rglob("*"):
            if not path.is_file():
                continue
            original = path.relative_to(folder).as_posix()
            restored = found.get(path.read_text())
            if restored is None:
                raise Fail(f"{original!r} did not come back")
            held(restored)
            if originals.get(restored.as_posix(), restored.as_posix()) != original:
                raise Fail(f"{original!r} came back as {restored} and the map does not say so: {originals}")
            folded = restored.as_posix().casefold()
            if folded in seen:
                raise Fail(f"{restored} is another file's name but for its case")
            seen.add(folded)
        told = [json.loads(line) for line in (back / report["map"]).read_text(encoding="utf-8").splitlines()]
        if len(told) < len(originals):
            raise Fail(f"the map has {len(told)} lines and {len(originals)} names were changed")


def held(path):
    """Whether Windows can hold a name."""
    reserved = {"con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in "123456789")}
    for part in path.parts:
        stem = unicodedata.normalize("NFKC", part.split(".")[0].rstrip(" ")).casefold()
        if stem in reserved or part[-1] in ". " or set(part) & set('<>:"/\\|?*') or any(ord(c) < 32 for c in part):
            raise Fail(f"Windows cannot hold {part!r}")


def needed(variable, default):
    """The program that a variable names, or where it is built."""
    path = Path(os.environ.get(variable) or harness.ROOT / default).resolve()
    if not path.exists():
        sys.exit(f"{path} is not there: build it, or name one with {variable}")
    os.environ[variable] = str(path)


if __name__ == "__main__":
    needed("LIUDI_BACKUP", "target/release/backup")
    needed("LIUDI_BACKUP_EXE", "target/windows/x86_64-pc-windows-gnu/release/backup.exe")
    EXE = Windows()
    try:
        code = harness.main(sys.argv[1:])
    finally:
        EXE.end()
    sys.exit(code)
