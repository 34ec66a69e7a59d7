# What both programs say in English. The same ids stand in zh-CN/shell.ftl.

heading-usage = Usage:
heading-commands = Commands:
heading-options = Options:
heading-arguments = Arguments:
usage-options = OPTIONS
usage-command = COMMAND
help = Show this help
version = Show the version
version-commit = { $number } (commit { $commit }, { $day })
version-unknown = { $number } (commit unknown)
lang = Language (otherwise the system's)
json = Machine-readable output on stdout
quiet = Say only what is wrong

args-command = there is no command “{ $name }”
args-no-command = what is to be done? A command is missing
args-unknown = there is no option { $argument }
args-missing = missing: { $argument }
args-twice = { $argument } stands there twice
args-conflict = { $argument } and { $other } do not go together
args-no-value = { $argument } needs a value
args-value = { $argument } cannot be “{ $value }”
args-other = the arguments cannot be understood ({ $text })
args-utf8 = part of the command is no valid UTF-8
args-possible = possible: { $values }
args-similar = did you mean { $name }?
args-help = `{ $program } --help` and `{ $program } COMMAND --help` show what there is

progress = { $what } { $done } of { $all } · { $files } files · { $speed }/s · { $left } left
hours = { $hours } h { $minutes } min
minutes = { $minutes } min { $seconds } s
seconds = { $seconds } s

date = “{ $value }” is no date
date-hint = write it as YYYY-MM-DD, for example 2026-11-21
epoch = SOURCE_DATE_EPOCH is “{ $value }”, not a number of seconds
epoch-hint = unset this environment variable, or name the day with --date

window-key = Press any key to close this window.

print = cannot print the result ({ $error })

io-not-found = it does not exist
io-permission = no permission
io-full = the disk is full
io-quota = the quota is used up
io-read-only = the disk is write-protected
io-large = larger than this disk or the system allows
io-no-folder = part of the path is no folder
io-folder = it is a folder
io-name = the name cannot stand on this disk
io-exists = it exists already
io-busy = another program is using it
io-unsaid = the system refused and did not say why
