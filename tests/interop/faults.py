"""What goes wrong outside the program: full disks, small file systems, read and sync errors, kill -9. After each of
them nothing bad stands under the final name, the originals are as they were, and the same command goes on."""

import os
import random
import shutil
import signal
import struct
import time
from pathlib import Path

from harness import DATE, ROOT, Fail, Skip, check, nothing_named, same_octets, tree
from samples import BROKEN, GIB, exports, sparse

MIB = 1 << 20
FILM = ROOT / "fixtures/exports/视频/2026-03-08_新品开箱.mp4"


def films(folder, count, octets, seed):
    """Films that play: noise stands behind the pictures in a box that players pass over. Where that is no room, noise alone."""
    chance = random.Random(seed)
    folder.mkdir(parents=True)
    film = FILM.read_bytes()
    noise = octets - len(film)
    for n in range(count):
        if noise < 8:
            (folder / f"杂{n:03}.bin").write_bytes(chance.randbytes(octets))
            continue
        with open(folder / f"视频{n:03}.mp4", "wb") as file:
            file.write(film + struct.pack(">I4s", noise, b"free"))
            for _ in range((noise - 8) // MIB):
                file.write(chance.randbytes(MIB))
            file.write(chance.randbytes((noise - 8) % MIB))


def untouched(before, source):
    if tree(source) != before:
        raise Fail("the originals are not what they were")


def says(done, *words):
    told = (done.out + done.err).lower()
    if not any(word in told for word in words):
        raise Fail(f"expected one of {words} in the message\n{done.told()}")


def stopped_when(lab, command, written, ready):
    """Starts a command, stops it (SIGSTOP) as soon as `ready()` and something is written, gives the process."""
    process = lab.start(command)
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if process.poll() is not None:
            out, err = (b.decode("utf-8", "backslashreplace") for b in process.communicate())
            raise Fail(f"it ended (exit {process.returncode}) before it could be stopped\n{out}\n{err}")
        if ready():
            process.send_signal(signal.SIGSTOP)
            return process
        time.sleep(0.001)
    process.kill()
    raise Fail(f"nothing was written within two minutes ({written})")


def go_on(process):
    process.send_signal(signal.SIGCONT)
    out, err = process.communicate(timeout=600)
    return process.returncode, out.decode("utf-8", "backslashreplace") + err.decode("utf-8", "backslashreplace")


def staged(folder):
    """Octets of what stands in a folder that is not the ballast."""
    return sum(p.stat().st_blocks * 512 for p in folder.rglob("*") if p.is_file() and p.name != "ballast")


@check("disk full: refused before the first octet when there is no room")
def _(lab):
    with lab.scratch("full") as folder:
        films(folder / "导出", 4, 8 * MIB, 1)
        with lab.mounted(folder / "小盘", "-t", "tmpfs", "-o", "size=8m", "tmpfs") as small:
            done = lab.collect(folder / "导出", small / "导出-backup.zip").expect(2)
            says(done, "room", "space")
            if list(small.iterdir()):
                raise Fail(f"something was written: {sorted(p.name for p in small.iterdir())}\n{done.told()}")


@check("somebody else fills the disk meanwhile: the room was reserved, the archive is finished")
def _(lab):
    with lab.scratch("full", 3 * GIB) as folder:
        source = folder / "导出"
        films(source, 40, 12 * MIB, 2)
        elsewhere = folder / "别处" / "导出-backup.zip"
        elsewhere.parent.mkdir()
        lab.collect(source, elsewhere).expect(0)
        with lab.mounted(folder / "盘", "-t", "tmpfs", "-o", "size=560m", "tmpfs") as disk:
            archive = disk / "导出-backup.zip"
            command = [lab.backup_program, "collect", source, "-o", archive, "--date", DATE, "--lang", "en"]
            process = stopped_when(lab, command, disk, lambda: staged(disk) > 40 * 12 * MIB)
            with open(disk / "ballast", "wb") as ballast:
                try:
                    while True:
                        ballast.write(bytes(MIB // 16))
                        ballast.flush()
                except OSError:
                    pass
                # The journal, written as the work goes on, needs a little.
                ballast.truncate(max(0, ballast.tell() - 2 * MIB))
            code, told = go_on(process)
            if code != 0:
                raise Fail(f"expected exit 0, got {code}\n{told}")
            same_octets(archive, elsewhere)


@check("disk full in the middle: no final name, originals untouched, the same command goes on to the same octets")
def _(lab):
    """On a disk that cannot reserve room (fallocate is refused on its way) writing fails from some write on."""
    with lab.scratch("full", 3 * GIB) as folder:
        source = folder / "导出"
        films(source, 40, 12 * MIB, 2)
        before = tree(source)
        archive, elsewhere = folder / "导出-backup.zip", folder / "别处" / "导出-backup.zip"
        elsewhere.parent.mkdir()
        lab.collect(source, elsewhere).expect(0)
        command = [lab.backup_program, "collect", source, "-o", archive, "--date", DATE, "--lang", "en"]
        full = ["fallocate:error=EOPNOTSUPP", "pwrite64:error=ENOSPC:when=25+"]
        for _ in range(2):
            done = strace(lab, None, full, *command).expect(2)
            says(done, "full")
            nothing_named(archive)
            untouched(before, source)
        if staged(folder / ".") < 12 * MIB:
            raise Fail("nothing of the work was kept")
        done = lab.run(command).expect(0)
        says(done, "going on")
        same_octets(archive, elsewhere)
        left = sorted(p.name for p in folder.iterdir() if p.name.startswith("."))
        if left:
            raise Fail(f"left behind: {left}")
        untouched(before, source)


@check("a disk that says it is FAT: an archive of 4 GiB and more is refused before the first octet")
def _(lab):
    """Works on kernels without FAT: the system's answer about the disk (statfs) is changed on its way."""
    with lab.scratch("fat") as folder:
        source, target = folder / "导出", folder / "盘"
        target.mkdir()
        sparse(source / "长直播.mp4", 4 * GIB - 1, b"end")
        command = [lab.backup_program, "collect", source, "-o", target / "导出-backup.zip", "--date", DATE, "--lang", "en"]
        done = strace(lab, None, "statfs,fstatfs:poke_exit=@arg2=444d000000000000", *command).expect(2)
        says(done, "4 gib", "4 gb", "fat", "file system", "4294967295")
        if list(target.iterdir()):
            raise Fail(f"something was written: {sorted(p.name for p in target.iterdir())}\n{done.told()}")
        small = folder / "小"
        exports(small)
        command[2], command[4] = small, target / "小-backup.zip"
        strace(lab, None, "statfs,fstatfs:poke_exit=@arg2=444d000000000000", *command).expect(BROKEN)


@check("FAT32: an archive of 4 GiB and more is refused before the first octet")
def _(lab):
    with lab.scratch("fat", 2 * GIB) as folder:
        with fat(lab, folder, 6 * GIB) as stick:
            source = folder / "导出"
            sparse(source / "长直播.mp4", 4 * GIB - 1, b"end")
            began = time.monotonic()
            done = lab.collect(source, stick / "导出-backup.zip").expect(2)
            says(done, "4 gib", "4 gb", "fat", "file system", "4294967295")
            if time.monotonic() - began > 10:
                raise Fail(f"the refusal took {time.monotonic() - began:.0f} s")
            if list(stick.iterdir()):
                raise Fail(f"something was written: {sorted(p.name for p in stick.iterdir())}")


@check("FAT32: a small archive is made, read back and intact")
def _(lab):
    with lab.scratch("fat") as folder:
        source = folder / "导出"
        exports(source)
        with fat(lab, folder, 256 * MIB) as stick:
            archive = stick / "导出-backup.zip"
            lab.collect(source, archive).expect(BROKEN)
            lab.run(["unzip", "-tqq", archive]).expect(0)
            lab.backup("verify", archive).expect(0)


def fat(lab, folder, octets):
    if "vfat" not in Path("/proc/filesystems").read_text().split() and lab.run(["modprobe", "vfat"]).code != 0:
        raise Skip("this kernel has no FAT; the refusal was checked with the answer of statfs changed")
    image = folder / "stick.img"
    with open(image, "wb") as file:
        file.truncate(octets)
    lab.run(["mkfs.vfat", "-F", "32", image], extra={"PATH": os.environ["PATH"] + ":/usr/sbin:/sbin"}).expect(0)
    return lab.mounted(folder / "stick", "-t", "vfat", "-o", "loop,utf8", image)


def strace(lab, path, injection, *command):
    words = ["strace", "-f", "-qq", "-o", "/dev/null", "--seccomp-bpf"] if path is None else [
        "strace", "-f", "-qq", "-o", "/dev/null", "-P", path]
    injections = [injection] if isinstance(injection, str) else injection
    done = lab.run([*words, *(word for one in injections for word in ("-e", f"inject={one}")), *command])
    if "strace:" in done.err and "ptrace" in done.err:
        raise Skip(done.err) if os.environ.get("LIUDI_NO_MOUNT") == "1" else Fail(f"strace may not trace here\n{done.told()}")
    return done


READS = "read,readv,pread64,preadv,preadv2,copy_file_range,sendfile"
SYNCS = "fsync,fdatasync,syncfs,sync_file_range"
RENAMES = "rename,renameat,renameat2,link,linkat"


@check("a file that cannot be read is skipped with the reason, the rest is kept")
def _(lab):
    with lab.scratch("eio") as folder:
        source = folder / "导出"
        exports(source)
        films(source / "更多", 3, 9 * MIB, 3)
        before = tree(source)
        bad = {
            "from the first octet": (source / "视频" / "2026-03-15_直播切片01.mov", f"{READS}:error=EIO"),
            "in its middle": (source / "更多" / "视频001.mp4", f"{READS}:error=EIO:when=3+"),
        }
        for where, (path, injection) in bad.items():
            archive = folder / f"{where.replace(' ', '-')}.zip"
            command = [lab.backup_program, "collect", source, "-o", archive, "--date", DATE, "--lang", "en"]
            done = strace(lab, path, injection, *command).expect(1)
            says(done, path.name.lower())
            says(done, "input/output error", "os error 5")
            lab.run(["unzip", "-tqq", archive]).expect(0)
            lab.backup("verify", archive).expect(0)
            names = lab.run(["unzip", "-Z1", archive]).expect(0).out
            if path.name in names:
                raise Fail(f"the file that could not be read ({where}) is in the archive")
            into = folder / "out"
            lab.run(["unzip", "-q", archive, "-d", into]).expect(0)
            found = tree(into / archive.stem / "data" / source.name)
            lost = set(before) - set(found) - {path.relative_to(source).as_posix()}
            if lost:
                raise Fail(f"also lost ({where}): {sorted(lost)}")
            shutil.rmtree(into)
        untouched(before, source)


def fault(name, injection):
    @check(f"{name}: exit 2, nothing under the final name, the same command goes on")
    def _(lab):
        with lab.scratch("fault") as folder:
            source = folder / "导出"
            exports(source)
            films(source / "更多", 4, 3 * MIB, 4)
            before = tree(source)
            archive = folder / "导出-backup.zip"
            command = [lab.backup_program, "collect", source, "-o", archive, "--date", DATE, "--lang", "en"]
            strace(lab, None, injection, *command).expect(2)
            nothing_named(archive)
            untouched(before, source)
            lab.collect(source, archive).expect(BROKEN)
            lab.run(["unzip", "-tqq", archive]).expect(0)
            elsewhere = folder / "别处" / archive.name
            elsewhere.parent.mkdir()
            lab.collect(source, elsewhere).expect(BROKEN)
            same_octets(archive, elsewhere)


fault("every sync fails", f"{SYNCS}:error=EIO")
fault("the first sync fails", f"{SYNCS}:error=EIO:when=1")
fault("the rename fails", f"{RENAMES}:error=EIO")


@check("kill -9 at forty random moments: nothing under the final name, in the end the same octets")
def _(lab):
    with lab.scratch("kill", 2 * GIB) as folder:
        source = folder / "导出"
        exports(source)
        films(source / "更多", 24, 8 * MIB, 5)
        films(source / "小", 3000, 2000, 6)
        before = tree(source)
        whole = folder / "别处" / "导出-backup.zip"
        whole.parent.mkdir()
        seconds = lab.collect(source, whole).expect(BROKEN).seconds
        archive = folder / "导出-backup.zip"
        command = [lab.backup_program, "collect", source, "-o", archive, "--date", DATE, "--quiet"]
        chance = random.Random(9)
        killed = 0
        for _ in range(40):
            process = lab.start(command)
            try:
                process.communicate(timeout=chance.uniform(0.005, seconds))
            except Exception:
                process.kill()
                process.communicate()
                killed += 1
            if archive.exists():
                same_octets(archive, whole)
                if chance.random() < 0.9:
                    archive.unlink()
        if not archive.exists():
            lab.collect(source, archive).expect(BROKEN)
        same_octets(archive, whole)
        untouched(before, source)
        if killed < 10:
            raise Fail(f"only {killed} runs were killed: too fast for this check")
        left = sorted(p.name for p in folder.iterdir() if p.name not in ("导出", "别处", archive.name))
        if left:
            raise Fail(f"left behind: {left}")


@check("a second process on the same target is refused while the first lives")
def _(lab):
    with lab.scratch("twice") as folder:
        source = folder / "导出"
        films(source, 40, 8 * MIB, 7)
        out = folder / "out"
        out.mkdir()
        archive = out / "导出-backup.zip"
        command = [lab.backup_program, "collect", source, "-o", archive, "--date", DATE, "--lang", "en"]
        process = stopped_when(lab, command, out, lambda: staged(out) > 16 * MIB)
        try:
            lab.collect(source, archive).expect(2)
            nothing_named(archive)
        finally:
            code, told = go_on(process)
        if code != 0:
            raise Fail(f"the first process ended with {code}\n{told}")
        lab.backup("verify", archive).expect(0)


@check("Ctrl-C: exit 130 within two seconds, says how to go on, goes on")
def _(lab):
    with lab.scratch("interrupt", 2 * GIB) as folder:
        source = folder / "导出"
        films(source, 60, 8 * MIB, 8)
        out = folder / "out"
        out.mkdir()
        archive = out / "导出-backup.zip"
        command = [lab.backup_program, "collect", source, "-o", archive, "--date", DATE, "--lang", "en"]
        process = stopped_when(lab, command, out, lambda: staged(out) > 16 * MIB)
        process.send_signal(signal.SIGINT)
        began = time.monotonic()
        code, told = go_on(process)
        if code != 130 or time.monotonic() - began > 2:
            raise Fail(f"exit {code} after {time.monotonic() - began:.1f} s\n{told}")
        if "again" not in told.lower():
            raise Fail(f"it does not say how to go on\n{told}")
        nothing_named(archive)
        lab.collect(source, archive).expect(0)
        lab.backup("verify", archive).expect(0)


@check("the originals are opened for reading only, links are not followed, FIFOs are not opened")
def _(lab):
    with lab.scratch("trace") as folder:
        source = folder / "导出"
        exports(source)
        os.symlink("/etc/passwd", source / "链接.txt")
        os.symlink("视频", source / "链接目录")
        os.mkfifo(source / "管道.mp4")
        trace = folder / "trace"
        archive = folder / "导出-backup.zip"
        command = [lab.backup_program, "collect", source, "-o", archive, "--date", DATE, "--lang", "en"]
        changing = "open,openat,openat2,unlink,unlinkat,rename,renameat,renameat2,truncate,ftruncate,chmod,fchmod,fchmodat,utimensat,chown,mkdir,mkdirat,link,linkat,symlink,symlinkat"
        done = lab.run(["strace", "-f", "-qq", "-s", "4096", "-xx", "-o", trace, "-e", f"trace={changing}", *command], timeout=120)
        done.expect(1)
        for name in ("链接.txt", "链接目录", "管道.mp4"):
            says(done, name)
        inside = "".join(f"\\x{octet:02x}" for octet in bytes(source) + b"/")
        fifo = "".join(f"\\x{octet:02x}" for octet in "管道.mp4".encode())
        opened = 0
        for line in Path(trace).read_text().splitlines():
            call = line.split(None, 1)[1] if line[0].isdigit() else line
            if fifo in call and call.startswith("open"):
                raise Fail(f"the FIFO was opened: {call[:300]}")
            if inside not in call:
                continue
            if not call.startswith("open") or any(flag in call for flag in ("O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC")):
                raise Fail(f"an original was touched: {call[:300]}")
            opened += "O_DIRECTORY" not in call
        if opened < len(tree(source)):
            raise Fail(f"the trace shows {opened} opened originals of {len(tree(source))}: it cannot be judged")
