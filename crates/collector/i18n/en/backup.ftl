# What `backup` says in English. The same ids stand in zh-CN/backup.ftl.

about = Saves exported videos, screenshots and order tables into an archive that proves what it holds.
jobs = Threads (otherwise as many as suit this computer)
exit-statuses =
    Exit status: 0 all is well · 1 done, but something was left out or is wrong
    2 not done, or cannot be verified · 130 stopped with Ctrl-C

window-about =
    { $program } saves exported videos, screenshots and order tables into an archive that proves what it holds.

    · Drop a folder (or files) on { $program }: they are collected into a zip beside the folder. The originals are not touched.
    · Drop such an archive on { $program }: it is verified. Whole, unaltered, nothing missing?

    For everything else open a terminal in this folder (in the file manager's address bar type cmd and press Enter) and type: { $program } --help

collect-about = Collect files into an archive that any unzip opens and that can be verified in ten years
collect-source = Folders or files to collect
collect-output = The archive to make (otherwise NAME-backup.zip in the current folder)
collect-format = zip: one zip (the default); dir: a plain folder
collect-digest = sha512 adds a second set of digests
collect-info = A line for bag-info.txt; may be repeated
collect-exclude = Leave out what matches; may be repeated
collect-keep-junk = Also collect .DS_Store, Thumbs.db and the like
collect-date = Bagging date (otherwise today, or SOURCE_DATE_EPOCH)
collect-no-verify = Do not read the finished archive back from the disk
collect-dry-run = Only say what would be collected
collect-start-over = Discard what an interrupted run left and begin anew

verify-about = Verify archives: whole, unaltered, nothing missing?
verify-archive = Archives (zip or folder) to verify
verify-expect = Root digest that was written down when the archive was made
verify-quick = Only structure and sizes; contents are not read

doing-collect = collecting
doing-read-back = reading back
doing-verify = verifying
doing-extract = restoring

begin = Found { $files ->
        [one] 1 file
       *[other] { $files } files
    }, { $octets }. Making { $path } ({ $room } free there).
begin-room-unknown = Found { $files ->
        [one] 1 file
       *[other] { $files } files
    }, { $octets }. Making { $path }.
collected = Archive made: { $path } ({ $size })
collected-folder = Archive made: { $path }
collected-sum = { $files ->
        [one] 1 file, { $octets }
       *[other] { $files } files, { $octets } in all
    }
kind-line = { $kind }: { $files } · { $octets }
kind-video = Videos
kind-image = Images
kind-audio = Sound
kind-table = Tables
kind-text = Text and data
kind-document = Documents
kind-archive = Packed files
kind-other = Other
read-back = Read back from the disk and verified in full: intact.
not-read-back = Not read back (--no-verify). Before you delete anything, run: backup verify "{ $path }"
renamed = { $count ->
        [one] 1 file is
       *[other] { $count } files are
    } stored under another name; `backup extract` gives back the original one (see liudi/names.jsonl).
root-digest = Root digest. Write it down or take a picture, and keep it somewhere else:
root-digest-next = With it anyone can check that nothing was exchanged:
left-out = { $count ->
        [one] 1 item was
       *[other] { $count } items were
    } left out:
left-out-link = Links (shortcuts) are not followed. To collect what they point to, name that folder too.
left-out-special = No regular files (devices, pipes, sockets); they hold no contents of their own.
left-out-junk = Files that systems make by themselves, as a rule of no use. --keep-junk collects them.
left-out-system = What Windows keeps for itself at the root of a disk. Files in the recycle bin: restore them first, then collect once more.
left-out-cloud = Only in a cloud (OneDrive and others); here is nothing but the name. In the file manager: right click → “Always keep on this device”, wait until they are fetched, and collect once more.
left-out-held = Another program holds it and lets nobody read it. Close that program and collect once more.
left-out-excluded = Excluded by --exclude, as you asked.
left-out-vanished = Gone when their turn came. If they should be there, export them again and collect once more.
left-out-changing = Kept changing while they were read. Close the program that writes them and collect once more.
left-out-name-taken = The disk of the target takes their name for that of another file (it does not tell A from a). Use --format zip, or another disk.
left-out-name-too-long = Their path is longer than an archive can hold. Shorten a folder's name and collect once more.
left-out-unreadable = Could not be read. Close programs that use them, check the permissions and the disk, and collect once more.
dry-run = Would make { $path } (nothing was written):
resumed = Going on from an interrupted run: { $files ->
        [one] 1 file
       *[other] { $files } files
    } ({ $octets }) safe on the disk already.
interrupted-before = Stopped. Nothing was written; run the same command again to begin anew.
interrupted = Stopped. What was done is kept in { $path }
    Run the same command again to go on from there.
finished-before = The archive was finished by the run before: { $path }
finished-before-left-out = { $count ->
        [one] 1 item was
       *[other] { $count } items were
    } left out of it. To see which, run the same command with --dry-run and another name for -o.

nothing-found = there is nothing to collect
nothing-found-hint = check that the folder is the right one and that the export has finished
source-missing = cannot find { $path } ({ $error })
source-missing-hint = check the spelling; a path with blanks needs quotation marks
source-twice = { $path } is named twice
source-twice-hint = name each folder once
source-inside = { $path } lies in { $other }, which is collected too: it is stored once.
source-named = { $path } is stored as { $name }: another source has the same name.
target-exists = { $path } exists already; nothing was written
target-exists-hint = choose another name with -o, or check the archive that is there: backup verify "{ $path }"
target-folder = the folder { $path } cannot be used ({ $error })
target-folder-hint = make the folder first, or choose another one with -o
target-name = { $path } is no name for an archive
target-name-hint = for example: -o D:\backup\my-shop.zip
target-name-long = this disk cannot hold so long a name: choose a shorter one
busy = another run is making { $path } right now
busy-hint = wait until it has finished, or stop it
other-command = an interrupted run of another command is kept at { $path }
other-command-hint = repeat that command to go on, choose another archive with -o, or discard it with --start-over
stage-io = cannot write to the folder { $path } ({ $error })
no-room = not enough room in { $path }: up to { $needed } are needed, { $room } are free; nothing was written
no-room-hint = free some room, or make the archive on another disk with -o
too-large = the disk of { $path } cannot hold a file of { $needed } (at most { $largest }); it is formatted as FAT32
too-large-hint = choose another disk with -o, format the stick as exFAT or NTFS (this erases it), or use --format dir
too-large-folder-hint = choose another disk with -o, or format the stick as exFAT or NTFS (this erases it)
disk-full = the disk is full; what was done is kept in { $path }
disk-full-hint = free some room on that disk, then run the same command again: it goes on from there
write-failed = cannot write { $path } ({ $error }); what was done is kept
write-failed-hint = check that the disk is connected and not write-protected, then run the same command again
read-back-failed = what was read back from the disk is not what was written ({ $first }); no archive was made
read-back-failed-hint = this disk or stick is not reliable: choose another one with -o; your originals are untouched
read-back-io = the finished archive cannot be read back from { $path } ({ $error })
info = --info { $value } cannot be used
info-hint = write Label=Value; the label without a colon, both without line breaks or blanks at the ends
info-ours = this label is written by the program itself
glob = “{ $value }” is no pattern
glob-hint = for example: --exclude "*.tmp" or --exclude "drafts/**"
print-archive = the archive itself was made: { $path }; check it: backup verify "{ $path }"

verdict-line = { $path }: { $verdict }
verdict-intact = intact
verdict-incomplete = incomplete
verdict-altered = altered
verdict-unverifiable = cannot be verified
verdict-not-read = structure in order, contents not read
verified-sum = BagIt { $version } · { $files ->
        [one] 1 file
       *[other] { $files } files
    } · { $octets }
quick-note = Quick check: structure, sizes and lists only. It says nothing about the contents; verify without --quick for that.
root-digest-now = Root digest:
root-digest-compare = Compare it with the one written down when the archive was made: only if they are equal were the lists not exchanged.
defect = ✗
warning = note
and-more = … and { $count } more
open-failed = cannot open { $path } ({ $error })
open-failed-hint = check the path, and that the disk or stick is connected
expect = this is no root digest: 64 hexadecimal digits (0–9, a–f) are needed, these are { $count } characters
expect-hint = blanks between groups do not matter; take the digest that `backup collect` showed
expect-several = --expect goes with one archive only
list-about = List what an archive holds: size, time (UTC), digest, path
list-archive = The archive (zip or folder)
list-bag = Also the files that describe the archive
globs = Only files or folders that match, for example "videos" or "*.csv"
list-sum = { $files ->
        [one] 1 file
       *[other] { $files } files
    }, { $octets }
list-original = {"  "}(originally: { $name })
list-bad = Careful: something is wrong with this archive. What it is: backup verify "{ $path }"
unmatched = nothing in the archive matches “{ $glob }”

extract-about = Restore files from an archive and check the digest of each
extract-archive = The archive (zip or folder)
extract-directory = Where to restore to (otherwise the current folder)
extract-bag = The whole archive with the files that describe it
extract-force = Replace files that stand there already
extract-keep-damaged = Keep damaged files as NAME.damaged instead of removing them
extract-names = windows: names that Windows can hold, on any system
extract-glob-hint = for example: "videos" or "*.csv"
extracted = { $files ->
        [one] 1 file
       *[other] { $files } files
    } ({ $octets }) restored to { $path }; the digest of each was checked.
extract-present = { $count ->
        [one] 1 file stood
       *[other] { $count } files stood
    } there already with the same contents.
extract-untimed = { $count ->
        [one] The modification time of one file could not be set.
       *[other] The modification time of { $count } files could not be set.
    }
extract-mapped = { $count ->
        [one] 1 name
       *[other] { $count } names
    } cannot stand here as it was; { $map } says what was called what.
extract-kept = kept as { $path }
extract-damaged-next = Get these from a copy of the archive that is still whole, or export them again; do not delete this archive.
extract-unsafe = its path leads out of the folder; refused
extract-link = the archive holds a link; links are never restored
extract-special = the archive holds a device or pipe; never restored
extract-archive-in-place = the archive itself stands there; it is never replaced; choose another folder with -C
extract-exists = a file with other contents stands there; --force replaces it
extract-directory-in-place = a folder of that name stands there
extract-link-in-place = a link stands there or on the way; it was not followed
extract-other-in-place = something else of that name stands there
extract-too-large = this disk cannot hold a file that large
extract-refused = could not be written ({ $error })
extract-unchecked = restored, but no manifest has a digest for it
extract-interrupted = Stopped. What was restored so far stays and is whole; run the same command again to go on.
extract-room = not enough room: { $needed } are needed, { $room } are free; nothing was written
extract-room-hint = free some room, or choose another folder with -C
extract-target-hint = choose another folder with -C, and check that its disk is connected and may be written
extract-full = the disk is full; { $count ->
        [one] 1 file was
       *[other] { $count } files were
    } restored before and are whole
extract-write = cannot write { $path } ({ $error }); what was restored before is whole

# What each defect of a bag means, and what to do next. Facts come from crates/bag; see defect.rs.

defect-E101 = This is not an archive of this kind: it has no bagit.txt.
defect-E101-next = Check that you named the right file or folder. If it is an ordinary zip, it can be opened, but nobody can prove what should be in it; collect its contents into a new archive to protect them from now on.
defect-E102 = Line { $line } of bagit.txt is not written as its version of the rules wants it.
defect-E102-next = If others made it, ask its maker; if you made it, collect again from the originals into a new archive. Keep this one.
defect-E103 = The archive follows a version of BagIt that is not known here: “{ $found }”.
defect-E103-next = Look for a newer version of this program, or ask the maker of the archive for one that follows BagIt 1.0.
defect-E104 = The lists inside the archive are in a character encoding that is not known here: “{ $found }”.
defect-E104-next = Ask the maker of the archive for one whose lists are in UTF-8.
defect-E105 = The archive has no manifest that can be used, so there is nothing to check the files against.
defect-E105-next = Copy the archive again from a place where it is still whole (the other drive, the e-mail, the phone) and verify that copy; do not delete either.
defect-E106 = The folder data, which should hold the files, is not there.
defect-E106-next = Copy the archive again from a place where it is still whole (the other drive, the e-mail, the phone) and verify that copy; do not delete either.
defect-E107 = This list begins with an invisible mark (a byte order mark) that the rules forbid; an editor such as Notepad may have added it.
defect-E107-next = Somebody may have opened and saved this list. Copy the archive again from a place where it is still whole (the other drive, the e-mail, the phone) and verify that copy; do not delete either.
defect-E108 = Line { $line } of this manifest cannot be understood, so one file may be unprotected.
defect-E108-next = Copy the archive again from a place where it is still whole (the other drive, the e-mail, the phone) and verify that copy; do not delete either.
defect-E109 = The digest of this file, on line { $line } of { $other }, has { $found } characters instead of { $expected }; the file cannot be checked with it.
defect-E109-next = Copy the archive again from a place where it is still whole (the other drive, the e-mail, the phone) and verify that copy; do not delete either.
defect-E111 = Line { $line } of { $other } names a path that leads out of the archive. It was refused; nothing was read or written there.
defect-E111-next = Do not unpack this archive with other programs. Ask whoever gave it to you where it comes from, and get another copy from a source you trust.
defect-E112 = Line { $line } of { $other } lists this path, which is not inside the folder data.
defect-E112-next = If others made it, ask its maker; if you made it, collect again from the originals into a new archive. Keep this one.
defect-E113 = Line { $line } of { $other } names a folder, where only files may be listed.
defect-E113-next = If others made it, ask its maker; if you made it, collect again from the originals into a new archive. Keep this one.
defect-E114 = This file is listed twice; the second time on line { $line } of { $other }. It is not clear which line holds.
defect-E114-next = If others made it, ask its maker; if you made it, collect again from the originals into a new archive. Keep this one.
defect-E115 = This file is listed in { $other } but is not in the archive.
defect-E115-next = Copy the archive again from a place where it is still whole (the other drive, the e-mail, the phone) and verify that copy; do not delete either.
defect-E116 = This part of the archive’s own records is listed in { $other } but is not there.
defect-E116-next = Copy the archive again from a place where it is still whole (the other drive, the e-mail, the phone) and verify that copy; do not delete either.
defect-E117 = This file is in the archive but in none of its manifests: it was added later, or its line was removed.
defect-E117-next = Do not rely on this file. If you added it, move it out of the archive and collect it into a new one. Otherwise verify another copy and compare; a file such as .DS_Store may have been put there by the system when the folder was opened.
defect-E118 = This file is listed in one manifest but not in { $other }.
defect-E118-next = If others made it, ask its maker; if you made it, collect again from the originals into a new archive. Keep this one.
defect-E119 = The contents of this file are not what was sealed: its { $field } digest does not match.
defect-E119-next = Copy the archive again from a place where it is still whole (the other drive, the e-mail, the phone) and verify that copy; do not delete either.
defect-E120 = This part of the archive’s own records is not what was sealed: its { $field } digest does not match.
defect-E120-next = Copy the archive again from a place where it is still whole (the other drive, the e-mail, the phone) and verify that copy; do not delete either.
defect-E121 = Line { $line } of { $other } lists something that a tag manifest must not list.
defect-E121-next = If others made it, ask its maker; if you made it, collect again from the originals into a new archive. Keep this one.
defect-E122 = This manifest is not listed in { $other }, so a change to it could go unnoticed.
defect-E122-next = Compare the root digest that was noted down when the archive was sealed (verify with --expect). If others made it, ask its maker; if you made it, collect again from the originals into a new archive. Keep this one.
defect-E123 = The archive says that it holds { $expected } (octets.files), but { $found } are there.
defect-E123-next = Copy the archive again from a place where it is still whole (the other drive, the e-mail, the phone) and verify that copy; do not delete either.
defect-E124 = The figure for the size of the contents (Payload-Oxum) cannot be read or stands there more than once: “{ $found }”.
defect-E124-next = If others made it, ask its maker; if you made it, collect again from the originals into a new archive. Keep this one.
defect-E125 = Line { $line } of this file is not a label with a value.
defect-E125-next = If others made it, ask its maker; if you made it, collect again from the originals into a new archive. Keep this one.
defect-E126 = Line { $line } of fetch.txt cannot be understood. Nothing is ever downloaded from there.
defect-E126-next = If others made it, ask its maker; if you made it, collect again from the originals into a new archive. Keep this one.
defect-E128 = fetch.txt names this file, but { $other } does not list it, so it could not be checked.
defect-E128-next = If others made it, ask its maker; if you made it, collect again from the originals into a new archive. Keep this one.
defect-E129 = Line { $line } of fetch.txt names a file that is not part of the contents.
defect-E129-next = If others made it, ask its maker; if you made it, collect again from the originals into a new archive. Keep this one.
defect-E130 = This file is not in the archive; only the address where it was kept is.
defect-E130-next = Nothing is downloaded here. Ask the maker for an archive that holds the file itself, while the address still works.
defect-E132 = This is not a file but a link or a device; an archive must hold none. It was not opened.
defect-E132-next = Do not unpack this archive with other programs. Ask whoever gave it to you where it comes from, and get another copy from a source you trust.
defect-E133 = This file could not be read: { $error }. Whether it is whole is unknown.
defect-E133-next = If it lies on a stick or an external drive, plug it in again, copy everything that can still be read to another drive, and verify there. Do not write to the drive that fails.
defect-E135 = The root digest is { $found }, not the expected { $expected }: this is not the archive that was sealed, or the digest was noted down wrongly.
defect-E135-next = Compare the digest you typed with your note, character by character. If it is right, this archive was changed or replaced: keep this archive as it is for evidence, and look for another copy to verify: the one that verifies as intact is the one to use.
defect-E136 = This list is not text in the encoding that the archive declares; reading stopped at line { $line }.
defect-E136-next = Copy the archive again from a place where it is still whole (the other drive, the e-mail, the phone) and verify that copy; do not delete either.
defect-E137 = A root digest is expected ({ $expected }), but the archive has no tagmanifest-sha256.txt that could be compared with it.
defect-E137-next = Keep this archive as it is for evidence, and look for another copy to verify: the one that verifies as intact is the one to use.
defect-W101 = This manifest is written in the style of md5sum (line { $line }); it was understood, but strict programs may refuse it.
defect-W101-next = Nothing needs to be done.
defect-W102 = A “%” in this name on line { $line } of { $other } encodes nothing; it was taken as it stands.
defect-W102-next = Nothing needs to be done.
defect-W103 = This file is listed again on line { $line } of { $other }, with the same digest.
defect-W103-next = Nothing needs to be done.
defect-W104 = This name differs from “{ $other }” only by upper and lower case.
defect-W104-next = Both are kept. On Windows or a Mac one may replace the other when unpacked with other programs; use backup extract.
defect-W105 = This name looks the same as “{ $other }”; only the way accents or characters are composed differs.
defect-W105-next = Both are kept. On a Mac one may replace the other when unpacked with other programs; use backup extract.
defect-W106 = The label { $label } stands more than once; it should stand once.
defect-W106-next = Nothing needs to be done.
defect-W108 = No tag manifest protects this file of the archive’s own records; a change to it would go unnoticed.
defect-W108-next = Do not rely on this one file. The other files are not affected.
defect-W109 = The files are protected by { $found } only, which guards against damage but not against forgery.
defect-W109-next = To prove more than that, collect the files into a new archive, which uses SHA-256; keep this one too.
defect-W110 = The archive has no tag manifest: its manifests could be replaced unnoticed, and there is no root digest.
defect-W110-next = To prove what it holds from now on, collect the files into a new archive and note down its root digest; keep this one too.
defect-W111 = The manifest and the archive write this name with differently composed characters (stored as “{ $other }”); they were taken as the same.
defect-W111-next = Nothing needs to be done.
defect-W112 = This manifest uses an algorithm that is not known here, or is a second one of the same; it was not used.
defect-W112-next = If other manifests were used, nothing needs to be done. To check this one too, use a program that knows it.
defect-W113 = This file of the system (of the kind of .DS_Store or Thumbs.db) is listed and not there; it holds none of your work.
defect-W113-next = Nothing needs to be done.
defect-E201 = This file is not a zip.
defect-E201-next = Check that you named the right file. If it should be an archive, the copying may have gone wrong: copy the archive again from a place where it is still whole (the other drive, the e-mail, the phone) and verify that copy; do not delete either.
defect-E202 = The end of the archive is missing: copying or downloading stopped too early.
defect-E202-next = Copy the archive again from a place where it is still whole (the other drive, the e-mail, the phone) and verify that copy; do not delete either. Make sure that both have the same size.
defect-E203 = The table of contents of the zip is damaged.
defect-E203-next = Copy the archive again from a place where it is still whole (the other drive, the e-mail, the phone) and verify that copy; do not delete either.
defect-E204 = The zip describes this entry in two places, and the two disagree; different programs would unpack different things.
defect-E204-next = Keep this archive as it is for evidence, and look for another copy to verify: the one that verifies as intact is the one to use.
defect-E205 = The zip holds two entries of this name; different programs would unpack different ones.
defect-E205-next = Keep this archive as it is for evidence, and look for another copy to verify: the one that verifies as intact is the one to use.
defect-E206 = This entry shares its data with another one. No ordinary program makes such a zip.
defect-E206-next = Do not unpack this archive with other programs. Ask whoever gave it to you where it comes from, and get another copy from a source you trust.
defect-E207 = There is data between the entries of the zip that belongs to none of them.
defect-E207-next = Keep this archive as it is for evidence, and look for another copy to verify: the one that verifies as intact is the one to use.
defect-E208 = There is data before the first entry of the zip; something was put in front of it.
defect-E208-next = Keep this archive as it is for evidence, and look for another copy to verify: the one that verifies as intact is the one to use.
defect-E209 = There is data after the end of the zip; something was appended to it.
defect-E209-next = Keep this archive as it is for evidence, and look for another copy to verify: the one that verifies as intact is the one to use.
defect-E212 = This entry holds more or less data than it declares.
defect-E212-next = Copy the archive again from a place where it is still whole (the other drive, the e-mail, the phone) and verify that copy; do not delete either.
defect-E213 = This entry claims to be far larger than its data can be: a so-called zip bomb. It was not unpacked.
defect-E213-next = Do not unpack this archive with other programs. Ask whoever gave it to you where it comes from, and get another copy from a source you trust.
defect-E214 = This entry is damaged: it does not match the check value (CRC-32) that the zip keeps for it.
defect-E214-next = Copy the archive again from a place where it is still whole (the other drive, the e-mail, the phone) and verify that copy; do not delete either.
defect-E215 = This entry is encrypted and cannot be checked.
defect-E215-next = Unpack the zip with its password in the program that made it, and collect the files into a new archive.
defect-E216 = This entry is compressed in a way that is not known here, and cannot be checked.
defect-E216-next = Unpack the zip with the program that made it, and collect the files into a new archive. Keep the zip.
defect-E217 = The name of this entry leads out of the folder it would be unpacked into. It was refused.
defect-E217-next = Do not unpack this archive with other programs. Ask whoever gave it to you where it comes from, and get another copy from a source you trust.
defect-E218 = The zip does not hold exactly one folder at its top, so it is not clear where the archive begins.
defect-E218-next = If somebody added or moved something, use a copy as it was made. If others made it, ask its maker; if you made it, collect again from the originals into a new archive. Keep this one.
defect-E219 = The name of this entry is in no encoding that is known here.
defect-E219-next = Unpack the zip with the program that made it, and collect the files into a new archive. Keep the zip.
defect-E220 = The compressed data of this entry is damaged.
defect-E220-next = Copy the archive again from a place where it is still whole (the other drive, the e-mail, the phone) and verify that copy; do not delete either.
defect-E221 = This archive says that this program made it, but the description of this entry is not written as this program writes it: it was changed, or the archive was packed again with another program.
defect-E221-next = Keep this archive as it is, and look for the original copy: the one that verifies as intact is the one to use. If you packed it again yourself, unpack it and verify the folder: that tells whether the files are whole.
defect-E222 = This is one part of a zip that is split over several files.
defect-E222-next = Put all parts into one folder, join them with the program that made them, and verify the whole.
defect-W201 = The zip does not say how its names are encoded; they were read as Chinese (GB18030) or as the old IBM set (CP437).
defect-W201-next = Look whether the names read well. The contents are not affected.
defect-W204 = The folder inside the zip is not called like the zip; somebody may have renamed the file.
defect-W204-next = Nothing needs to be done.

# ---- understood ----

known-rows = { $rows ->
        [one] one row
       *[other] { $rows } rows
    }
known-export = { $name }: { $rows ->
        [one] one row
       *[other] { $rows } rows
    } ({ $tables ->
        [one] one table
       *[other] { $tables } tables
    })
known-sum = { $column }: { $total } yuan
known-files = { $count ->
        [one] one file
       *[other] { $count } files
    }
known-strange = { $count ->
        [one] One file with tables of no export known here: only their rows were counted. Check yourself whether anything is missing.
       *[other] { $count } files with tables of no export known here: only their rows were counted. Check yourself whether anything is missing.
    }
known-more = and { $count } more: the overview page in the archive names them all
known-list = Compared with the list “{ $name }”:
known-areas = What to keep before an account or shop is closed:
known-areas-found = Found:          { $names } (whether it is all, only you can tell)
known-areas-look = Found, look:    { $names } (something of it is doubtful or missing, see above)
known-areas-perhaps = Uncertain:      { $names } (only named so, or of another platform: open them and look)
known-areas-damaged = Damaged only:   { $names }
known-areas-nothing = Not found:      { $names }
known-comma = {", "}
collected-page = The overview page in the archive says what is there, how to save what is missing, and by when:
      backup view "{ $path }"
    (without this program: unpack the archive and open index.html)
collect-expect-list = A platform's list of works or orders (CSV or XLSX) to compare with what was collected; may be repeated
collect-no-thumbnails = No small pictures on the archive's overview page
list-summary = Say what is in it and what is broken or missing; with --json the archive's catalog.json as it is
finished-before-troubled = Something in it is broken, missing or doubtful; what it is: backup list --summary "{ $path }"
expect-unread-file = the list { $path } cannot be read ({ $error }); nothing was written
known-among = The files compared with one another:
known-noted = { $count ->
        [one] There is a note on one more file, or advice (a table not recognised, a packed file not looked into, for instance): see “Notes” on the archive's page.
       *[other] There are notes or advice on { $count } more files (tables not recognised, packed files not looked into, for instance): see “Notes” on the archive's page.
    }
known-sums-more = { $count ->
        [one] and one more sum: the page in the archive lists them all
       *[other] and { $count } more sums: the page in the archive lists them all
    }
known-status-other = other words
summary-head = { $name }, collected on { $date }
summary-none = { $path } has no overview (catalog.json)
summary-none-hint = It was made by an older version or another program. backup list names its files; to have an overview, extract it and collect the files again.
summary-unread = the overview (catalog.json) of { $path } cannot be read ({ $error })
summary-unread-hint = Run backup verify "{ $path }" to see what is damaged.
summary-shape = the overview (catalog.json) of { $path } is of a kind that is not known here
summary-too-large = the overview (catalog.json) of { $path } is larger than any that is read here
summary-too-large-hint = Open the archive with backup view, or unpack it and open index.html. backup list names its files, backup verify checks them.
summary-wrong = the overview (catalog.json) of { $path } cannot be read: line { $line } is not as this program writes it
summary-altered = the overview (catalog.json) of { $path } is not the one that the archive was sealed with: it was changed or damaged since

# (end of understood)

# ---- general ----

found-e301 = The file is empty: there is nothing in it.
found-e301-do = Export or download it again while you can, check that it is not empty, and collect once more.
found-e302 = { $is ->
        [html] Named .{ $named }, but it is a web page: most likely a sign-in or error page was saved instead of the file.
        [unknown] Named .{ $named }, but what is in it is nothing of the kind: a download that went wrong, damage, or a file that only its own app can read.
       *[other] Named .{ $named }, but what is in it is { $is }.
    }
found-e302-do = { $is ->
        [html] Sign in to the platform, download the file again, open it to see that it is the right one, and collect once more.
        [unknown] Try to open it. If it does not open, download or export it again while you can; if only an app can open it, export it from that app in a common format.
       *[other] Open it to see what it is. If it is not what you meant to save, export the right file while you can and collect once more.
    }
found-n303 = Named .{ $named }, but its format is { $is }. It is archived as it is; a program that refuses to open it will open a copy with the right ending.
found-n304 = Of a kind that is not recognised here. It is archived as it is; whether it is complete is not known.
found-w305 = This file could not be looked into. It is archived as it is; whether it is complete is not known.
found-w305-do = Open it and see whether it shows or plays to the end. If it does not, export it again while you can.

# (end of general)

# ---- video ----

found-e310 = This video is shorter than it says: it declares { $says } seconds, and the parts that are here last { $has }.
found-e310-do = Export or download it again while the account is still open. Keep this one until the new one has its full length.
found-e311 = This file breaks off before its end: by its own account it has at least { $needs } bytes, and only { $has } are here.
found-e311-do = Export or download it again while the account is still open: a download that broke off, a full disk or an interrupted copy does this. Keep this one until the new one is whole.
found-e312 = This video has no index (moov), without which players cannot open it: a download that broke off, or a recording that was not ended properly.
found-e312-do = Export or download it again while the account is still open. If it is your own recording and exists nowhere else, keep this file unchanged: repair programs can often rebuild the index with the help of a good recording from the same device and app.
found-e313 = There is nothing to play in this file: its length is zero, or there are no pictures or sound in it.
found-e313-do = Export or download it again while the account is still open, and look whether the new one plays.
found-w314 = The structure of this file is broken at byte { $at }; what follows may be lost.
found-w314-do = Play it to its end. If anything is missing, export or download it again while the account is still open, and keep both.
found-w315 = This video has no pictures, only sound.
found-w315-do = If it is meant to be sound alone, nothing needs to be done. Otherwise export or download it again: some ways of downloading save pictures and sound as two files, and the other one is missing.
found-n316 = This is a { $is } file. Files of this format are not looked into, so nothing is known of whether it is whole; it was archived as it is.
found-n317 = After the end of this file there are { $octets } more bytes (from byte { $at }) that do not belong to the video or sound. Phones and other programs sometimes add such data; it was archived as it is.
found-w318 = There are no pictures and no sound in this file: it only points to another file that holds them.
found-w318-do = Find the file that it was edited from (usually on the computer where that was done) and collect it too, or export the film again as one self-contained file.
found-w319 = There is a hole in this file: { $octets } bytes from byte { $at } on are all zeros, where pictures and sound should be. Downloads that were never completed look like this, though their size is right.
found-w319-do = Play it from beginning to end. If it stops, freezes or falls silent, export or download it again while the account is still open, and keep this one until the new one plays.

# (end of video)

# ---- image ----

found-e321 = The picture is cut off: the file ends before the picture is complete.
found-e321-do = Download or export it again while you can, see that it shows down to the lower edge, and collect once more.
found-e322 = The picture is damaged: some of its data are missing or wrong, even if it opens.
found-e322-do = Compare it with the one on the platform or the phone, export that one again while you can, and collect once more.
found-n323 = Too large for a small picture of it. Its structure was checked, its pixels were not: open it once and look.
found-n324 = A sort of picture whose pixels cannot be checked here; its structure is in order. Open it once and look.

# (end of image)

# ---- table ----
found-e331 = The table breaks off in the middle of its last row: whatever should follow is missing.
found-e331-do = Export it again now, while you can, and let the download finish. Then open a copy and look at the last row. Keep this one until the new one is complete. If a Doudian export breaks off again, export shorter spans of time.
found-w332 = Long numbers in the column “{ $column }” have lost their last digits (cells: { $count }). This happens when a table is opened and saved in Excel or WPS; they cannot be had back from this file.
found-w332-do = Download the table from the platform again and collect it without opening it first. To look at it, open a copy. Without whole order numbers nobody can match orders, payments and after-sale cases.
found-n333 = Some rows have more or fewer cells than the header (rows: { $count }), often because of a comma in a text. They are archived as they are; amounts that may have moved are not added up.
found-n334 = Buyers’ names, telephone numbers or addresses are ciphertext, as the platform exports them (rows: { $count }). The file itself is not damaged.
found-w335 = Some cells begin with =, +, - or @, and a spreadsheet may run them as formulas (cells: { $count }). Somebody may have written them, as a message to the shop, to do harm.
found-w335-do = Do not double-click the table. In Excel, use Data → From Text/CSV and import the columns as text; if Excel asks to update links or to start a program, refuse. The archived file is unchanged.
found-w336 = Some characters cannot be read in the file’s encoding, the first on line { $line } (places: { $count }). The file may be damaged, or another program may have saved it wrongly.
found-w336-do = Download the table from the platform again, collect that file as well, and compare the line named here in both.
found-n337 = A table whose columns are of no export known here. It is archived as it is; whether anything is missing from it cannot be told.
found-e338 = The file says that it has { $says } records; only { $has } rows are in it.
found-e338-do = Export it again now, while you can, and compare the number of rows. If rows are still missing, export month by month and collect all the parts. Keep this file too: it shows what should have been there.
found-n341 = Between the first and the last row there are months without any: { $months }. If the shop was open then, export those months too.
found-w343 = The table has no rows: only a header, or nothing at all.
found-w343-do = Check the span of time, the status and the shop that were chosen for the export, and export it again. If there really was nothing in that time, nothing needs to be done.
# (end of table)

# ---- book ----

found-e339 = { $why ->
    [cut] This workbook ends before it is complete: what comes after is missing.
    [none] Named as an Excel table, and there is no workbook in it.
   *[other] This workbook is damaged and cannot be read to its end; rows and amounts, where any are told, are those before the damage.
 }
found-e339-do = Export it again while you can still log in, look at the number of rows and the last one, then collect once more. Keep this one until the new one is known to be complete.
found-w340 = This workbook is too large to be looked into (a file of { $octets } octets, or one that unpacks to too much). It is archived as it is.
found-w340-do = Open it in Excel or WPS and see that all rows are there, to the last one. If the platform can export by period, export it in several parts and collect those: each of them can then be checked.
found-w342 = This workbook asks for a password: what is in it cannot be seen. It is archived as it is.
found-w342-do = While you still remember the password, write it into your own notes and keep them safe; then open the workbook in Excel or WPS, save a copy without a password and collect that too. Once the password is lost, nobody can open it.
found-n344 = A workbook of a kind that is not looked into ({ $is }); archived as it is. To have its rows checked, save it as .xlsx in Excel or WPS and collect again.

# (end of book)

# ---- data ----

found-e353 = { $why ->
    [cut] This JSON ends before it is complete: what comes after is missing.
   *[other] Named as JSON, and it is none: damaged perhaps, or changed by another program.
 }
found-e353-do = Request and download the data again while you can still log in (TikTok keeps a finished package for a few days only), then collect once more. Keep this one until the new one is known to be complete.
found-w354 = { $count ->
        [one] This export holds the link to one video, not the video, and the link expires.
       *[other] This export holds links to { $count } videos, not the videos, and the links expire.
    }
found-w354-do = Download the videos themselves before the links expire, and collect them too. If they are among the collected files already, nothing has to be done.
found-w356 = There is nothing in this export.
found-w356-do = See whether all sorts of data, the right period and the right account were chosen, and export again. If the account really has none of this, nothing has to be done.
found-w357 = This data export is too large ({ $octets } octets): it was not looked into, and whether it is complete is not known. It is archived as it is.
found-w357-do = Make sure that it was downloaded whole: download it once more and compare the sizes of the two files. If the platform lets you choose some of the data, request it in parts: each of them can then be checked.

# (end of data)

# ---- packed ----

found-w351 = This packed file asks for a password: what is in it cannot be seen (files: { $count }). It is archived as it is.
found-w351-do = Bills of Alipay and WeChat come like this. While you can still find the password, write it into your own notes and keep them safe; then unpack the file with it and collect what comes out too: only then can the bills be checked.
found-e352 = { $why ->
    [cut] This packed file ends before it is complete: files in it are most likely missing.
    [parts] This is one of several parts of a packed file and cannot be opened alone.
   *[other] This packed file is damaged: its list, or a file in it, is not what it should be.
 }
found-e352-do = { $why ->
    [parts] Put all parts into one folder, see that they unpack, then collect all of them, or the unpacked files.
   *[other] Download it again while the link still works, try to unpack it, then collect. Keep this one until the new one is known to unpack.
 }
found-n355 = A packed file of a kind that is not looked into ({ $is }): archived as it is, and whether it is whole was not checked. Try to unpack it; if that works, collect what comes out too, so that each file can be checked.
found-w358 = So many files ({ $files }) are in this packed file that its list was not read to the end; whether it is whole is not known. It is archived as it is.
found-w358-do = Unpack it, see that there is no error, then collect the unpacked folder: each file can then be checked.
found-n359 = The list of this packed file is sound, but not all in it was unpacked to check it (files left out: { $files }): it is too large, or packed in an unusual way. To have each file checked, unpack it and collect the folder.

# (end of packed)

# ---- expect ----
# What was collected, compared with a platform's list and with itself.
found-w360 = Some rows of the list do not say which item they are (rows: { $count }): the cell is empty, a spreadsheet has dropped its last digits (as in 6.92E+18), or the title is emoji alone. They were not compared.
found-w360-do = Export the list from the platform again and do not open and save it in Excel first; check the rows without a number yourself.
found-e361 = { $listed ->
        [one] Not collected: the one item on the list.
       *[other] Not collected: at least { $count } of the { $listed } items on the list.
    }
found-e361-do = While you can still log in, export or download each of them, then collect again. The comparison on the archive's overview page names them with their lines in the list.
found-e362 = Collected as damaged files only: { $count } of the items on the list.
found-e362-do = While you can still log in, download them again, then collect again.
found-n363 = Collected, and not on the list (items: { $count }).
found-n364 = Collected as more than one video (works: { $count }).
found-w365 = Works that cannot be told apart by title or file name: { $count }. Nothing was guessed.
found-w365-do = Open these files and compare them with the works on the platform; files named with the number of the work can be told apart.
found-n366 = { $count ->
        [one] One order is in more than one order table. The exports overlap in time; nothing is lost, but do not count it twice.
       *[other] { $count } orders are in more than one order table. The exports overlap in time; nothing is lost, but do not count them twice.
    }
found-w367 = The table “{ $file }” names { $orders } orders; { $missing } of them are in no order table that was collected.
found-w367-do = The orders of some period were probably not exported, or the order table of that period is incomplete. Export the order report again for a period that covers this table.
found-w368 = { $count ->
        [one] Between the first and the last order there is one month without orders in all order tables: { $months }.
       *[other] Between the first and the last order there are { $count } months without orders in all order tables: { $months }.
    }
found-w368-do = If there was no business in these months, nothing has to be done; otherwise export the order report for them.
found-w369 = The list says that it has { $says } items; { $has } rows were read.
found-w369-do = The list may be only a part. Look up the total on the platform, export the whole list again and compare again.
found-n371 = Files that are the same, octet for octet, as another file: { $count }.
found-w372 = Some files cannot be seen into, and what is missing may be in them (files: { $count }; packed files, workbooks that do not open, tables with unknown columns).
found-w372-do = Unpack packed files, take passwords off tables, and collect again together with the originals; only then is it known what is really missing.
found-w373 = { $listed ->
        [one] The one work on the list matches none of the collected videos ({ $count } in all). Most likely the file names hold neither titles nor numbers; this does not mean that the work is missing.
       *[other] None of the { $listed } works on the list matches any of the collected videos ({ $count } in all). Most likely the file names hold neither titles nor numbers; this does not mean that the works are missing.
    }
found-w373-do = Check by number and content yourself, or download again with the title or number of the work in the file name, and compare again.
found-w374 = { $count ->
        [one] Order tables in one file have no main order numbers (主订单编号) that can be used: there is no such column, or the last digits of the numbers are lost. They cannot be compared with others.
       *[other] Order tables in { $count } files have no main order numbers (主订单编号) that can be used: there is no such column, or the last digits of the numbers are lost. They cannot be compared with others.
    }
found-w374-do = Export the order report again with the column 主订单编号, and collect the download without opening it.
found-w375 = { $count ->
        [one] Of one work on the list only pictures were collected. If it is a video, these are covers, and the video itself was not collected.
       *[other] Of { $count } works on the list only pictures were collected. If any of them is a video, these are covers, and the video itself was not collected.
    }
found-w375-do = Look at each of them: posts of pictures are fine; of videos, download the video while you can still log in, then collect again.
expect-kind-works = Works
expect-kind-orders = Orders
expect-columns = Compared by: { $columns }
expect-matched = { $matched } of the { $listed } items on the list were collected.
expect-complete = All { $listed } items on the list were collected.
expect-missing = Missing: line { $line }, { $text }
expect-damaged = Damaged: line { $line }, { $text } ({ $files })
expect-pictures = Only pictures: line { $line }, { $text } ({ $files })
expect-extra = Not on the list: { $file }
expect-extra-orders = Orders in the tables collected that are not on the list: { $count }.
expect-duplicate = There twice: line { $line }, { $text } ({ $files })
expect-repeated = Listed again: line { $line }, { $text }
expect-ambiguous = Cannot be told apart: the works on lines { $lines } may be these files: { $files }
expect-unread = Cannot be read: line { $line }, { $text }
expect-unseen = Cannot be seen into: { $file }
expect-same = The same octets ({ $octets }): { $files }
expect-overlap = Orders that { $first } and { $second } have in common: { $count }.
expect-too-large = the list is too large to compare with; nothing was written
expect-too-large-hint = Split it into parts of at most 64 MB and 1 million rows, and compare with each.
expect-no-text = the list is neither text nor an Excel workbook; nothing was written
expect-no-text-hint = Export the list from the platform as .csv or .xlsx. To collect without comparing, leave --expect-list out.
expect-locked = the list asks for a password; nothing was written
expect-locked-hint = Open it in Excel or WPS, save it without a password, and compare again.
expect-damaged-workbook = the workbook with the list cannot be opened, it may not have been downloaded completely; nothing was written
expect-damaged-workbook-hint = Download the list from the platform again.
expect-no-column = no column of the list says which order or work a row is; nothing was written. Seen: { $seen }
expect-no-column-hint = The list needs a header with a column named 主订单编号, 订单号 (order number), 作品ID (number of the work), 作品标题 (title) or 文件名 (file name). To collect without comparing, leave --expect-list out.
expect-no-rows = the list has no rows; nothing was written
expect-no-rows-hint = Check the filter on the platform and export the list again.

# (end of expect)

# ---- checklist ----
# What a closing account should have saved: what is there, what is not, and how to save it.
area-videos = Videos and posts
area-messages = Private messages
area-followers = Followers
area-wallet = Wallet and money
area-orders = Orders
area-goods = Goods
area-after-sale = After-sale cases
area-customers = Customers and conversations with them
standing-found = Whether it is all, please compare with the platform yourself.
standing-look = Found, but look at it: something of it is doubtful or may be missing.
standing-perhaps = Files are only named so, or hold data of another platform. Open them and look.
standing-damaged = As good as nothing: export it again.
standing-nothing = If the account has no such data (no shop, for instance), nothing has to be done.
checklist-content = { $files ->
        [one] one file recognised by content
       *[other] { $files } files recognised by content
    }, { $rows ->
        [one] one record
       *[other] { $rows } records
    }
checklist-content-files = { $files ->
        [one] one file recognised by content
       *[other] { $files } files recognised by content
    }
checklist-beside = also { $files ->
        [one] one file
       *[other] { $files } files
    } of other platforms or payment services (TikTok, Taobao, Alipay and the like), { $rows ->
        [one] one record
       *[other] { $rows } records
    }; they do not replace what Douyin or Doudian itself has
checklist-name = { $files ->
        [one] also one file that is only named so; its content was not checked
       *[other] also { $files } files that are only named so; their content was not checked
    }
checklist-damaged = { $files ->
        [one] also one damaged file
       *[other] also { $files } damaged files
    }
checklist-short = a comparison says that some of it may be missing: see above
checklist-doubtful = { $files ->
        [one] look at one file of it: see “Please look at these”
       *[other] look at { $files } files of it: see “Please look at these”
    }
checklist-how = How to save it:
checklist-deadlines = Deadlines (for information, not legal advice; rules of platforms change):
checklist-as-of = as of { $as_of }
checklist-unsure = not verified
save-douyin-download = In Douyin, open each of your works and save it with “下载” (download); see whether the creator centre offers a list of works to export.
save-tiktok-data = TikTok accounts: ask for “Download your data”; once ready it can be fetched for a few days only. Its videos are links that expire: download the videos themselves one by one.
save-messages-pictures = No export of private messages is known. Take screenshots or a screen recording of the conversations that matter, with the other side's name and the time in view, and put 私信 or “messages” into the file name.
save-ask-copy = Under article 45 of the Personal Information Protection Law you can ask the platform in writing for a copy of your personal information. Ask before you request closing, and keep proof of delivery.
save-followers-pictures = No export of the list of followers is known. Take screenshots of the number, the list and the analysis of followers, and put 粉丝 or “followers” into the file name.
save-doudian-wallet = Doudian back office, fxg.jinritemai.com: export settlements, the flow of funds and the account ledger, from the shop's first day until today.
save-wallet-pictures = No export of the wallet's balance, coins, deposit and withdrawals is known. Take screenshots of every page with amounts, dates and the name of the account in view.
save-bills = If money is paid out to Alipay or WeChat, export their bills too. They come as zips with a password: write the password down and keep it with them.
save-doudian-orders = Doudian back office, fxg.jinritemai.com: export the order report with the column 主订单编号 (main order number). At most 1 million orders an export; export by period if there are more, and let periods rather overlap than leave a gap.
save-goods-pictures = No export of goods is known. Save title, price, variants, pictures and the detail page of everything on sale (screenshots and downloaded pictures), and put 商品 or “goods” into the file name.
save-doudian-aftersale = Doudian back office, fxg.jinritemai.com: export the after-sale cases, from the shop's first day until today.
save-aftersale-pictures = No export of negotiations and evidence in after-sale cases is known. Take screenshots of each disputed case and put 售后 or “refund” into the file name.
save-customers-pictures = No export of conversations with customers and of reviews is known. Take screenshots of those that matter and put 客服 or “customers” into the file name. Buyers' names, phones and addresses are other people's personal information: keep them encrypted and to yourself.
deadline-platform-trade = E-Commerce Law, article 31: the platform keeps data on goods, services and transactions for at least { $length } years from completion.
deadline-live-records = Measures for the Supervision of Online Trading: the platform keeps live-stream videos for at least { $length } years.
deadline-payment-records = Anti-Money Laundering Law (2024): payment institutions keep customers' identity and transaction records for at least { $length } years.
deadline-merchant-books = Rules for the Implementation of the Tax Collection Law, article 29: you yourself keep books, invoices and other tax papers for { $length } years. Closing the account does not end this.
deadline-limitation = Civil Code, article 188: claims for money against the platform or a buyer usually become time-barred after { $length } years. Keep the evidence until after that at least.
deadline-closing-deletes = E-Commerce Law, article 24: once the account is closed the platform deletes your information at once (unless law or agreement says keep). It cannot be had back: save it first.
deadline-copy-on-request = Personal Information Protection Law, article 45: asked for access or a copy, the platform provides it promptly. The article names no number of days: ask early.
deadline-manual-handling = Method for Identifying Unlawful Collection and Use of Personal Information by Apps, article 6: requests to correct, delete or close that are handled by people take no longer than promised, and no more than { $length } working days.
deadline-cooling = Cooling period before closing: sources say { $shortest } to { $length } days, not verified; what the platform's notice on closing says counts. Save everything before you ask for closing, and do not log in during the period.
deadline-tiktok-ready = TikTok's data can be downloaded for { $length } days once they are ready.
deadline-shop-last-order = One of Doudian's conditions for closing a shop: { $length } days since the last order was completed (a rule of the platform; see its page).
deadline-shop-notice = E-Commerce Law, article 16: an operator that stops publicises it { $length } days before, on its home page.

# (end of checklist)

# ---- catalogue ----

catalogue-title = List of the archive
catalogue-made = Collected on { $date } · made by { $agent }
catalogue-bare = Something is wrong with it: { $values }
catalogue-files = { $count ->
    [one] one file
   *[other] { $count } files
  }
catalogue-items = { $count ->
    [one] one item
   *[other] { $count } items
  }
catalogue-others = { $count } more
catalogue-others-marked = { $count } more files are not named here; the list of files below marks each with { $code }.
catalogue-others-json = { $count } more are not named here; catalog.json has them all.
catalogue-verdict-broken = Something is broken or missing: make up for it now, while it can still be exported
catalogue-verdict-look = No broken file was found, but a few things need a look from you
catalogue-verdict-unknown = The files are safely stored, but what is in them was not looked at
catalogue-verdict-fine = No damage was found in the files that were looked at
catalogue-verdict-damaged = { $count ->
    [one] One file is broken, or is not what it should be: export it again
   *[other] { $count } files are broken, or are not what they should be: export them again
  }
catalogue-verdict-missing = { $count ->
    [one] One item should be there and was not found: export it
   *[other] { $count } items should be there and were not found: export them
  }
catalogue-verdict-doubtful = { $count ->
    [one] Look at one file: something may be lost
   *[other] Look at { $count } files: something may be lost
  }
catalogue-verdict-compared = { $count ->
        [one] One point of the comparison needs a look: orders or lists may not agree
       *[other] { $count } points of the comparison need a look: orders or lists may not agree
    }
catalogue-verdict-left-out = { $count ->
    [one] One item is not in the archive
   *[other] { $count } items are not in the archive
  }
catalogue-verdict-points = { $count ->
    [one] One kind of data was not found, or needs a look
   *[other] { $count } kinds of data were not found, or need a look
  }
catalogue-verdict-kept = Broken files are stored as they are, not one byte changed.
catalogue-verdict-again = When you have the files, run backup collect once more to make a new archive; do not delete this one before that.
catalogue-verdict-unlooked = { $count ->
    [one] One file was only stored and not looked into; it cannot be called good.
   *[other] { $count } files were only stored and not looked into; they cannot be called good.
  }
catalogue-verdict-videos = Of videos only the structure was looked at, they were not played: damage in the middle does not show. Play the important ones.
catalogue-broken = To be done now
catalogue-missing = Compared with lists: should be there and was not found
catalogue-look = Please look at these
catalogue-left-out = Not in the archive
catalogue-totals = Totals
catalogue-all = files
catalogue-without-length = { $count } more of unknown length
catalogue-rows = { $count ->
        [one] one row
       *[other] { $count } rows
    }
catalogue-points = What to keep before the account or shop is closed
catalogue-points-about = Compared by contents and by file names. “There, look at it”: something of it is doubtful or missing, see above. “Uncertain”: only the name looks like it, or it is of another platform; open it and make sure.
catalogue-point = Data
catalogue-point-state = There?
catalogue-point-next = How to get it
catalogue-point-found = there
catalogue-point-look = there, look at it
catalogue-point-unsure = uncertain
catalogue-point-damaged = damaged only
catalogue-point-missing = not found
catalogue-point-deadlines = Deadlines, and what each is about
catalogue-exports = Orders and accounts
catalogue-tables = { $count ->
    [one] one table
   *[other] { $count } tables
  }
catalogue-orders = { $count ->
        [one] one order
       *[other] { $count } orders
    }
catalogue-orders-at-most = { $count ->
        [one] at most one order
       *[other] at most { $count } orders (some may be counted twice)
    }
catalogue-overlap = These tables share days, or it is not known which days they are: an order may stand in two of them. Amounts were therefore not added up, and the numbers by month may be too high; see those of each table.
catalogue-chart = Numbers by month
catalogue-chart-empty = { $count ->
    [one] One month in between has no order at all: was nothing sold, or was it not exported? Please check.
   *[other] { $count } months in between have no order at all: was nothing sold, or were they not exported? Please check.
  }
catalogue-sum-column = Item
catalogue-sum-status = Status
catalogue-sheet = sheet { $sheet }
catalogue-sum-total = Sum (yuan)
catalogue-sum-rows = Rows
catalogue-sum-too-large = too large, not added up
catalogue-sum-unread = { $count ->
        [one] one more row holds no number
       *[other] { $count } more rows hold no number
    }
catalogue-videos = Videos
catalogue-pictures = Pictures
catalogue-figures-more = { $count } more are not shown here; the list of files below has them all.
catalogue-notes = Notes
catalogue-notes-about = Nothing here is damage; some could not be checked, some come with advice: click and read them
catalogue-list = All files ({ $count })
catalogue-list-about = The files lie in the folder data beside this page; a click on a name opens it (unpack the zip first). Sizes are in octets (bytes), times are when a file was last changed, Beijing time (UTC+8).
catalogue-find = Find
catalogue-sort = Click a column’s head to sort
catalogue-path = File (in data)
catalogue-kind = Kind
catalogue-octets = Octets
catalogue-modified = Changed (Beijing)
catalogue-content = Contents
catalogue-unit-rows = rows
catalogue-unit-files = files
catalogue-unit-items = items
catalogue-running = List of the archive · { $name } · { $date }
catalogue-check = This page was made when the files were collected and is listed in the archive’s tag manifest: if backup verify finds the archive intact and the root digest is the one written down when the files were collected, neither it nor the files were changed. It can be checked without this program, see how-to-check.txt.
catalogue-private = This page has no names, phone numbers or addresses of buyers; opening it does not use the network.
catalogue-sign = Archive { $name }, collected on { $date }: { $files ->
        [one] one file
       *[other] { $files } files
    }, { $octets } octets, as listed above.
catalogue-sign-root = Root digest (shown when collecting ended)
catalogue-sign-maker = Signature of the maker
catalogue-sign-witness = Signature of the witness or notary
catalogue-sign-date = Date

# (end of catalogue)

# ---- view ----

view-about = Show an archive in the browser: its overview, videos, pictures and tables, without extracting
view-archive = The archive (zip or folder)
view-no-open = Do not open the browser, only print the address
view-port = Port to listen on (otherwise any that is free)
view-linger = Seconds to wait after the last page was closed before stopping (otherwise 60)
view-hint =
    The address works only on this computer, only for those who have it, and only while this window is open.
    To stop: Ctrl-C, or close the page.
view-unverified = Nothing was verified. To know whether the archive is intact: backup verify "{ $path }"
view-opening = Opening it in the browser. If nothing appears, open the address above yourself.
view-no-browser = No browser could be opened; please open the address yourself.
view-stopped = Stopped.
view-left = The page was closed; stopped.
view-unread = { $path } could not be read to its end and was not shown as if it were whole:
view-listen = the pages could not be offered to the browser ({ $error })
view-listen-hint = a security program may forbid it: allow “backup” connections inside this computer (127.0.0.1), or get the files with: backup extract
view-port-taken = port { $port } could not be used ({ $error })
view-port-hint = leave --port out to use any that is free
view-page-list = ‹ Overview
view-page-download = Save this file
view-page-files = { $files ->
        [one] One file
       *[other] { $files } files
    }, { $octets }
view-page-rows = Rows { $from } to { $to }, as they stand in the file.
view-page-no-rows = No rows here.
view-page-next = Next ›
view-page-first = ‹ To the start
view-page-part = Octets { $from } to { $to } of { $size }.
view-page-cut = The file could not be read any further: it is damaged in the archive. Run backup verify to see what is wrong and what to do.
view-page-more = (more than fits here: save the file to see it)
view-page-book = Values as text, without formulas and formats. To see it all, save it and open it with Excel or WPS.
view-page-book-locked = This workbook asks for a password, so it cannot be shown here. Save it and open it with Excel or WPS.
view-page-book-damaged = The workbook could not be read any further: it is incomplete or damaged. The overview says so if it was so when it was collected; then export it again while you can.
view-page-book-large = This workbook is too large to be shown here, or of a kind that is not. Save it and open it with Excel or WPS.
view-page-empty = This file is empty.
view-page-unplayable = This browser cannot play this file, or only its sound. The browser may not know the format, or the file itself may be incomplete: see whether the overview says that something is wrong with it, then save it and try a video player.
view-page-gone = backup has stopped, so links and videos no longer work. Run backup view again and use the page that it opens.
view-page-unverified = Shown as it stands in the archive; nothing was verified. backup verify tells whether it is intact.
view-page-doubtful = Something is wrong with this archive. Do not rely on what you see: run backup verify to see what is wrong and what to do.
view-page-refused = Refused: this request does not come from a page of this archive. Please open the address that backup view printed, as a whole.
view-page-missing = There is nothing at this address. Please open the address that backup view printed, as a whole.
view-page-method = Files can only be looked at here.
view-page-unread = This file could not be read. The window in which backup view runs says why.

# (end of view)
