"""Makes the folders that are collected, each named for what is special about it.

Gives a `Sample`: its source, the archive made of it and the bag unpacked by `unzip`. Only one is held at a time, so
that the disk never has to hold all of them.
"""

import os
import random
import shutil

from harness import ROOT, Fail

GIB = 1 << 30
# What `collect` ends with for every sample here: each holds files that are not what their names say, or break off.
BROKEN = 1
# A second that two-second clocks cannot hold, in a summer and in a winter.
ODD_SECONDS = (946_684_801, 1_751_328_001, 1_767_225_599, 1_893_456_001)


def exports(folder):
    shutil.copytree(ROOT / "fixtures" / "exports", folder)
    stamp(folder)


def awkward(folder):
    """Names that programs stumble over. No `%`, `\\`, line end or blank at the end: bagit.py or sha256sum read those
    otherwise."""
    names = [
        "视频/二〇二六/三月/新品开箱（终版）.mp4",
        "视频/直播：下午三点？【回放】！.mov",
        "截图/带 空 格 的 名字.png",
        "截图/it's \"quoted\".png",
        "截图/#话题 & $HOME ~tilde *star* [方括号].jpg",
        "截图/😀🎬.webp",
        "订单/-dash.csv",
        "订单/cafe\u0301.csv",
        "订单/没有扩展名",
        "订单/.隐藏",
        "订单/CON.txt",
        "订单/中 间有空格",
        "订单/结尾有点.",
        "长/" + "长" * 85,
        "深/" + "/".join(f"第{n}层目录名字" for n in range(20)) + "/底.txt",
    ]
    chance = random.Random(20260406)
    for n, name in enumerate(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(chance.randbytes(chance.randrange(1, 70_000)))
    for name in ("空/空文件.mp4", "空/空表.csv"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    (folder / "订单/大表.csv").write_text("主订单编号,金额\n" + "\t6921000000000000000,1,288.00\n" * 50_000)
    stamp(folder)


def many(folder):
    """65 600 files: more than a zip without zip64 can count."""
    chance = random.Random(65_536)
    for group in range(41):
        (folder / f"第{group:02}批").mkdir(parents=True)
        for n in range(1600):
            with open(folder / f"第{group:02}批" / f"图{n:04}.jpg", "wb") as file:
                file.write(chance.randbytes(chance.randrange(0, 64)))


def sentinel(folder):
    """0xFFFFFFFF octets: the size that means "see zip64"."""
    sparse(folder / "刚好4GiB减1.mp4", 4 * GIB - 1, b"tail")


def large(folder):
    """A file of more than 4 GiB, and files behind it, whose offsets need zip64."""
    sparse(folder / "a_长直播回放.mp4", 4 * GIB + 12_345, b"the last octets")
    (folder / "b_后面的文件.mp4").write_bytes(b"stored behind 4 GiB")
    (folder / "c_后面的表.csv").write_text("主订单编号\n" * 1000)
    stamp(folder)


def sparse(path, octets, end):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "wb") as file:
        file.truncate(octets)
        file.seek(octets - len(end))
        file.write(end)


def stamp(folder):
    for n, path in enumerate(sorted(folder.rglob("*"))):
        if path.is_file():
            seconds = ODD_SECONDS[n % len(ODD_SECONDS)] + n * 2
            os.utime(path, (seconds, seconds))


# name: (maker, words for collect, octets of disk for source + archive + one unpacked copy)
KINDS = {
    "exports": (exports, (), GIB),
    "exports with sha512": (exports, ("--digest", "sha512"), GIB),
    "awkward names": (awkward, (), GIB),
    "65600 files": (many, (), 2 * GIB),
    "a file of 4 GiB - 1": (sentinel, (), 5 * GIB),
    "a file beyond 4 GiB": (large, (), 9 * GIB),
}


class Sample:
    def __init__(self, lab, name):
        maker, words, octets = KINDS[name]
        self.folder = lab.room("sample", octets)
        self.source = self.folder / "导出"
        maker(self.source)
        self.archive = self.folder / "导出-backup.zip"
        self.made = lab.collect(self.source, self.archive, *words).expect(BROKEN)
        if "left out" in self.made.out:
            raise Fail(f"something was left out\n{self.made.told()}")
        if not self.archive.is_file():
            raise Fail(f"no archive after\n{self.made.told()}")
        self._bag = None

    def bag(self, lab):
        """The bag as `unzip` unpacks it."""
        if self._bag is None:
            into = self.folder / "unzipped"
            lab.run(["unzip", "-q", self.archive, "-d", into]).expect(0)
            tops = sorted(p.name for p in into.iterdir())
            if tops != [self.archive.stem]:
                raise Fail(f"expected one base directory {self.archive.stem!r}, found {tops}")
            self._bag = into / tops[0]
        return self._bag


def sample(lab, name):
    held = getattr(lab, "held", None)
    if held is None or held[0] != name:
        lab.held = None
        if held is not None:
            shutil.rmtree(held[1].folder, ignore_errors=True)
        lab.held = (name, Sample(lab, name))
    return lab.held[1]
