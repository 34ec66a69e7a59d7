"""Packs a folder into a zip that is the same for the same files, and keeps dist/SHA256SUMS.

`pack.py zip FOLDER ZIP SECONDS`: every file under FOLDER, in a folder of its name, sorted, with the time SECONDS (since 1970, UTC).
`pack.py sums FOLDER`: SHA256SUMS of every other file in FOLDER, in the form `sha256sum -c` reads.
"""

import hashlib
import os
import stat
import sys
import time
import zipfile
from pathlib import Path


def pack(folder, target, seconds):
    folder, target = Path(folder), Path(target)
    when = time.gmtime(int(seconds))[:6]
    part = target.with_suffix(".part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", when)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            mode = 0o755 if path.stat().st_mode & stat.S_IXUSR else 0o644
            entry.external_attr = (stat.S_IFREG | mode) << 16
            archive.writestr(entry, path.read_bytes())
    os.replace(part, target)


def sums(folder):
    lines = []
    for path in sorted(Path(folder).iterdir()):
        if path.is_file() and path.name != "SHA256SUMS":
            with open(path, "rb") as file:
                lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.name}\n")
    (Path(folder) / "SHA256SUMS").write_text("".join(lines), newline="\n")


if __name__ == "__main__":
    {"zip": pack, "sums": sums}[sys.argv[1]](*sys.argv[2:])
