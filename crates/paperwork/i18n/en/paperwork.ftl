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
fill-yes-or-no = { $field }: is a box to tick; write yes or no
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
# templates on the shelf
shelf-folder = the folder of templates { $path } cannot be read ({ $error })
shelf-folder-hint = --templates names a folder that holds one folder per letter; leave it out for the shipped letters
shelf-file = cannot read { $path } ({ $error })
shelf-utf8 = { $path } is not saved as UTF-8
shelf-utf8-hint = open it in an editor and save it again as UTF-8
shelf-unknown = there is no letter called “{ $name }”
shelf-unknown-hint = there are: { $names }
shelf-articles = the table of articles (articles.toml) has { $count ->
        [one] 1 mistake
       *[other] { $count } mistakes
    }
shelf-missing = the template { $name } lacks its file { $file }
shelf-manifest = { $name }/template.toml, line { $line }: { $message }
shelf-broken-hint = compare with a shipped template; `paperwork templates show NAME` shows what each asks for
shelf-mistakes = the template { $name } has { $count ->
        [one] 1 mistake
       *[other] { $count } mistakes
    }; no letter was made
shelf-at = { $file }, line { $line }
shelf-mistake = { $at }: { $what }
shelf-unknown-field = no case has a field { $key } (`paperwork fields` lists them)
shelf-undeclared-field = the field { $key } is used, but template.toml does not declare it
shelf-undeclared-article = the article { $id } is cited, but template.toml does not declare it under [[cite]]
shelf-refused = the article { $id } must not be cited: { $why }
shelf-refused-unknown = it is not in the table of articles
shelf-refused-superseded = another article has taken its place
shelf-refused-ended = it is not in force
shelf-refused-confidence = the table is not sure enough of it
shelf-refused-not-for = it does not fit this kind of letter

templates-next = `paperwork templates show NAME` explains one; `paperwork letter --template NAME` writes it.
templates-before = Before you send it:
templates-required = Fields it needs:
templates-required-when = Also needed when { $condition }:
templates-one-of = At least one of:
templates-optional = Fields it uses when given:
templates-recipient = Goes to, unless recipient.name says otherwise:
templates-source = looked up { $as_of }: { $source }
templates-articles = Articles it may cite (table of { $as_of }):
templates-when = only when: { $when }
templates-limit = Limit when pasted into an in-app form:
templates-characters = { $characters } characters
templates-how = Write it with: paperwork letter --template { $name }

# letters
letter-pdf-only = --bundle, --attach and --preview need a PDF
letter-pdf-only-hint = leave out --format, or leave out these options
letter-missing = { $path } lacks { $count ->
        [one] 1 thing this letter needs:
       *[other] { $count } things this letter needs:
    }
letter-no-case = there is no case.toml here, and this letter needs { $count ->
        [one] 1 thing:
       *[other] { $count } things:
    }
letter-missing-one-of = at least one of: { $names }
letter-missing-init = let the program ask, question by question: paperwork init --template { $name }
letter-missing-set = or give single fields: --set { $key }=...
letter-missing-blank = or print the form to fill in by hand: paperwork letter --template { $name } --blank
letter-font-dir-missing = there is no folder { $path }
letter-long = the text has { $length } characters, the form takes { $limit }: { $over } too many
letter-long-hint = shorten event.facts in the case; the PDF has no limit
letter-stdout = cannot write to standard output ({ $error })
letter-no-glyph = no font here has { $characters }
letter-no-glyph-hint = look at the character in case.toml: is it a mistake? If not, install a font that has it, or name a folder with --font-dir
letter-template-broken = the template cannot be typeset
letter-pdf = the letter cannot be written as PDF/A ({ $message })
letter-pdf-hint = a template of your own may use something PDF/A forbids; a shipped one never should
letter-preview-failed = the preview could not be drawn; the letter was not written
letter-made = { $title } written: { $path } ({ $pages ->
        [one] 1 page
       *[other] { $pages } pages
    })
letter-made-text = { $title } written: { $path } ({ $characters } characters)
letter-notice = note: { $text }
letter-unfilled = This is a blank form. Fill in every line before you hand it in.
letter-default-recipient = The recipient { $name } is the template's (looked up { $as_of }). To send it to somebody else, give recipient.name.
letter-font-not-found = The font that letter.font asks for was not found here; the letter is set in 宋 (Noto Serif SC).
letter-font-lacks = The font that letter.font asks for lacks characters of this letter; it is set in 宋 (Noto Serif SC).
letter-provisional = The deadline counts days of a year whose public holidays are not announced yet. Count it again when they are.
letter-next-person =
    Next:
      1. Read every page. Is each date, number and name right?
      2. Print it, and sign by hand on the line.
      3. Send it so that its arrival can be proved (registered post with return receipt), or upload it, and keep the proof.
letter-next-company =
    Next:
      1. Read every page. Is each date, number and name right?
      2. Print it; the legal representative signs by hand, and the official seal (公章, no other) goes where the circle is, over name and date.
      3. Send it so that its arrival can be proved (registered post with return receipt), or upload it, and keep the proof.

# exhibits
exhibit-none = there are no exhibits to bundle
exhibit-none-hint = name them in the case under [[exhibits]], or with --exhibit PATH=TITLE
exhibit-unloaded = { $count ->
        [one] 1 exhibit
       *[other] { $count } exhibits
    } cannot be used; no letter was made:
exhibit-unloaded-hint = paths in the case start from its own folder, those of --exhibit from the current one
exhibit-missing = { $path } is not there
exhibit-folder = { $path } is a folder; name the files in it
exhibit-bag-folder = { $path } is an archive in a folder; name a file in it: { $path }!/data/...
exhibit-special = { $path } is no file that can be read
exhibit-unreadable = { $path } cannot be read ({ $error })
exhibit-changed = { $path } changed while it was read; close the program that writes it
exhibit-too-much = { $path } has { $octets }, more than the { $limit } that can be put into a letter; without --attach and --bundle it is listed with its digest
exhibit-no-archive = { $archive } is no archive
exhibit-no-bag = { $archive } was not made by backup, so nothing in it can be checked; unpack it and name the file itself
exhibit-encrypted = { $archive } is encrypted; unpack it and name the file itself
exhibit-refused = { $archive } is not as it was sealed ({ $codes }); look at it with: backup verify
exhibit-not-inside = { $archive } holds no { $inside }; `backup list` shows what it holds
exhibit-not-inside-near = { $archive } holds no { $inside }; it holds { $near }
exhibit-inside-folder = { $inside } in { $archive } is a folder; name a file in it
exhibit-attached = { $mark } ({ $name }) is not among the pages but attached to the PDF as a file: { $why }.
exhibit-doubt = Look at { $mark } ({ $name }): { $why }.
exhibit-same = { $mark } is the same file as { $other }.
exhibit-archive-doubt = { $mark } itself matches the archive { $archive }, but the archive is not in order elsewhere. Look at it with: backup verify
exhibit-why-cut-short = the picture is cut short, as when a download broke off
exhibit-why-too-large = it is too large to be shown
exhibit-why-undecodable = the picture cannot be decoded
exhibit-why-other = it is neither a picture nor a PDF
exhibit-why-locked = it opens with a password only
exhibit-why-damaged = the PDF is damaged
exhibit-why-signed = it carries a signature, which merging would break
exhibit-why-xfa = it is a form that only Acrobat shows
exhibit-why-portfolio = it is a folder of files in a PDF
exhibit-why-no-pages = the PDF has no pages
exhibit-why-no-appearance = fields of the form are filled in, but how they look is left to the viewer
exhibit-why-blank = the pages looked at are all blank
exhibit-bundle = the bundle cannot be made ({ $error })
exhibit-bundle-hint = try --attach instead of --bundle; the exhibits are then attached as files

# what a slip sheet says, always printed in Chinese
slip-cut-short = This picture is cut short. Its original is attached to this PDF as a file.
slip-too-large = This file is too large to be shown. Its original is attached to this PDF as a file.
slip-undecodable = This picture cannot be decoded. Its original is attached to this PDF as a file.
slip-other = This exhibit is electronic data. Its original is attached to this PDF as a file.
slip-locked = This PDF is locked. Its original is attached to this PDF as a file.
slip-damaged = This PDF is damaged. Its original is attached to this PDF as a file.
slip-signed = This PDF is signed. To keep the signature, its original is attached to this PDF as a file.
slip-xfa = This PDF is a dynamic form. Its original is attached to this PDF as a file.
slip-portfolio = This PDF is a portfolio. Its original is attached to this PDF as a file.
slip-no-pages = This PDF has no pages. Its original is attached to this PDF as a file.
slip-no-appearance = The fields of this form have no fixed appearance. Its original is attached to this PDF as a file.
slip-blank = The pages of this PDF are blank. Its original is attached to this PDF as a file.

# where a case is wrong
case-open = cannot open { $path } ({ $error })
case-open-hint = make one with `paperwork init`, or name another with --case
case-problems = { $path } has { $count ->
        [one] 1 mistake:
       *[other] { $count } mistakes:
    }
case-problems-hint = mend them and run the same command again; `paperwork fields` explains every field
case-at = line { $line }, { $key }: { $what }
case-at-line = line { $line }: { $what }
case-at-key = { $key }: { $what }
