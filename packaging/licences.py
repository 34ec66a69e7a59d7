"""Writes THIRD-PARTY.txt: the licences of everything that is compiled into the programs.

Takes a target triple and the path to write; asks `cargo metadata` which packages the two programs link there and reads the licence
files those packages bring. Texts that several packages share stand once. For a package that brings none the text stands in this
repository (packaging/licences/NAME.txt, or LICENSE-APACHE where that may be chosen); any other such package is an error, never left
out in silence. Further words `NAME|LICENCE|FILE` add what comes from the toolchain.
"""

import html
import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILES = re.compile(r"(licen[cs]e|copying|copyright|notice|unlicense)", re.I)
PROGRAMS = ("collector", "paperwork")
# Texts for packages that bring none.
OWN = ROOT / "packaging/licences"
APACHE = ROOT / "LICENSE-APACHE"
# What is inside the programs and no package of the registry.
BESIDES = [
    ("Noto Serif SC, Noto Sans SC (fonts, in paperwork)", "OFL-1.1", [ROOT / "crates/paperwork/fonts/OFL.txt"]),
    (
        "PP-OCRv6 models, copyright Baidu and the PaddlePaddle/PaddleOCR authors (in paperwork)",
        "Apache-2.0",
        [ROOT / "crates/reading/models/LICENSE"],
    ),
]


def linked(target):
    """Every package of others that the programs link: not their build scripts', macros' or tests' packages."""
    words = ["cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", target]
    facts = json.loads(subprocess.run(words, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout)
    packages = {package["id"]: package for package in facts["packages"]}
    nodes = {node["id"]: node for node in facts["resolve"]["nodes"]}
    todo = [i for i, package in packages.items() if package["name"] in PROGRAMS and package["source"] is None]
    seen = set(todo)
    while todo:
        for need in nodes[todo.pop()]["deps"]:
            package = packages[need["pkg"]]
            macro = any("proc-macro" in kind["kind"] for kind in package["targets"])
            normal = any(kind["kind"] is None for kind in need["dep_kinds"])
            if normal and not macro and need["pkg"] not in seen:
                seen.add(need["pkg"])
                todo.append(need["pkg"])
    found = [packages[i] for i in seen if packages[i]["source"] is not None]
    return sorted(found, key=lambda package: (package["name"], package["version"]))


def texts(package):
    """The licence files a package brings, or the text of its licence where it brings none."""
    folder = Path(package["manifest_path"]).parent
    found = sorted(path for path in folder.iterdir() if path.is_file() and FILES.match(path.name))
    if package.get("license_file"):
        found.append(folder / package["license_file"])
    found = [path for path in found if path.suffix not in (".rs", ".html")]
    if found:
        return found
    own = OWN / f"{package['name']}.txt"
    if own.exists():
        return [own]
    choice = re.split(r" OR |/", package["license"] or "")
    if "Apache-2.0" in (word.strip(" ()") for word in choice):
        return [APACHE]
    raise SystemExit(f"{package['name']} {package['version']} ({package['license']}) brings no licence text")


def plain(path):
    text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
    if path.suffix == ".html":
        text = html.unescape(re.sub(r"<style.*?</style>|<[^>]*>", "", text, flags=re.S))
        text = re.sub(r"\s*\n\s*\n\s*", "\n\n", text)
    return text.strip("\n")


def main(target, output, *besides):
    entries = [(f"{p['name']} {p['version']}", p["license"] or "see below", texts(p)) for p in linked(target)]
    for one in besides:
        name, licence, path = one.split("|")
        BESIDES.append((name, licence, [Path(path)]))
    entries = BESIDES + entries
    numbers, shown = {}, []
    lines = [
        "What others made and these programs contain, with its licences. Where there is a choice (OR), either may be used.",
        "这两个程序中包含的他人作品及其许可。写有 OR 的，可任选其一。",
        "",
    ]
    for name, licence, paths in entries:
        used = []
        for path in paths:
            text = plain(path)
            # However a text is wrapped or indented, it is the same.
            same = " ".join(text.split())
            if same not in numbers:
                numbers[same] = len(numbers) + 1
                shown.append(text)
            if numbers[same] not in used:
                used.append(numbers[same])
        lines.append(f"{name} — {licence} — {', '.join(f'[{number}]' for number in used)}")
    for number, text in enumerate(shown, 1):
        lines += ["", "=" * 80, f"[{number}]", "=" * 80, "", text]
    Path(output).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
