# What `backup` says in English. The same ids stand in zh-CN/backup.ftl.

about = Saves exported videos, screenshots and order tables into an archive that proves what it holds.
heading-usage = Usage:
heading-commands = Commands:
heading-options = Options:
heading-arguments = Arguments:
usage-options = OPTIONS
usage-command = COMMAND
help = Show this help
version = Show the version
lang = Language (otherwise the system's)
json = Machine-readable output on stdout
quiet = Say only what is wrong
jobs = Threads (otherwise one a processor)
exit-statuses =
    Exit status: 0 all is well · 1 done, but something was left out or is wrong
    2 not done, or cannot be verified · 130 stopped with Ctrl-C

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

args-command = there is no command “{ $name }”
args-no-command = what is to be done? A command is missing
args-unknown = there is no option { $argument }
args-missing = missing: { $argument }
args-twice = { $argument } stands there twice
args-no-value = { $argument } needs a value
args-value = { $argument } cannot be “{ $value }”
args-other = the arguments cannot be understood ({ $text })
args-possible = possible: { $values }
args-similar = did you mean { $name }?
args-help = `backup --help` and `backup COMMAND --help` show what there is

progress = { $what } { $done } of { $all } · { $files } files · { $speed }/s · { $left } left
hours = { $hours } h { $minutes } min
minutes = { $minutes } min { $seconds } s
seconds = { $seconds } s
doing-collect = collecting
doing-read-back = reading back
doing-verify = verifying
doing-extract = restoring

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
kind-archive = Archives
kind-other = Other
read-back = Read back from the disk and verified in full: intact.
not-read-back = Not read back (--no-verify). Before you delete anything, run: backup verify { $path }
renamed = { $count ->
        [one] 1 file is
       *[other] { $count } files are
    } stored under another name; `backup extract` gives back the original one (see liudi/names.jsonl).
root-digest = Root digest. Write it down or take a picture, and keep it somewhere else:
root-digest-next = With it anyone can check that nothing was exchanged:
    {"  "}backup verify { $name } --expect "…"
left-out = { $count ->
        [one] 1 item was
       *[other] { $count } items were
    } left out:
left-out-link = Links (shortcuts) are not followed. To collect what they point to, name that folder too.
left-out-special = No regular files (devices, pipes, sockets); they hold no contents of their own.
left-out-junk = Files that systems make by themselves, as a rule of no use. --keep-junk collects them.
left-out-excluded = Excluded by --exclude, as you asked.
left-out-vanished = Gone when their turn came. If they should be there, export them again and collect once more.
left-out-changing = Kept changing while they were read. Close the program that writes them and collect once more.
left-out-name-too-long = Their path is longer than an archive can hold. Shorten a folder's name and collect once more.
left-out-unreadable = Could not be read. Close programs that use them, check the permissions and the disk, and collect once more.
dry-run = Would make { $path } (nothing was written):
resumed = Going on from an interrupted run: { $files ->
        [one] 1 file
       *[other] { $files } files
    } ({ $octets }) are safe on the disk already.
interrupted = Stopped. What was done is kept in { $path }
    Run the same command again to go on from there.
finished-before = The archive was finished by the run before: { $path }

nothing-found = there is nothing to collect
nothing-found-hint = check that the folder is the right one and that the export has finished
source-missing = cannot find { $path } ({ $error })
source-missing-hint = check the spelling; a path with blanks needs quotation marks
source-twice = { $path } is named twice
source-twice-hint = name each folder once
target-exists = { $path } exists already; nothing was written
target-exists-hint = choose another name with -o, or check the archive that is there: backup verify { $path }
target-folder = the folder { $path } cannot be used ({ $error })
target-folder-hint = make the folder first, or choose another one with -o
target-name = { $path } is no name for an archive
target-name-hint = for example: -o D:\backup\my-shop.zip
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
date = “{ $value }” is no date
date-hint = write it as YYYY-MM-DD, for example 2026-11-21
epoch = SOURCE_DATE_EPOCH is “{ $value }”, not a number of seconds
info = --info { $value } cannot be used
info-hint = write Label=Value; the label without a colon, both without line breaks or blanks at the ends
info-ours = this label is written by the program itself
glob = “{ $value }” is no pattern
glob-hint = for example: --exclude "*.tmp" or --exclude "drafts/**"
print = cannot print the result ({ $error })

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
