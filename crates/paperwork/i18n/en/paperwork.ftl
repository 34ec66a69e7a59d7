# What `paperwork` says in English. The same ids stand in zh-CN/paperwork.ftl; what both programs say stands in crates/shell.

about = Writes the letters that an account, a shop or a deposit needs, with the articles of law that fit and the exhibits attached.
exit-statuses =
    Exit status: 0 all is well · 1 done, but something needs your attention
    2 not done · 130 stopped with Ctrl-C

option-case = The case file (otherwise case.toml in the current folder)
option-set = Set a field of the case, whatever the case file says; may be repeated
option-templates = A folder with templates of your own, beside the shipped ones
option-force = Replace the file that stands there already

letter-about = Write a letter from the case: an application, an appeal, a demand, an authorisation
letter-template = Which letter (`paperwork templates` lists them)
letter-exhibit = Add an exhibit: a file, or a file inside an archive made by backup (shop.zip!/data/orders.csv); may be repeated
letter-blank = The form with lines to fill in by hand
letter-format = pdf: to print or post (the default); txt: to paste into an in-app form; md: Markdown
letter-preview = Also make a picture of the first page
letter-output = Where to write the letter (otherwise TEMPLATE.pdf in the current folder)
letter-attach = Embed the originals of the exhibits in the PDF, octet for octet
letter-bundle = One paginated PDF: the letter, an index, and the pages of every exhibit with their mark
letter-font-dir = A folder with further fonts
letter-date = Date of the letter (otherwise that of the case, else SOURCE_DATE_EPOCH or today)
letter-examples =
    For example:
      paperwork letter --template appeal
      paperwork letter --template shop-closing --exhibit deposit.png=保证金页面 --bundle -o closing.pdf
      paperwork letter --template application --blank

init-about = Ask for the facts of the case, question by question, and write the case file
init-template = Ask only for what this letter needs (`paperwork templates` lists them)
init-from = Take what another case file says, without asking for it
init-output = Where to write the case file (otherwise case.toml in the current folder)

templates-about = List the letters there are, or explain one
templates-what = list: all of them (the default); show: one of them, with the fields it needs and the law it cites
templates-name = Which letter to explain

fill-about = Fill a platform's own PDF form from the case
fill-form = The form
fill-map = Which field of the case goes into which field of the form
fill-set = Write this into a field of the form; may be repeated
fill-flatten = Make what was filled in part of the page, so that nobody can change it in a viewer
fill-list-fields = Only list the fields of the form
fill-output = Where to write the filled form (otherwise FORM-filled.pdf beside the form)

fields-about = List every field of a case file: what it is for, how it is written, an example

set = --set { $value } cannot be used
set-hint = write KEY=VALUE, for example: --set sender.name=张三
letter-no-template-hint = `paperwork templates` lists the letters there are

target-no-name = { $path } is no name for a file
target-exists = { $path } exists already; nothing was written
target-not-a-file = { $path } is a folder, a link or a device, and such are never replaced; nothing was written
target-folder = the folder { $path } cannot be used ({ $error })
target-name = the disk cannot hold the name { $path } ({ $error })
target-write = cannot write { $path } ({ $error }); nothing was left there
target-exists-hint = choose another name with -o, or replace it with --force
target-other-hint = choose another name with -o
target-folder-hint = make the folder first, or choose another one with -o
target-write-hint = check that the disk is connected, has room and is not write-protected

# fill
fill-open = cannot read the form { $path } ({ $error })
fill-open-hint = check the name of the form
fill-not-a-pdf = { $path } is no PDF
fill-not-a-pdf-hint = a form in Word or as a web page has to be filled there, or saved as a PDF with form fields first
fill-locked = { $path } is locked with a password, so it cannot be filled
fill-locked-hint = open it with its password in a PDF program, save a copy without the password, and fill that
fill-no-form = { $path } has no form fields: there is nothing a program could fill
fill-no-form-hint = print it and fill it by hand, or write your own letter: paperwork templates
fill-xfa = { $path } is written in XFA alone, which only Adobe's programs show; it cannot be filled here
fill-xfa-hint = ask the platform for a plain PDF form, or fill it in Adobe Acrobat and save it from there as a PDF for printing
fill-signed = { $path } carries a digital signature, which filling would break; nothing was written
fill-certified = { $path } is certified by its author, and filling it here would break that; nothing was written
fill-signed-hint = ask the platform for the form before it was signed, or fill it in Adobe Acrobat, which keeps the signature
fill-damaged = { $path } is damaged and cannot be read as a form
fill-damaged-hint = download the form again; what arrived is perhaps not whole
fill-nothing = there is nothing to fill into { $path }: neither a case nor --set
fill-nothing-matches = no field of { $path } has a name that says what it takes, so nothing was filled
fill-nothing-map-hint = say which field takes what in a map: --map fields.toml, with lines such as "FIELD" = "sender.name" under [fields]
fill-nothing-set-hint = see the fields with --list-fields, or give a value with --set FIELD=VALUE
fill-problems = { $count ->
    [one] one value does not go into { $path }; nothing was written
   *[other] { $count } values do not go into { $path }; nothing was written
}
fill-problems-hint = give another value with --set FIELD=VALUE
fill-unknown-field = { $field }: the form has no such field
fill-unknown-field-hint = see the names of the fields with --list-fields
fill-too-long = { $field }: takes { $most } characters, { $given } were given
fill-no-such-option = { $field }: can only be one of { $options }
fill-one-only = { $field }: takes one choice only
fill-read-only = { $field }: the form does not let it be changed
fill-not-for-filling = { $field }: is a button or a place for a signature
fill-no-glyph = { $field }: no font has { $characters }
fill-does-not-fit = { $field }: too long for its box even in the smallest print that can be read; shorten it, or write “see attachment”
fill-save = cannot make { $path } ({ $error })
fill-onto-itself = { $path } is the form itself, and forms are never written over
fill-map-open = cannot read the map { $path } ({ $error })
fill-map-open-hint = the map is a UTF-8 text file with lines such as "FIELD" = "sender.name" under [fields]
fill-map-utf8 = the map { $path } is not UTF-8 text
fill-map-problems = { $count ->
    [one] one thing is wrong in the map { $path }; nothing was written
   *[other] { $count } things are wrong in the map { $path }; nothing was written
}
fill-map-at = line { $line }: { $what }
fill-map-hint = write "FIELD" = "sender.name" or "FIELD" = {"{"} text = "…{"{"}sender.name{"}"}…" {"}"} under [fields], names of fields in quotation marks
fill-map-keys-hint = see the keys of a case with paperwork fields
fill-map-syntax = not TOML ({ $said }); names of fields stand in quotation marks
fill-map-no-fields = there is no [fields]
fill-map-unknown-table = { $name } means nothing here; only [fields] does
fill-map-not-a-key = { $field } is given neither a key of the case nor {"{"} text = "…" {"}"}; names with full stops stand in quotation marks
fill-map-braces = the braces in the text of { $field } do not match
fill-map-unknown-key = a case has no { $key }
fill-done = { $count ->
    [one] One field filled: { $path }
   *[other] { $count } fields filled: { $path }
}
fill-guessed = Filled by their names, please check: { $fields }
fill-missing = { $field } was left empty: the case does not give { $key }
fill-required = The form asks for these and they are empty: { $fields }
fill-repaired = { $path } was damaged and had to be repaired; look through every page before you use it
fill-empty = Still empty: { $fields }
fill-sign = The form has a place for a signature, which was left as it is
fill-list-nowhere = on no page
fill-list-pages = page { $pages }
fill-list-most = at most { $most } characters
fill-list-required = must be filled
fill-list-read-only = cannot be changed
fill-list-filled = filled already
fill-list-comma = , { "" }
fill-list-tooltip = the form says: { $text }
fill-list-options = choices: { $options }
fill-list-key = taken from { $key }
fill-list-sum = { $count ->
    [one] One field in { $path }
   *[other] { $count } fields in { $path }
}
fill-kind-text = text
fill-kind-lines = text of several lines
fill-kind-check = box to tick
fill-kind-radio = one of several
fill-kind-combo = list to choose from
fill-kind-list = list, one choice
fill-kind-several = list, several choices
fill-kind-button = button
fill-kind-signature = signature
