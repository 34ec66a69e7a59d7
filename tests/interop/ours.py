"""What we make is accepted by programs of others, and they find in it what `backup list` says."""

import re
import shutil
import unicodedata
import zipfile

from harness import Fail, check, digest_of, same_octets, same_tree, tree
from samples import BROKEN, KINDS, sample


def checks_of(kind):
    """Registers the checks of one sample, so that it is made once and given up before the next."""

    def on(what):
        def register(function):
            return check(f"{kind}: {what}")(lambda lab: function(lab, sample(lab, kind)))

        return register

    beyond = kind == "a file of 4 GiB - 1"

    @on("unzip -t")
    def _(lab, it):
        lab.run(["unzip", "-tqq", it.archive]).expect(0)

    @on("7z t")
    def _(lab, it):
        told = lab.run([lab.seven, "t", "-bd", it.archive]).expect(0)
        if "Everything is Ok" not in told.out or re.search(r"^Warnings: [1-9]", told.out, re.M):
            raise Fail(f"7z is not content\n{told.told()}")

    @on("bsdtar -tf")
    def _(lab, it):
        told = lab.run(["bsdtar", "-tf", it.archive]).expect(0)
        if told.err.strip():
            raise Fail(f"bsdtar is not content\n{told.told()}")

    @on("Python zipfile testzip")
    def _(lab, it):
        with zipfile.ZipFile(it.archive) as archive:
            bad = archive.testzip()
            if bad is not None:
                raise Fail(f"zipfile finds {bad!r} damaged")

    @on("every program lists what `backup list` lists")
    def _(lab, it):
        expected = listed(lab, it)
        with zipfile.ZipFile(it.archive) as archive:
            names = {i.filename: i.file_size for i in archive.infolist() if not i.is_dir()}
        if names != expected:
            raise Fail(f"zipfile and list differ: {difference(names, expected)}")
        others = {
            "unzip": lab.run(["unzip", "-Z1", it.archive]).expect(0).out.splitlines(),
            "bsdtar": lab.run(["bsdtar", "-tf", it.archive]).expect(0).out.splitlines(),
            "7z": [
                line.removeprefix("Path = ")
                for line in lab.run([lab.seven, "l", "-ba", "-slt", "-sccUTF-8", it.archive]).expect(0).out.splitlines()
                if line.startswith("Path = ")
            ],
        }
        for program, lines in others.items():
            found = sorted(shown(line) for line in lines if not line.endswith("/"))
            if found != sorted(shown(name) for name in expected):
                raise Fail(f"{program} and list differ: {difference(found, [shown(n) for n in expected])}")

    @on("backup verify says intact")
    def _(lab, it):
        report = lab.json("verify", it.archive)
        if verdict(report) != "intact":
            raise Fail(f"verdict {verdict(report)!r}: {str(report)[:2000]}")

    if beyond:
        return

    @on("bagit.py --validate after unzip")
    def _(lab, it):
        lab.run([*lab.bagit, "--quiet", "--validate", it.bag(lab)]).expect(0)

    algorithms = ["sha256", "sha512"] if "sha512" in kind else ["sha256"]
    for algorithm in algorithms:
        for manifest in ("manifest", "tagmanifest"):

            @on(f"{algorithm}sum -c {manifest}-{algorithm}.txt after unzip")
            def _(lab, it, algorithm=algorithm, manifest=manifest):
                name = f"{manifest}-{algorithm}.txt"
                lab.run([f"{algorithm}sum", "--check", "--quiet", "--strict", name], cwd=it.bag(lab)).expect(0)
                bits = algorithm.removeprefix("sha")
                lab.run(["shasum", "-a", bits, "-c", "-s", name], cwd=it.bag(lab)).expect(0)

    @on("unzip gives back the source: octets and times to the second")
    def _(lab, it):
        found = tree(it.bag(lab) / "data" / it.source.name)
        same_tree("unzip", tree(it.source), found)

    @on("the root digest is the SHA-256 of tagmanifest-sha256.txt")
    def _(lab, it):
        expected = digest_of(it.bag(lab) / "tagmanifest-sha256.txt")
        told = re.sub(r"[^0-9a-f]", "", it.made.out + it.made.err)
        if expected not in told:
            raise Fail(f"collect does not tell the root digest {expected}\n{it.made.told()}")
        lab.backup("verify", "--expect", expected, it.archive).expect(0)
        other = "0" * 64
        lab.backup("verify", "--expect", other, it.archive).expect(1)

    if kind == "a file beyond 4 GiB":
        return

    @on("backup verify says intact of the unpacked folder")
    def _(lab, it):
        report = lab.json("verify", it.bag(lab))
        if verdict(report) != "intact":
            raise Fail(f"verdict {verdict(report)!r}: {str(report)[:2000]}")

    @on("backup extract gives back the source")
    def _(lab, it):
        into = it.folder / "extracted"
        lab.backup("extract", it.archive, "-C", into).expect(0)
        found = [p for p in into.rglob(it.source.name) if p.is_dir()]
        if len(found) != 1:
            raise Fail(f"extract made {sorted(p.name for p in into.iterdir())}")
        same_tree("extract", tree(it.source), tree(found[0]))
        shutil.rmtree(into)

    @on("bsdtar gives back the source: octets and times to the second")
    def _(lab, it):
        into = it.folder / "bsdtar"
        into.mkdir()
        lab.run(["bsdtar", "-xf", it.archive, "-C", into]).expect(0)
        # libarchive brings names into NFC, so they are compared in NFC.
        found = tree(into / it.archive.stem / "data" / it.source.name)
        same_tree("bsdtar", composed(tree(it.source)), composed(found))
        report = lab.json("verify", into / it.archive.stem)
        if verdict(report) != "intact":
            raise Fail(f"what bsdtar unpacked is {verdict(report)!r}: {str(report)[:2000]}")
        shutil.rmtree(into)

    @on("the same octets whatever --jobs says, and again")
    def _(lab, it):
        words = KINDS[kind][1]
        for jobs in ("1", "2", "7"):
            folder = it.folder / f"jobs-{jobs}"
            folder.mkdir()
            again = folder / it.archive.name
            lab.collect(it.source, again, "--jobs", jobs, *words).expect(BROKEN)
            same_octets(again, it.archive)
            shutil.rmtree(folder)

    @on("--format dir holds the same tag files")
    def _(lab, it):
        words = KINDS[kind][1]
        folder = it.folder / "dir"
        folder.mkdir()
        made = folder / it.archive.stem
        lab.collect(it.source, made, "--format", "dir", *words).expect(BROKEN)
        same_tree("--format dir and the zip", contents(it.bag(lab)), contents(made))
        lab.run([*lab.bagit, "--quiet", "--validate", made]).expect(0)
        shutil.rmtree(folder)


def composed(files):
    return {unicodedata.normalize("NFC", path): facts for path, facts in files.items()}


def contents(folder):
    """Like `tree`, without the times of tag files, which a folder has from the moment it is written."""
    return {
        path: facts if path.startswith("data/") else (facts[0], None, facts[2]) for path, facts in tree(folder).items()
    }


def listed(lab, it):
    """Entry name in the archive -> size: the payload as `backup list` says, the tag files as the tag manifest says."""
    base = it.archive.stem
    names = {f"{base}/{entry['path']}": entry["size"] for entry in lab.json("list", it.archive)["entries"]}
    outside = [name for name in names if not name.startswith(f"{base}/data/")]
    if outside:
        raise Fail(f"list names what is no payload: {outside[:5]}")
    with zipfile.ZipFile(it.archive) as archive:
        tags = [name for name in archive.namelist() if name.startswith(f"{base}/tagmanifest-")]
        lines = archive.read(f"{base}/tagmanifest-sha256.txt").decode().splitlines()
        tags += [f"{base}/{line.split('  ', 1)[1]}" for line in lines]
        names |= {name: archive.getinfo(name).file_size for name in tags}
    return names


def verdict(report):
    found = re.findall(r"'verdict': '([^']*)'", str(report))
    return found[0] if found else None


def shown(name):
    """Names as far as every program shows them alike: each replaces other characters by something of its own."""
    return re.sub(r"(\\[0-7]{3}|[^\w./ -])+", "?", unicodedata.normalize("NFC", name))


def difference(found, expected):
    lacks = sorted(set(expected) - set(found))[:3]
    more = sorted(set(found) - set(expected))[:3]
    return f"lacks {lacks}, has besides {more}"


for one in KINDS:
    checks_of(one)
