# What `paperwork` says in English. The same ids stand in zh-CN/paperwork.ftl; what both programs say stands in crates/shell.

about = Writes the letters that an account, a shop or a deposit needs, with the articles of law that fit and the exhibits attached.
window-about =
    { $program } checks papers before they are handed in, and writes letters with the articles of law that fit.

    · Drop a folder with the scans and photos of your papers (or single ones) on { $program }: they are read, and a report page opens that says what a platform would reject and how to mend it. The page is put beside the folder; the originals are not touched, and nothing is uploaded.

    For letters and everything else open a terminal in this folder (in the file manager's address bar type cmd and press Enter) and type: { $program } --help
window-not-opened = The report could not be opened ({ $error }). Open it yourself: { $path }
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
target-input = { $path } is read for this, and what is read is never written over
target-twice = two files of the same name cannot be made: { $path }
target-folder = the folder { $path } cannot be used ({ $error })
target-name = the disk cannot hold the name { $path } ({ $error })
target-write = cannot write { $path } ({ $error }); nothing was left there
target-exists-hint = choose another name with -o, or replace it with --force
target-other-hint = choose another name with -o
target-folder-hint = make the folder first, or choose another one with -o
target-write-hint = check that the disk is connected, has room and is not write-protected
day-year = no paper is dated { $day }; the year must be from 1900 to 2100
day-year-hint = name the day with --date, or set the computer's clock


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
shelf-link = { $path } is a link that leads out of the folder of templates; what lies there is not read
shelf-link-hint = put a copy of the file into the folder
shelf-hidden = { $path } holds an invisible control character ({ $character })
shelf-hidden-hint = delete it; a template from somebody else may hide something with it
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
templates-unless = not when: { $when }
templates-when = only when: { $when }
templates-limit = Limit when pasted into an in-app form:
templates-characters = { $characters } characters
templates-how = Write it with: paperwork letter --template { $name }

field-named = { $key } ({ $label })
table-earlier = Earlier requests and answers ([[earlier]])
table-exhibits = Exhibits ([[exhibits]])
table-materials = Papers handed in ([[materials]])

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
letter-missing-table = write the table into the case file: [[earlier]], then lines such as date = 2026-10-15, what = "...", channel = "...", reference = "..."; `paperwork fields` explains them
letter-missing-init = let the program ask, question by question: { $command }
letter-missing-set = or give single fields: --set { $key }=...
letter-missing-blank = or print the form to fill in by hand: paperwork letter --template { $name } --blank
letter-font-dir-missing = there is no folder { $path }
letter-not-minor = the child is { $age } years old on the day of the letter, and adults write in their own name
letter-not-minor-hint = check minor.birth; if it is right, use --template application or copy-request, in the name of the account's owner
letter-long = the text has { $length } characters, the form takes { $limit }: { $over } too many
letter-long-hint = shorten event.facts in the case; the PDF has no limit
letter-stdout = cannot write to standard output ({ $error })
letter-no-glyph = no font here has { $characters }
letter-no-glyph-hint = look at the character in case.toml or in the name of an exhibit (--exhibit PATH=TITLE gives a title): is it a mistake? If not, install a font that has it, or name a folder with --font-dir
letter-law-then = on { $day } this was not the law: { $laws }; is the date right?
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
letter-next-firm =
    Next:
      1. Read every page. Is each date, number and name right?
      2. It goes to the law firm: the lawyer signs by hand, and the firm's seal goes where the circle is, over name and date. Without both it is no lawyer's letter.
      3. The firm sends it so that its arrival can be proved (registered post with return receipt), and keeps the proof.
letter-next-trader =
    Next:
      1. Read every page. Is each date, number and name right?
      2. Print it; the operator named on the licence signs by hand, and the seal, if the business has one, goes where the circle is, over name and date.
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

# ---- What can be wrong with a case (case) ----

case-utf16 = the file is saved as “Unicode” (UTF-16); open it in Notepad and save it again with the encoding UTF-8
case-gbk = the file is saved as ANSI (GBK) by an old Notepad; open it in Notepad and save it again with the encoding UTF-8
case-not-text = this is no text file; a case file is plain text that Notepad can open
case-large = the file is larger than 1 MiB, which no case file is
case-unknown-table = there is no such part; `paperwork fields` lists them
case-unknown-table-near = there is no such part; did you mean [{ $nearest }]?
case-unknown-key = there is no such field; `paperwork fields` lists them
case-unknown-key-near = there is no such field; did you mean { $nearest }?
case-twice = stands twice; keep one
case-twice-first = stands twice, first on line { $first }; keep one
case-two-brackets = there may be several of this part, so it takes two brackets, as in [[exhibits]]
case-one-bracket = there is only one of this part, so it takes one bracket, as in [sender]
case-not-table = this is a part: write [name] on a line of its own and its fields below
case-type-quotes = write { $wanted ->
    [date] the date
    [money] the amount
    [percent] the percentage
    [number] a whole number
   *[other] the text
    } in straight quotes, as in "…"
case-type-list = several items may stand here, in brackets, as in ["one", "two"]
case-type-flag = write true or false, without quotes
case-type-one = one value stands here, without brackets
case-type-table = one value stands here, without parts of its own
case-item = item { $position } is no text; put it in straight quotes
case-empty = nothing stands in the quotes; fill it in, or put # in front of the line
case-line-break = this field takes one line only
case-control = it contains an invisible control character ({ $character }), probably from copying; delete it and type it again
case-long = it is longer than { $most } characters; put what is longer into an exhibit
case-date-form = write the date as year-month-day, such as 2026-11-21, with plain digits
case-date-meant = write the date as { $meant }: four digits, two, two, plain digits and hyphens
case-date-no-such-day = the calendar has no such day
case-date-time = write the day only, without a time
case-date-year = the year must be from 1900 to 2100
case-amount-float = put the amount in quotes, as in "20000.00"; computers round numbers with a point
case-amount-form = write the amount in yuan with digits only, such as "20000.00"; no 万 and no words
case-amount-meant = write the amount with digits only, without commas, signs or 元: "{ $meant }"
case-percent-float = put the percentage in quotes, as in "0.05"
case-percent-form = write the percentage with digits only: "0.05" is five hundredths of one per cent
case-percent-meant = write the percentage with digits only: "{ $meant }"
case-amount-decimals = at most { $most } digits may stand behind the point
case-amount-negative = it cannot be less than zero
case-amount-large = the number is too large
case-amount-zero = it must be more than zero
case-percent-large = a percentage is at most 100
case-number = write a whole number from 1 to { $most }
case-choice = choose one of: { $allowed }
case-flag = answer yes or no (or true or false)
case-uscc-length = a unified social credit code has 18 characters, this one { $found }
case-uscc-character = “{ $found }” at position { $position } never stands in a credit code (I, O, S, V and Z are not used)
case-uscc-character-meant = “{ $found }” at position { $position } never stands in a credit code; is it { $meant }?
case-uscc-region = position { $position } is “{ $found }”; positions 3 to 8 are digits
case-uscc-region-meant = position { $position } is “{ $found }”, where only a digit can stand; is it { $meant }?
case-uscc-check = the check fails: the first 17 characters give { $expected } as the last, here it is { $found }; one of the first 8 or the last was probably miscopied, compare the licence
case-uscc-check-organisation = the check fails: the first 17 characters give { $expected } as the last, here it is { $found }; one of positions 9 to 17 was probably miscopied, compare the licence
case-uscc-organisation = the check fails: position 17 should be { $expected }, here it is { $found }; compare the licence
case-uscc-pilot = by the standard the last character would be { $expected }; early codes of Fujian are like this, compare the licence once more
case-uscc-authority = the registering authority “{ $found }” is not in the program's table; compare it once more
case-uscc-province = the region “{ $found }” is not in the program's table; compare it once more
case-not-law-firm = the code is right, but a law firm's begins with 31; only a law firm's belongs here
case-citizen-length = an ID number has 18 characters, this one { $found }
case-citizen-character = “{ $found }” at position { $position } is wrong: the first 17 are digits, only the last may be X
case-citizen-character-meant = “{ $found }” at position { $position } is wrong: only a digit can stand there; is it { $meant }?
case-citizen-region = no region begins with “{ $found }”; compare the ID card
case-citizen-birth = positions 7 to 14 are the day of birth, and the calendar has no such day; compare the ID card
case-citizen-check = the check fails: the first 17 digits give { $expected } as the last, here it is { $found }; one character was miscopied, compare the ID card
case-citizen-old = this is an old number of 15 digits; write the one of 18
case-citizen-old-last = this is an old number of 15 digits; today's has 19 after the sixth digit and { $last } at the end
case-citizen-old-doubt = this was made of an old number of 15 digits; compare the ID card once more
case-citizen-century = the number does not say the century of birth for certain; compare the ID card once more
case-citizen-unproved = such numbers have no check digit, only the form was checked; compare the card once more
case-licence-length = a lawyer's licence number usually has 17 digits (older ones 12), this one { $found }; compare it once more
case-licence-character = a lawyer's licence number usually has digits only, position { $position } is “{ $found }”; compare it once more
case-licence-first = a lawyer's licence number usually begins with 1, this one with “{ $found }”; compare it once more
case-phone = this is no phone number: digits only, landlines with area code, such as 13800138000 or 010-12345678
case-mobile = a mobile number has 11 digits, this one { $digits }
case-email = this is no e-mail address, such as name@example.com
case-before = it is before { $other } ({ $day }), which must come first
case-before-line = it is before { $other } on line { $line } ({ $day }), which must come first
case-birth = it differs from the day of birth in { $other }
case-missing = this entry lacks it
case-only-in-file = there may be several of it; write them in the case file
case-syntax-quotes = these are Chinese quotes; use straight ones "…" (switch the keyboard to English)
case-syntax-equals = use a plain = and no ＝ or colon
case-syntax-brackets = use plain brackets [ ]
case-syntax-no-equals = the equals sign is missing; write name = "value"
case-syntax-no-value = nothing stands behind the equals sign; fill it in, or put # in front of the line
case-syntax-unquoted = put the value in straight quotes, as in name = "value"
case-syntax-unclosed = the quotes are not closed; add one at the end of the value
case-syntax-unclosed-bracket = a bracket is not closed or a comma is missing; write ["one", "two"]
case-syntax-backslash = a backslash \ has a meaning of its own here; write paths with /, as in D:/evidence/notice.png
case-syntax-after-value = something stands behind the value; within it use “ ” instead of straight quotes
case-syntax-key = the name before the equals sign takes letters, digits and underscores, without spaces; `paperwork fields` lists the names
case-syntax-control = it contains an invisible control character, probably from copying; delete the line and type it again
case-syntax-comma = items are separated by one comma
case-syntax-line-end = the line ends are of a kind no program reads; open it in Notepad and save it again
case-syntax-deep = too many brackets in brackets
case-syntax-other = this line cannot be understood; write name = "value"

# ---- paperwork fields, paperwork init ----

fields-kind = { $kind ->
    [text] text
    [lines] text of several lines
    [date] a day, written 2026-11-21
    [money] yuan, written "20000.00"
    [percent] per cent, written "0.05"
    [number] a whole number, without quotes
    [choice] one of these words
    [flag] true or false, without quotes
    [uscc] a unified social credit code, checked
    [citizen] an ID number, checked
    [licence] a lawyer's licence number
    [phone] a phone number
    [email] an e-mail address
    [list] several items, written ["one", "two"]
   *[other] { $kind }
    }
fields-private = masked on the screen
fields-example = e.g.{" "}
fields-repeated = there may be several, each under a line [[{ $table }]] of its own

init-no-terminal = questions cannot be asked here: there is no terminal
init-no-terminal-hint = run `paperwork init` in a terminal, or give the fields with --set KEY=VALUE or --from FILE
init-intro-title = A case file for `paperwork letter`. Any text editor can change it; save it as UTF-8.
init-intro-comment = Lines beginning with # are explanations or fields not filled in; take the # away and fill them in.
init-intro-private = It holds personal data: keep it to yourself.
init-intro-letter = It lists what “{ $title }” needs.
init-begin = Answer one by one. Enter: skip or leave for later; ?: help; <: back; .: stop here and leave the rest blank.
init-begin-given = { $count ->
    [one] One field is given already and is
   *[other] { $count } fields are given already and are
    } not asked for.
init-progress = ({ $at }/{ $all }) { $label }
init-progress-optional = ({ $at }/{ $all }, optional) { $label }
init-one-of = (at least one of these is needed: { $labels })
init-lines = Several lines may follow; an empty line ends them:
init-list = One item a line; an empty line ends them:
init-choices = Type its number or name:
init-current = now: { $value }
init-needed = This one is needed. If you do not know it now, press Enter once more to leave it blank and add it to the case file later.
init-no-back = This is the first question.
init-utf8 = That could not be read: the terminal's encoding is not UTF-8. Please type it again.
init-noted = take note: { $what }
init-stopped = Stopped.
init-nothing = Nothing was filled in, and no file was written.
init-written = Wrote { $path } (only your account can read it).
init-kept = What was filled in so far is kept in { $path }; nothing is lost.
init-continue = To go on: { $command }
init-missing = { $count ->
    [one] One field is
   *[other] { $count } fields are
    } still missing before this letter can be written:
init-missing-next = Open { $path } in a text editor, fill these in (take the # before them away), then: { $command }
init-missing-one-of = at least one of: { $labels }
init-complete = Everything needed is there.
init-next = Next: paperwork letter --template { $name }{ $case }

# ---- check: the command, its options and its talk ----

check-about = Read scans of papers and say what a platform would reject, why, and what to do
check-examples =
    Examples:
      paperwork check ./docs
      paperwork check ./docs --for shop --html report.html

    Takes JPEG, PNG, WebP, BMP, TIFF and PDF. Originals are only read; nothing leaves this computer.
    Exit status: 0 nothing found, 1 something to mend or to look at, 2 could not be judged.
    `paperwork rules` lists everything that is looked for.
check-path = Scans, or folders with scans
check-for = What the papers are for, to see whether any is missing: { $purposes }
check-channel = Where they will be uploaded, for its limits: { $channels } (default: the strictest)
check-case = Case file to compare with (default: case.toml among the papers or in the current folder)
check-html = Write a report page (Chinese and English, opens in any browser)
check-show-private = Show ID numbers and phones in full
check-date = The day to judge by (default: today)
check-jobs = Pages read at once (default: one per processor)
doing-check = Reading papers
check-nothing = there is nothing to look at here ({ $count } system files, links or reports were passed over)
check-nothing-hint = name the scans (JPEG, PNG, PDF …) or the folder they are in
check-unlisted = “{ $path }” cannot be opened: { $error }
check-unlisted-hint = check the spelling; in a terminal you can drag the folder onto the window to get its path
check-too-many = more than { $most } files
check-too-many-hint = name the folder that holds only the papers to hand in
check-engine = the text engine cannot start: { $error }
check-engine-hint = the program file may be damaged; download it again
check-no-purpose = “{ $given }” is not a purpose
check-no-purpose-hint = one of: { $all }
check-no-channel = “{ $given }” is not a channel
check-no-channel-hint = one of: { $all }
check-with-case = Compared with the case file { $path }.
check-passed-link = { $name }: passed over, it is a link; name the file itself to have it looked at.
check-passed-special = { $name }: passed over, it is neither a file nor a folder.
check-passed-deep = { $name }: too many folders down, not looked at; name that folder itself.
check-passed-locked = { $name }: the system does not let it be opened, not looked at; check its permissions.
check-special = “{ $path }” is neither an ordinary file nor a folder
check-special-hint = name the scans or the folder they are in
check-html-not-ours = “{ $path }” exists and is no report of a check; it will not be replaced
check-html-other = choose another name with --html; an earlier report can be replaced with --force
check-report-written = Report: { $path } (open it in a browser; print it from there).
check-page = { $file }, page { $page }

# (end of check: the command, its options and its talk)

# ---- check: kinds of papers and names of fields ----

kind-licence = Business licence
kind-id-portrait = ID card, portrait side
kind-id-emblem = ID card, emblem side
kind-permit-portrait = Residence permit, portrait side
kind-permit-emblem = Residence permit, other side
kind-authorisation = Authorisation letter
kind-ownership = Account ownership statement
kind-notarial = Notarial deed
kind-tax-clearance = Tax clearance certificate
kind-deposit-notice = Deposit notice
kind-ban-notice = Ban or penalty notice
kind-application = Application
kind-unknown = not recognised
kind-of-holder = { $kind } ({ $holder })
holder-company = company
holder-sole-trader = sole trader
holder-branch = branch
holder-partnership = partnership
holder-sole-proprietorship = sole proprietorship
field-name-company = Name of the organisation
field-name-code = Unified social credit code
field-name-form = Type
field-name-representative = Representative
field-name-capital = Capital
field-name-established = Established
field-name-term = Valid
field-name-address = Address
field-name-scope = Business scope
field-name-authority = Authority
field-name-issued = Date of issue or signature
field-name-person = Name
field-name-id-number = ID number
field-name-sex = Sex
field-name-nation = Ethnic group or nationality
field-name-birth = Date of birth
field-name-principal = Principal
field-name-principal-number = Number of the principal
field-name-agent = Agent
field-name-agent-number = ID number of the agent
field-name-account = Account
field-name-platform = Platform
field-name-number = Number of the document
field-name-office = Issuing office
field-name-amount = Amount
field-name-phone = Phone
field-unread = could not be read
term-forever = long-term

# (end of check: kinds of papers and names of fields)

# ---- check: the report (table, verdict, page) ----

check-state-fine = nothing found
check-state-warning = look again
check-state-error = would be rejected
check-together = All papers together
check-compared = compared with: { $files }
check-verdict-nothing-found = { $papers ->
        [one] One paper was
       *[other] { $papers } papers were
    } read and nothing was found that would be rejected. The platform may still ask for more; keep the originals at hand.
check-verdict-not-counted = {" "}But whether any paper is missing was not checked (add --for).
check-verdict-look-again = { $warnings ->
        [one] One thing needs
       *[other] { $warnings } things need
    } a second look before you hand these in. Look at each with the paper in your hand.
check-verdict-rejected = { $errors ->
        [one] One thing
       *[other] { $errors } things
    } would very likely be rejected{ $warnings ->
        [0] .
        [one] {""}, and one more needs a second look.
       *[other] {""}, and { $warnings } more need a second look.
    } Mend them from the top, then check again.
check-verdict-nothing-to-judge = No paper here could be checked. Deal with the files listed above first, or see whether this is the right folder.
verdict-nothing-found = Nothing found
verdict-look-again = Look again
verdict-rejected = Would be rejected
verdict-nothing-to-judge = Cannot be judged
refused-empty = empty file
refused-heic = HEIC photo, not readable here
refused-locked = locked PDF
refused-archive = archive
refused-office = office document
refused-unknown = not a picture or PDF
refused-too-large = too large
refused-damaged = damaged
refused-no-pages = PDF without pages
refused-unreadable = cannot be opened
refused-panicked = could not be read
page-title = Check of papers
page-heading = As of { $date } · { $purpose } · upload limits: { $channel }
page-no-purpose = purpose not given, completeness not checked
page-file = File
page-kind = What it is
page-about = Whom it is about
page-state = Result
page-pages = Page by page
page-private = This page shows personal papers. Keep it to yourself; ID numbers and phones are masked unless it was made with --show-private.
page-law = Made by the paperwork program on this computer; nothing was sent anywhere. It is no legal advice and no promise of what a platform decides.

# (end of check: the report (table, verdict, page))

# ---- rules 1xx: files and pages ----

rules-retake = lay it flat on a dark table, switch the flash off, hold the phone level above it, keep all four corners in the picture, tap on the text to focus, and take it again
rules-paper = { $kind ->
    [licence] business licence
    [id-portrait] portrait side of the ID card
    [id-emblem] emblem side of the ID card
    [permit-portrait] portrait side of the residence permit
    [permit-emblem] other side of the residence permit
    [authorisation] letter of authorisation
    [ownership] statement of account ownership
    [notarial] notarial deed
    [tax-clearance] tax clearance
    [deposit-notice] deposit notice
    [ban-notice] notice of a ban or penalty
    [application] application
   *[other] paper
    }

rule-e101-title = A telephone's own photo format
rule-e101-finds = This is a HEIC (or AVIF) photo, the telephone's own format; what is in it was not checked.
rule-e101-why = Platforms take common formats such as jpg and png. This one cannot be uploaded, or the reviewer cannot open it.
rule-e101-do = Open the photo on a computer and save it as jpg. On an iPhone you can also set Settings – Camera – Formats to “Most Compatible” and take it again.
rule-e102-title = The PDF asks for a password
rule-e102-finds = This PDF asks for a password; what is in it was not checked.
rule-e102-why = The reviewer has no password and will treat it as not handed in.
rule-e102-do = Open it with the password, print it to a new PDF without one or save each page as a picture, and hand that in.
rule-e103-title = Not a picture or PDF
rule-e103-finds = { $what ->
    [archive] This is an archive; the files in it were not checked.
    [office] This is an office document (Word, Excel, WPS); what is in it was not checked.
   *[other] This file is neither a picture nor a PDF; what is in it was not checked.
    }
rule-e103-why = Papers are uploaded as pictures, in some places as PDF.
rule-e103-do = { $what ->
    [archive] Unpack it into a folder and check that folder.
    [office] Print it, sign and stamp it, and scan or photograph it as jpg; if it needs no signature, save it as PDF.
   *[other] If it is one of your papers, save it as jpg or PDF with a program that opens it; if not, take it out of the folder.
    }
rule-e104-title = The file cannot be opened
rule-e104-finds = { $what ->
    [empty] This file is empty: it holds not one byte.
    [no-pages] This PDF holds no page.
   *[other] The file is damaged and cannot be opened.
    }
rule-e104-why = The platform would get a file that cannot be opened either: as good as nothing.
rule-e104-do = A download or transfer probably stopped half way. Fetch it again from the telephone, mailbox or site it came from, and see that you can open it; otherwise scan the paper again.
rule-e105-title = The file is too large
rule-e105-finds = { $of ->
    [octets] This file has { $found } MB; at most { $limit } MB are looked at. It was not checked.
    [pixels] This picture has { $found } million pixels; at most { $limit } million are looked at. It was not checked.
    [side] One side of this picture has { $found } pixels; at most { $limit } are looked at. It was not checked.
    [pages] This file has { $found } pages; at most { $limit } are looked at. It was not checked.
   *[other] This file is too large and was not checked.
    }
rule-e105-why = Platforms take no files of this size; strict ones take at most 4 MB a picture.
rule-e105-do = { $of ->
    [pages] Split it into several files, one paper in each.
   *[other] Take the picture again at the telephone's usual size, or scan at 300 dpi; or make it smaller in a picture viewer and save it as jpg.
    }
rule-e106-title = Could not be looked at
rule-e106-finds = { $what ->
    [system] The system did not let this file be read: { $error }
   *[other] The program itself failed on this page, which was not checked; the other pages were.
    }
rule-e106-why = What was not looked at may be right or wrong.
rule-e106-do = { $what ->
    [system] Close the program that uses it and see that you can open it yourself; download it first if it is in a cloud folder. Then check again.
   *[other] Scan this page again or save it as jpg, and check again. If that fails, compare it with the original yourself.
    }
rule-e110-title = The text is too small
rule-e110-finds = The text is only { $found } pixels high; it needs at least { $limit }.
rule-e110-why = The picture is so small that its text blurs when it is enlarged; reviewers send such papers back.
rule-e110-do = Hand in the original picture, not one that a chat program made smaller, and no screenshot. Without it, take the picture again so that the paper fills it, or scan at 300 dpi.
rule-w110-title = The text is rather small
rule-w110-finds = The text is { $found } pixels high; { $limit } would be good.
rule-w110-why = { rule-e110-why }
rule-w110-do = { rule-e110-do }
rule-e111-title = Blurred
rule-e111-finds = The text has a sharpness of { $found }; it needs at least { $limit } (a clear photograph has more than 45).
rule-e111-why = Papers that cannot be read are sent back, and what the program read from this one cannot be relied on.
rule-e111-do = To do it well: { rules-retake }. Rest your elbows, and enlarge the small print afterwards to see that it is clear.
rule-w111-title = Somewhat blurred
rule-w111-finds = The text has a sharpness of { $found }; { $limit } or more would be good (a clear photograph has more than 45).
rule-w111-why = It can still be read, but small print is easily misread and a reviewer may find it unclear.
rule-w111-do = { rule-e111-do }
rule-e112-title = Glare covers text
rule-e112-finds = { $found }% of the picture is burnt out by glare; from { $limit }% on it covers text.
rule-e112-why = Under glare nothing can be read; platforms ask for pictures without it.
rule-e112-do = Switch the flash off, take the paper out of its frame or sleeve, keep away from the lamp above, and take it again by a window from another angle. Look for white patches afterwards.
rule-w112-title = Some glare
rule-w112-finds = { $found }% of the picture is burnt out by glare; less than { $limit }% would be good.
rule-w112-why = { rule-e112-why }
rule-w112-do = { rule-e112-do }
rule-w113-title = Too dark, or unevenly lit
rule-w113-finds = { $how ->
    [dark] The picture is too dark: the paper has a brightness of { $found }, { $limit } or more would be good (255 is brightest).
   *[other] The light is uneven: the darkest part is { $found }% darker than the brightest, at most { $limit }% would be good.
    }
rule-w113-why = Text in the dark is easily misread, and a reviewer will not brighten it for you.
rule-w113-do = Take it again by a window or under a lamp, with light from both sides and no shadow of hand or telephone on the paper.
rule-w114-title = The text is too pale
rule-w114-finds = Text and paper differ by only { $found }; { $limit } or more would be good (255 is the most).
rule-w114-why = The text is so pale that a reviewer may not be able to read it.
rule-w114-do = Scan darker, or take it again in better light. If the paper itself has faded, print, sign and stamp it anew; have a licence or card replaced.
rule-w115-title = Slanted
rule-w115-finds = The lines run at about { $found } degrees; at most { $limit } would be good.
rule-w115-why = Platforms ask for a straight picture; a slanted one loses corners and is hard to check.
rule-w115-do = Take it again straight, or straighten it with “Edit” in the telephone's album and save a copy.
rule-e116-title = Not all of it is in the picture
rule-e116-finds = The paper or its text runs out of the picture { $side ->
    [left] on the left
    [top] at the top
    [right] on the right
    [bottom] at the bottom
   *[other] on several sides
    }.
rule-e116-why = Platforms ask for all four corners; with one missing it is sent back.
rule-e116-do = Hold the telephone further away and take it again, with all four corners and some table around them; on a scanner, keep the paper within the glass.
rule-w117-title = Lies on its side or upside down
rule-w117-finds = This page { $how ->
    [side] lies on its side
   *[other] stands upside down
    }; the program turned it before reading.
rule-w117-why = The reviewer sees it as it lies and may send it back.
rule-w117-do = Turn it upright in a picture viewer, save it, and hand that in.
rule-e118-title = The picture is cut short
rule-e118-finds = The file of this picture ends early: its lower part is missing or grey.
rule-e118-why = Nobody can see what is missing; it counts as not handed in whole.
rule-e118-do = Fetch the original again from the telephone, mailbox or site it came from, and let the transfer finish. Look at it from top to bottom before handing it in.
rule-e119-title = Black and white
rule-e119-finds = This is a { $colour ->
    [grey] grey
   *[other] black-and-white
    } picture; the { rules-paper } has to be in colour.
rule-e119-why = Platforms ask for a colour scan or photograph of the original. Black and white is sent back as a photocopy, and red seals cannot be told on it.
rule-e119-do = Scan the original in colour, or photograph the original with a telephone; not a photocopy.
rule-e120-title = Nothing could be read
rule-e120-finds = No text was read on this page: it may be blank, or too dark, too blurred or too small.
rule-e120-why = The program cannot tell whether a page is right when it cannot see what it says; nor, most likely, can a reviewer.
rule-e120-do = Look at it. If it is blank, take it out. If not, { rules-retake }.
rule-w120-title = Reads badly
rule-w120-finds = The text was read with little confidence: { $found }% on average, where { $limit }% is usual or more.
rule-w120-why = The program may have misread it, so whatever else it says about this page is less certain too.
rule-w120-do = Compare it with the original yourself. If you can, do it anew: { rules-retake }.
rule-w121-title = Not recognised
rule-w121-finds = { $how ->
    [after] What paper this page is could not be told; other pages come before it, so it may be the rest of one.
   *[other] What paper this is could not be told.
    }
rule-w121-why = What was not recognised was not checked, and must not count as right.
rule-w121-do = If it is the rest of the paper before it, see for yourself that text and seals are clear. If it is a paper of its own, take it straight and whole and try again. If it is none, take it out of the folder.
rule-w122-title = A font is missing
rule-w122-finds = This PDF uses a font that is not in the file.
rule-w122-why = On another computer its text may turn blank or garbled; the reviewer may not see what you see.
rule-w122-do = On a computer that shows it rightly, print it to a new PDF or save each page as a picture, and hand that in.
rule-w123-title = Several papers on one page
rule-w123-finds = { $how ->
    [codes] This page was read as one business licence, but two different unified social credit codes are on it.
    [card] This page was read as one business licence, but words that only an ID card has are on it.
   *[other] This page was read as one business licence, but its title or the label of the unified social credit code is on it twice.
    }
rule-w123-why = The other paper on the page was not checked by itself and must not count as right; the two may even have been mixed up. An upload box usually takes one kind of paper.
rule-w123-do = Put each paper in a picture of its own (one for each side of an ID card), or cut this picture into several and save each as a file, then check again.
rule-n124-title = It has a watermark
rule-n124-finds = A watermark runs across it: “{ $says }”. The paper was read without it.
rule-n124-why = A copy marked with its purpose is hard to misuse, and most platforms take it. One that names another purpose or somebody else may be rejected.
rule-n124-do = If it names this very purpose, leave it. If not, copy the original again and mark that. If you are asked for a copy without a watermark, hand in one.

# (end of rules 1xx: files and pages)

# ---- rules 2xx: business licences ----

rule-w201-title = The code was not read surely
rule-w201-finds = { $how ->
    [absent] No unified social credit code was found.
    [length] { $found } characters of the unified social credit code were read; there should be 18.
    [qr] The printed code was read as { $name }, the QR code says { $qr }: a character or two apart, so the print was probably misread.
   *[other] The unified social credit code was read with little confidence: { $name }
    }
rule-w201-why = Platforms check a company by these 18 characters. What was not read surely was not checked for you.
rule-w201-do = Compare the 18 characters with the original. If they are clear in the picture, it can go in; if not, take it again from nearer, with code and QR code sharp.
rule-e202-title = The code fails its check
rule-e202-finds = { $how ->
    [check] The code { $name } fails its check: by the first 17 characters the last should be { $expected }, and it reads { $found }.
    [organisation] The code { $name } fails its check: by characters 9 to 16 the 17th should be { $expected }, and it reads { $found }.
    [character] Character { $position } of the code { $name } is “{ $found }”, which cannot stand there.
   *[other] The unified social credit code fails its check.
    }
rule-e202-why = Every code that is issued passes. If this one does not, either a character is unclear in the picture or the code itself is wrong; a platform that cannot find it sends the paper back.
rule-e202-do = Compare it with the original, character by character. If they differ, take the picture again. If the original says so, look the company up by name in the national publicity system (国家企业信用信息公示系统) and ask the registration authority to correct it.
rule-w203-title = An unusual code
rule-w203-finds = { $how ->
    [pilot] The code { $name } looks like one of the pilot before the standard: its last character is computed otherwise.
    [authority] The first two characters “{ $found }” of the code { $name } are not in the table of registering offices.
    [province] The region “{ $found }” of the code { $name } is not in the table of regions.
   *[other] The unified social credit code is not wrong, but unusual.
    }
rule-w203-why = The code need not be wrong, but a platform's automatic check may refuse it.
rule-w203-do = Compare it with the original. If the platform refuses it, add what the national publicity system says, or have a new licence issued.
rule-e204-title = QR code and print differ
rule-e204-finds = The printed code is { $name }, the QR code says { $qr }.
rule-e204-why = Both should say the same; if not, the licence is suspected of being pieced together or another's.
rule-e204-do = Scan the QR code on the original with a telephone and compare. If they really differ, do not hand this one in: have it replaced by the registration authority, or download the electronic licence.
rule-w205-title = The QR code could not be read
rule-w205-finds = A licence of the new form has a QR code; none could be read in this picture.
rule-w205-why = Reviewers scan it to check the licence; without it one proof is missing.
rule-w205-do = Scan this picture with a telephone. If that fails, take it again: nearer, without glare, nothing over the code, no fold through it.
rule-e206-title = The term is over
rule-e206-finds = The term of the licence ended on { $date }.
rule-e206-why = Platforms take licences within their term only; others are sent back.
rule-e206-do = Have the term extended by the registration authority first, and hand in the new licence. If that is done already, hand in the new one.
rule-w207-title = The term ends soon
rule-w207-finds = The term of the licence ends on { $date }; days left: { $days }.
rule-w207-why = Reviews and appeals often take weeks; it may be over by then.
rule-w207-do = Hand it in now and have the term extended meanwhile; when asked for more, hand in the new licence.
rule-w208-title = The name could not be read
rule-w208-finds = { $how ->
    [absent] No name was found.
    [doubtful] The name was read as “{ $name }”, which does not look like a whole name.
   *[other] The name could not be read.
    }
rule-w208-why = The name must be the same, to the letter, on the other papers and in the account. What was not read was not compared for you.
rule-w208-do = Compare it with the original and the account yourself. If it is unclear in the picture, take it again.
rule-w209-title = The representative could not be read
rule-w209-finds = { $how ->
    [absent] No legal representative (operator, person in charge) was found.
   *[other] The name of the legal representative (operator, person in charge) could not be read.
    }
rule-w209-why = This name must be the one on the ID card. What was not read was not compared for you.
rule-w209-do = Compare it with the ID card yourself. If it is unclear in the picture, take it again.
rule-w210-title = No seal of the authority seen
rule-w210-finds = The picture is in colour, but no red seal of the registration authority was seen on it.
rule-w210-why = A licence is sealed by the registration authority. Without the seal it may be a screenshot or printout, which does not replace the licence.
rule-w210-do = See whether the seal is very pale or not in the picture. Hand in a picture of the licence itself (either copy, 正本 or 副本), or the downloaded electronic licence.
rule-w211-title = One character of the code put right
rule-w211-finds = Character { $position } of the code was read as “{ $found }”; by its check it should be “{ $expected }”, so { $name } was compared further on.
rule-w211-why = This was computed, not read; somebody has to confirm it.
rule-w211-do = See whether character { $position } of the original is “{ $expected }”. If so, it can go in; if not, the original is right: take a clearer picture.
rule-e212-title = Code and type disagree
rule-e212-finds = { $how ->
    [trader-code] The code { $name } begins with 92, a sole trader's; but the type says “{ $found }”.
    [enterprise-code] The code { $name } begins with 91, a company's; but the type says “{ $found }”.
   *[other] The first two characters of the code do not fit the type.
    }
rule-e212-why = The first two characters tell a company from a sole trader; when the type says otherwise, the licence is suspected.
rule-e212-do = Compare code and type with the original. If the picture is unclear, take it again; if the original says so, ask the registration authority to correct it.
rule-e213-title = A date that has not come
rule-e213-finds = The { $field ->
    [established] day of establishment
   *[other] day of issue
    } is { $date }, which has not come yet.
rule-e213-why = No licence bears a day in the future; it is suspected of having been changed.
rule-e213-do = See first that this computer's date is right, then compare with the original. If the original says so, ask the registration authority to correct it.
rule-e214-title = An old licence without a code
rule-e214-finds = This licence has a registration number only, and no unified social credit code of 18 characters.
rule-e214-why = Such licences had to be exchanged long ago; platforms check by the 18 characters and refuse it.
rule-e214-do = Have a new licence issued by the registration authority, or download the electronic one, and hand that in.
rule-w215-title = A date was not read surely
rule-w215-finds = { $how ->
    [over] The term reads as ended on { $date }, but that line was read with little confidence.
    [future] The { $field ->
        [established] day of establishment
       *[other] day of issue
        } reads as { $date }, which has not come yet, but that line was read with little confidence.
   *[other] The { $field ->
        [established] day of establishment
       *[other] term
        } could not be read.
    }
rule-w215-why = The date decides whether the licence is valid; what was not read surely is not judged for you.
rule-w215-do = Compare the date with the original. If it is unclear in the picture, take it again.

# (end of rules 2xx: business licences)

# ---- rules 3xx: ID cards and permits ----

rule-e301-title = The number fails its check
rule-e301-finds = { $how ->
    [check] The number { $number-private } fails its check: by the first 17 characters the last should be { $expected }, and it reads { $found }.
    [character] Character { $position } of the number { $number-private } is “{ $found }”, which cannot stand there.
    [region] The number { $number-private } begins with “{ $found }”, which is no region.
    [birth] Digits 7 to 14 of the number { $number-private } are no day of the calendar.
   *[other] The number fails its check.
    }
rule-e301-why = Every number that is issued passes. If this one does not, either a digit is unclear in the picture or the number itself is wrong; platforms check it online and send the paper back.
rule-e301-do = Compare it with the card, digit by digit. If they differ, take the picture again with the number clear and free of glare. If the card says so, ask the office that issued it.
rule-w302-title = The number cannot be proved
rule-w302-finds = { $how ->
    [century] The number { $number-private } was made from an old one; the century of birth is not certain.
   *[other] The number { $number-private } has no check digit; only its form could be looked at.
    }
rule-w302-why = The number need not be wrong; the program just cannot prove it.
rule-w302-do = Compare it with the card yourself, digit by digit.
rule-e303-title = Sex and number disagree
rule-e303-finds = The card says { $found ->
    [male] male (男)
   *[other] female (女)
    }, the 17th digit of the number says { $expected ->
    [male] male (男)
   *[other] female (女)
    }.
rule-e303-why = Both stand on the same card and should agree; if not, it is suspected.
rule-e303-do = Compare with the card. If the picture is unclear, take it again; if the card says so, have it corrected by the police.
rule-e304-title = Birth and number disagree
rule-e304-finds = The card gives { $found } as the day of birth, the number { $expected }.
rule-e304-why = { rule-e303-why }
rule-e304-do = { rule-e303-do }
rule-e305-title = Expired
rule-e305-finds = It was valid until { $date }, which is past.
rule-e305-why = Platforms take valid cards only; an expired one is sent back and fails the face check too.
rule-e305-do = Have it renewed at the nearest police station and hand in the new one. A temporary ID card is quicker; ask first whether the platform takes it.
rule-w306-title = Expires soon
rule-w306-finds = It is valid until { $date }; days left: { $days }.
rule-w306-why = Reviews and appeals often take weeks; it may have expired by then.
rule-w306-do = Hand it in now and have it renewed meanwhile; when asked for more, hand in the new one.
rule-e307-title = Term and age disagree
rule-e307-finds = On the day of issue ({ $from }) the holder was { $age }, so the card should be valid { $expected ->
    [forever] for ever (长期)
   *[other] for { $expected } years
    }; it says { $found ->
    [forever] for ever (长期)
   *[other] until { $found }
    }.
rule-e307-why = The law sets the term by the age at issue: 5 years under 16, 10 years from 16, 20 years from 26, for ever from 46. When it does not fit, the two sides are most often of two cards.
rule-e307-do = See whether portrait and emblem side are of one card. If they are, compare the dates with the original; if the picture is unclear, take it again.
rule-w308-title = The number was not read surely
rule-w308-finds = { $how ->
    [absent] No number was found.
    [length] { $found } characters of the number were read; there should be 18.
   *[other] The number was read with little confidence: { $number-private }
    }
rule-w308-why = Platforms check this number online. What was not read surely was not checked for you.
rule-w308-do = Compare it with the card. If it is clear in the picture, it can go in; if not, take it again with the number free of glare and well inside the picture.
rule-w309-title = The name could not be read
rule-w309-finds = { $how ->
    [absent] No name was found.
    [doubtful] The name was read as “{ $name }”, which does not look like a whole name.
   *[other] The name could not be read.
    }
rule-w309-why = The name must be the same, to the letter, on the licence, the authorisation and in the account. What was not read was not compared for you.
rule-w309-do = Compare it with the other papers yourself. If it is unclear in the picture, take it again.
rule-w310-title = One digit of the number put right
rule-w310-finds = Character { $position } of the number was read as “{ $found }”; by its check it should be “{ $expected }”, so { $number-private } was compared further on.
rule-w310-why = This was computed, not read; somebody has to confirm it.
rule-w310-do = See whether character { $position } on the card is “{ $expected }”. If so, it can go in; if not, the card is right: take a clearer picture.
rule-w311-title = The term was not read surely
rule-w311-finds = { $how ->
    [absent] No term of validity was found.
    [doubtful] The term of validity was read with little confidence; as it reads, something is wrong with it.
   *[other] The term of validity could not be read.
    }
rule-w311-why = Platforms do not take expired cards; what was not read surely is not judged for you.
rule-w311-do = Compare the term with the card. If it is unclear in the picture, take it again.
rule-e313-title = One side of the ID card is missing
rule-e313-finds = { $how ->
    [portrait] The portrait side of one ID card is there twice, its emblem side is not.
   *[other] There is more than one emblem side, and no portrait side.
    }
rule-e313-why = Both sides are needed, one picture each; with one missing it is sent back.
rule-e313-do = Add the other side. Platforms do not agree on which side is the “front” (正面): go by the picture on the upload page.
rule-w314-title = An old number of 15 digits
rule-w314-finds = The card bears an old number of 15 digits; with 18 it is { $number-private }.
rule-w314-why = Only numbers of 18 characters count today; cards with the old ones are long out of use.
rule-w314-do = Hand in the second-generation card in use today; without one, apply at the police station.
rule-e315-title = The days of the term cannot be
rule-e315-finds = { $how ->
    [future] The term begins on { $date }, which has not come yet.
    [before-birth] The term begins before the holder was born.
   *[other] The term does not end after it begins.
    }
rule-e315-why = { $how ->
    [future] A card is valid from the day it is issued, never from a day to come. The computer's date may be wrong, or the date unclear in the picture; as it is, it looks altered.
   *[other] No real card is like that: most often the two sides are of two cards, or part of a date is covered.
    }
rule-e315-do = { $how ->
    [future] See first whether this computer's date is right, then compare the term with the original. If the picture is unclear, take it again; if the card says so, ask the police station before handing it in.
   *[other] Compare the term with the original. If the sides are of two cards, take those of one; if the picture is unclear, take it again.
    }
rule-w316-title = Sex or birth was not read surely
rule-w316-finds = The { $field ->
    [sex] sex
   *[other] day of birth
    } does not fit the number, but it was read with little confidence.
rule-w316-why = Both stand on the same card and should agree; what was not read surely is not judged for you.
rule-w316-do = Compare it with the card. If it is unclear in the picture, take it again.
rule-w317-title = One side of an ID card only
rule-w317-finds = { $how ->
    [portrait] There is the portrait side only; the emblem side of this card was not seen.
   *[emblem] There is the emblem side only; the portrait side of this card was not seen.
    }
rule-w317-why = Most platforms want both sides, and send one side alone back.
rule-w317-do = Photograph the other side too, put both together and check again.

# (end of rules 3xx: ID cards and permits)

# ---- rules 4xx: seals ----

rules-seal = { $sort ->
    [contract] a contract seal (合同专用章)
    [finance] a finance seal (财务专用章)
    [invoice] an invoice seal (发票专用章)
    [representative] the legal representative's name seal
    [registration] a registration authority's seal
   *[other] another seal
    }

rule-e401-title = No official seal
rule-e401-finds = The { rules-paper } is given in a company's name, and no red seal was seen on it.
rule-e401-why = A paper of a company is generally stamped with its official seal; without it the platform cannot tell that the company issued it, and sends it back.
rule-e401-do = Print it, put the official seal over the company's name and the date at the end, and scan or photograph it in colour.
rule-e402-title = Not the official seal
rule-e402-finds = The { rules-paper } bears { rules-seal }, not the official seal (公章).
rule-e402-why = Platforms generally accept the official seal (公章) only; the letter for certifying an enterprise account says so expressly. Contract, finance, invoice and name seals do not stand in for it.
rule-e402-do = Print it again, put the company's official seal on it (the one with the full name and without “专用章”), and scan or photograph it in colour.
rule-w404-title = No seal can be told without colour
rule-w404-finds = The { rules-paper } needs a red seal; this picture has no colour, so it cannot be told whether there is one, or which.
rule-w404-why = In black and white a red seal runs into the text; a reviewer cannot tell it either and treats it as missing.
rule-w404-do = See that the original is stamped, then scan it in colour or photograph the original.
rule-w405-title = The seal could not be read
rule-w405-finds = { $how ->
    [unseen] No seal was recognised on the { rules-paper }, but something red is there or the picture is not clear enough to say that there is none.
   *[unread] There is a seal on the { rules-paper }, but its text could not be read, so it cannot be told whether it is the official seal (公章).
    }
rule-w405-why = Only the official seal counts; what was not read is not judged for you.
rule-w405-do = See whether the seal has the company's full name and no “专用章”. If it is unclear in the picture, take it again; if it is unclear on the paper, stamp it anew.

# (end of rules 4xx: seals)

# ---- rules 5xx: other papers ----

rule-w501-title = A party of the authorisation is missing
rule-w501-finds = { $field ->
    [principal] The principal (委托人) of the authorisation
    [agent] The agent (受托人) of the authorisation
   *[other] The agent's ID number on the authorisation
    } { $how ->
    [absent] was not found.
    [doubtful] was read with little confidence.
   *[other] could not be read.
    }
rule-w501-why = An authorisation has to say who authorises whom to do what; with one of them missing the platform cannot check the person who comes.
rule-w501-do = Compare with the original. If it is not there, add it, and sign and stamp anew. If it is there and unclear in the picture, take it again.
rule-w502-title = No date
rule-w502-finds = The date of the { rules-paper } { $how ->
    [absent] was not found.
   *[other] could not be read.
    }
rule-w502-why = Without a date nobody can tell when it was given and whether it still counts; such papers are often asked for again.
rule-w502-do = Look at the original first. If it has a date, photograph it again so that the date is clear. If not, print it anew with the date, then sign and stamp it. Do not add anything to a stamped original.
rule-e503-title = The authorisation is over
rule-e503-finds = The authorisation ended on { $date }.
rule-e503-why = An authorisation ends with its term; the agent may not act any more.
rule-e503-do = Give a new one whose term lasts until everything is done, sign and stamp it, and hand that in.
rule-e505-title = The agent's number fails its check
rule-e505-finds = { $how ->
    [check] The agent's number { $number-private } fails its check: its last character should be { $found }.
    [region] The agent's number { $number-private } begins with “{ $found }”, which is no region.
    [birth] Digits 7 to 14 of the agent's number { $number-private } are no day of the calendar.
    [character] The agent's number { $number-private } has a “{ $found }” that cannot stand in it.
   *[other] The agent's number fails its check.
    }
rule-e505-why = With one digit wrong it does not match the agent's ID card, and the authorisation is sent back.
rule-e505-do = Compare it with the agent's ID card. If it is wrong, correct it, print it, and sign and stamp it anew.
rule-w506-title = It does not say that all is settled
rule-w506-finds = The words that all tax matters are settled (所有税务事项均已结清) were not found on the tax clearance.
rule-w506-why = Without them it is no tax clearance; it may be proof of tax paid, or another notice.
rule-w506-do = Compare with the original. If the words are not there, ask your tax office which paper is meant; if they are and the picture is unclear, take it again.
rule-n507-title = What a tax clearance is for
rule-n507-finds = This is a tax clearance: it is used to strike a company off the register.
rule-n507-why = Closing an account or a shop is not closing a company. A platform has no reason to ask for it, and a company that goes on cannot get one.
rule-n507-do = If the company goes on, leave it out. If somebody asks for it, ask them on what ground.
rule-w508-title = The notarial deed is not complete
rule-w508-finds = { $what ->
    [number] No number was found on the notarial deed.
    [office] The name of the notary's office was not found on the notarial deed.
   *[other] No seal of the notary's office was seen on the notarial deed.
    }
rule-w508-why = A notarial deed has a number, the notary's signature and the office's seal; with one missing it may be refused.
rule-w508-do = See whether pages are missing: every page has to be handed in, and the seal is usually on the last. If it is unclear in the picture, take it again.
rule-e509-title = Dated in the future
rule-e509-finds = The { rules-paper } is dated { $date }, which has not come yet.
rule-e509-why = A paper dated after today is sent back as mistaken or not yet in force.
rule-e509-do = See first that this computer's date is right. If the paper is wrong, give it anew with the day on which it is signed and stamped.
rule-w510-title = The statement names no account
rule-w510-finds = The account in the statement of ownership { $how ->
    [absent] was not found.
   *[other] could not be read.
    }
rule-w510-why = Without the account the platform cannot match it with anything, and the statement is of no use.
rule-w510-do = Write the account in (Douyin ID or UID, shop ID), and sign and stamp it anew. If it is there and unclear in the picture, take it again.
rule-w511-title = A date was not read surely
rule-w511-finds = { $how ->
    [over] The { rules-paper } reads as ended on { $date }, but that line was read with little confidence.
    [future] The { rules-paper } reads as dated { $date }, which has not come yet, but that line was read with little confidence.
    [unread-term] The term of the { rules-paper } could not be read.
   *[other] The date of the { rules-paper } could not be read.
    }
rule-w511-why = The date decides whether the paper counts today; what was not read surely is not judged for you.
rule-w511-do = Compare the date with the original. If it is unclear in the picture, take it again.

# (end of rules 5xx: other papers)

# ---- rules 6xx: across papers ----

paper-first = { $first-paper ->
        [licence] { kind-licence }
        [id-portrait] { kind-id-portrait }
        [id-emblem] { kind-id-emblem }
        [permit-portrait] { kind-permit-portrait }
        [permit-emblem] { kind-permit-emblem }
        [authorisation] { kind-authorisation }
        [ownership] { kind-ownership }
        [notarial] { kind-notarial }
        [tax-clearance] { kind-tax-clearance }
        [deposit-notice] { kind-deposit-notice }
        [ban-notice] { kind-ban-notice }
        [application] { kind-application }
       *[other] one paper
    }
paper-second = { $second-paper ->
        [licence] { kind-licence }
        [id-portrait] { kind-id-portrait }
        [id-emblem] { kind-id-emblem }
        [permit-portrait] { kind-permit-portrait }
        [permit-emblem] { kind-permit-emblem }
        [authorisation] { kind-authorisation }
        [ownership] { kind-ownership }
        [notarial] { kind-notarial }
        [tax-clearance] { kind-tax-clearance }
        [deposit-notice] { kind-deposit-notice }
        [ban-notice] { kind-ban-notice }
        [application] { kind-application }
       *[other] another paper
    }

rule-e601-title = Representative differs
rule-e601-finds = The legal representative (head, operator) is “{ $first }” on “{ paper-first }” and “{ $second }” on “{ paper-second }”.
rule-e601-why = Reviewers compare the names on the licence and the ID card character by character, and return what does not agree.
rule-e601-do = { $second-paper ->
    [licence] Go by the latest business licence: if both are this company's, hand in the latest only; if one is another company's, take it out.
    [authorisation] Go by the latest business licence: correct “{ paper-second }” after it, then sign and stamp it again.
    [ownership] Go by the latest business licence: correct “{ paper-second }” after it, then sign and stamp it again.
    [application] Go by the latest business licence: correct “{ paper-second }” after it, then sign and stamp it again.
    [tax-clearance] Go by the latest business licence: if “{ paper-second }” is wrong, ask the office that issued it to correct it.
   *[other] If the representative has changed, hand in the new licence and the new representative's ID card. If it is the wrong card, use that of the person the licence names.
    }
rule-w602-title = A person's name may differ
rule-w602-finds = “{ paper-first }” was read as “{ $first }”, “{ paper-second }” as “{ $second }”: one character apart, or one of them not clear.
rule-w602-why = The program may have misread a character, or the paper may really be wrong. One character is enough to be returned.
rule-w602-do = Compare the originals character by character. If they agree, leave it; if the paper is wrong, have it made again; if it is not clear, photograph it again.
rule-e603-title = Company name differs
rule-e603-finds = The name is “{ $first }” on “{ paper-first }”, but “{ $second }” on “{ paper-second }”.
rule-e603-why = A platform goes by the full name on the licence; another name is another body to it.
rule-e603-do = Go by the latest licence: write its full name on the other paper and stamp it again. After a change of name, add the registry's proof of the change.
rule-w604-title = A company name may differ
rule-w604-finds = “{ paper-first }” was read as “{ $first }”, “{ paper-second }” as “{ $second }”: one character apart, or one of them not clear.
rule-w604-why = The program may have misread a character, or the paper may really be wrong. One character is enough to be returned.
rule-w604-do = Compare the originals character by character. If they agree, leave it; if the paper is wrong, correct it and stamp it again; if it is not clear, photograph it again.
rule-e605-title = Credit code differs
rule-e605-finds = The unified social credit code is { $first } on “{ paper-first }”, but { $second } on “{ paper-second }”. Both codes hold: they are two bodies.
rule-e605-why = A body has one code only; another code is another body.
rule-e605-do = See whether somebody else's paper got in. If it was written wrong, correct it after the licence and stamp it again.
rule-e606-title = Seal of another company
rule-e606-finds = The seal on “{ paper-second }” says “{ $second }”, the name on “{ paper-first }” is “{ $first }”.
rule-e606-why = A seal must carry the full name on the licence; another body's seal counts as none.
rule-e606-do = Stamp a new copy with this company's own official seal (公章). After a change of name, use the seal with the new name.
rule-w607-title = Name in the seal to be checked
rule-w607-finds = The seal on “{ paper-second }” was read as “{ $second }”, not quite “{ $first }” as on “{ paper-first }”. It may be cut off or misread.
rule-w607-why = A seal must carry the full name on the licence, and a faint one has to be stamped again.
rule-w607-do = See whether the seal on the original is whole, clear and has the very name. If so, leave it; if it is faint, stamp again; if the photo is blurred, take it again.
rule-e608-title = Agent's name differs
rule-e608-finds = The authorisation names “{ $first }” as agent, “{ paper-second }” says “{ $second }”.
rule-e608-why = A platform deals only with the person the authorisation names.
rule-e608-do = Hand in that person's ID card; if the agent has changed, make a new authorisation.
rule-e609-title = Agent's ID number differs
rule-e609-finds = The agent's ID number is { $first-private } in the authorisation, but { $second-private } on “{ paper-second }”.
rule-e609-why = With another number, it is another person to the platform.
rule-e609-do = Correct the number in the authorisation after the card, sign and stamp it again; if it is the wrong card, use the agent's own.
rule-e611-title = Dates contradict each other
rule-e611-finds = { $case ->
        [company] “{ paper-second }” is dated { $second }, before the company was established on { $first }.
        [licence] The licence was issued on { $second }, before the company was established on { $first }.
        [over] The authorisation ends on { $second }, but is dated { $first }: it was over when it was signed.
        [backwards] The authorisation begins on { $first } but ends on { $second }.
       *[other] Dates contradict each other: { $second } comes before { $first }.
    }
rule-e611-why = A paper whose dates make no sense is taken for wrong, or for false.
rule-e611-do = See on the original which date is wrong, correct it, sign and stamp again. Do not write over the original.
rule-w612-title = The same paper twice
rule-w612-finds = This “{ paper-second }” and another one look like the same kind of paper about the same person or company.
rule-w612-why = Often one side was taken twice and the other is missing; and two of a kind leave a reviewer wondering which to look at.
rule-w612-do = Keep the one without findings and the clearer one; do not hand in one marked “would be rejected”.
rule-e613-title = The wrong one authorises
rule-e613-finds = The authorisation is given by “{ $second }”, while “{ paper-first }” says “{ $first }”.
rule-e613-why = Only the holder of the account or shop can authorise somebody; anybody else's authorisation is worth nothing.
rule-e613-do = Have the holder make it again: a company with the full name on its licence and its official seal, a person with name and signature.
rule-w614-title = Sides may be of two ID cards
rule-w614-finds = { $case ->
        [unborn] The emblem side is valid from { $second }, before the date of birth { $first } on the portrait side.
        [elsewhere] The emblem side was issued by “{ $second }”, which does not fit the address “{ $first }” on the portrait side.
       *[other] The portrait side and the emblem side do not fit each other.
    }
rule-w614-why = Sides of two different cards are returned. Where districts were renamed it may be one card all the same.
rule-w614-do = Look at the card itself, and photograph both sides of the same card again.
rule-w615-title = Credit code to be checked
rule-w615-finds = The code on “{ paper-second }” was read as { $second }, other than { $first } on the licence, and it fails its own check: misread or miswritten.
rule-w615-why = With one wrong character the platform cannot find the body.
rule-w615-do = Compare it with the licence, character by character. If the paper is wrong, correct and stamp it again; if it is right, leave it; if it is not clear, photograph it again.
rule-w616-title = Order of dates to be checked
rule-w616-finds = { $case ->
        [company] The date on “{ paper-second }” was read as { $second }, before the company was established on { $first }, but it is not clear.
        [licence] The licence's date of issue was read as { $second }, before the company was established on { $first }, but it is not clear.
        [over] The end of the authorisation was read as { $second }, before its date { $first }, but it is not clear.
        [backwards] The authorisation was read as valid from { $first } to { $second }, but it is not clear.
       *[other] A date was read as { $second }, before { $first }, but it is not clear.
    }
rule-w616-why = The program may have misread a digit, or the date may really be wrong.
rule-w616-do = Look at both dates on the originals. If they are right, leave it; if one is wrong, have the paper made again; if it is not clear, photograph it again.

# (end of rules 6xx: across papers)

# ---- rules 7xx: against the case ----

paper-here = { $paper ->
        [licence] { kind-licence }
        [id-portrait] { kind-id-portrait }
        [id-emblem] { kind-id-emblem }
        [permit-portrait] { kind-permit-portrait }
        [permit-emblem] { kind-permit-emblem }
        [authorisation] { kind-authorisation }
        [ownership] { kind-ownership }
        [notarial] { kind-notarial }
        [tax-clearance] { kind-tax-clearance }
        [deposit-notice] { kind-deposit-notice }
        [ban-notice] { kind-ban-notice }
        [application] { kind-application }
       *[other] the paper
    }
case-key = { $key ->
        [sender-name] your name
        [sender-uscc] the unified social credit code
        [sender-representative] the representative
        [sender-representative-id] the representative's ID number
        [sender-id] your ID number
        [agent-name] the agent's name
        [agent-id] the agent's ID number
        [minor-name] the child's name
        [minor-id] the child's ID number
        [minor-birth] the child's date of birth
       *[account] the account or shop
    }
case-differs = { $private ->
        [yes] About { case-key }: the case file has { $given-private }, “{ paper-here }” has { $found-private }.
       *[no] About { case-key }: the case file has “{ $given }”, “{ paper-here }” has “{ $found }”.
    }

rule-e701-title = Name differs from the case
rule-e701-finds = { case-differs }
rule-e701-why = A letter from one, with papers of another: the platform will not take it.
rule-e701-do = If the case file is wrong, correct sender.name in case.toml and write the letter again; if it is the wrong paper, use your own.
rule-e702-title = Credit code differs from the case
rule-e702-finds = { case-differs }
rule-e702-why = With another code in the letter than on the licence, they are two bodies to the platform.
rule-e702-do = Correct sender.uscc in case.toml after the licence and write the letter again; if it is the wrong licence, use your own.
rule-e703-title = Representative differs from the case
rule-e703-finds = { case-differs }
rule-e703-why = The letter must name the representative (operator) the licence names.
rule-e703-do = Correct sender.representative in case.toml after the licence and write the letter again; if it has changed, hand in the new licence.
rule-e704-title = ID number differs from the case
rule-e704-finds = { case-differs }
rule-e704-why = With another number in the letter than on the card, they are two people to the platform.
rule-e704-do = Correct the number in case.toml after the card and write the letter again; if it is the wrong card, use the right one.
rule-e705-title = Agent differs from the case
rule-e705-finds = { case-differs }
rule-e705-why = Letter, authorisation and ID card must be about one and the same agent.
rule-e705-do = Correct agent.name and agent.id in case.toml after the agent's card, and make letter and authorisation again; if it is the wrong paper, use the agent's own.
rule-e707-title = Account differs from the case
rule-e707-finds = { case-differs }
rule-e707-why = If letter and paper speak of different accounts or shops, nothing can be done, or the wrong one is closed.
rule-e707-do = Look the account up in the app and correct whichever is wrong: case.toml for the letter, or have the paper made again.
rule-e708-title = The child's data differ from the case
rule-e708-finds = { case-differs }
rule-e708-why = The platform checks for which child a guardian asks, and returns what does not agree.
rule-e708-do = Correct minor.* in case.toml after the child's ID card or household register, and write the letter again.
rule-w709-title = May differ from the case
rule-w709-finds = { case-differs } They are one character apart, or the paper is not clear.
rule-w709-why = The program may have misread a character, or it may really be wrong. One character is enough to be returned.
rule-w709-do = Compare the original character by character. If it agrees, leave it; otherwise correct case.toml or have the paper made again; if it is not clear, photograph it again.

# (end of rules 7xx: against the case)

# ---- rules 8xx: what is missing ----

need-name = { $need ->
        [licence] business licence
        [representative-id] legal representative’s (operator’s) ID card
        [holder-id] account holder’s ID card
        [guardian-id] guardian’s ID card
        [guardianship] household register or birth certificate
        [child-id] child’s ID card
        [authorisation] authorisation letter
        [mandate] authorisation of the law firm
        [agent-id] agent’s ID card
        [lawyer-papers] lawyer’s practice certificate and list of exhibits
        [application] written application
        [ownership] account ownership statement
        [ban-notice] ban or penalty notice
        [deposit-notice] deposit page or notice
        [notarised-ownership] notarised proof of ownership
        [guardian-notarisation] notarised proof of guardianship
        [tax-clearance] tax clearance certificate
        [self-authorisation] representative’s authorisation of himself or herself
        [registration-proof] “proof of business registration”
        [person-seal] an official seal on a person’s papers
       *[other] this paper
    }
need-why = { $need ->
        [licence] The account or shop is registered in the name the licence gives, and the platform checks it. An electronic licence is as good as one on paper.
        [representative-id] The platform checks that it is the person the licence names.
        [holder-id] The platform checks that it is you. It may not ask for more kinds of information than at registration.
        [guardian-id] A guardian asks for a child, and the platform checks who the guardian is.
        [guardianship] It shows that you are the child’s guardian; for parents it is enough.
        [child-id] Add it if the child has one; under sixteen there may be none, and the household register will do.
        [authorisation] If somebody acts for you, it must be in writing: agent, matters, powers and period, signed by you or stamped.
        [mandate] A lawyer’s letter comes from a law firm that was engaged, which takes your signed or stamped authorisation.
        [agent-id] The platform checks that whoever acts is the one the authorisation names.
        [lawyer-papers] The lawyer prepares them and sends them with the letter.
        [application] It states what you ask, why and until when; whoever refuses must say why. Not needed if you applied in the app.
        [ownership] It helps when support asks whose account it is. Your signature or your company’s seal is enough; no notary.
        [ban-notice] An appeal answers the reasons in the notice; a screenshot makes it plain.
        [deposit-notice] It shows how much was paid and how it stands, when you ask for it back.
        [notarised-ownership] No ground in law was found for a notary here; insisting on one may itself be an unreasonable condition.
        [guardian-notarisation] No ground in law was found for a notary; household register or birth certificate show who is guardian.
        [tax-clearance] Tax offices issue it only when the body itself is deregistered. Closing an account or shop while the company goes on, nobody can have one.
        [self-authorisation] A representative (operator) who acts in person represents the body anyway.
        [registration-proof] There is no paper of this name: the business licence is meant, or a print from the national enterprise credit system.
        [person-seal] A person has no official seal; a signature will do.
       *[other] This purpose makes use of it; `paperwork rules --for PURPOSE` explains each paper.
    }
need-full = { need-name }{ $named ->
        [yes] {" "}({ $name })
       *[no] {""}
    }{ $sides ->
        [both] , both sides
        [portrait] , portrait side
        [emblem] , emblem side
       *[none] {""}
    }

rule-e801-title = A required paper is missing
rule-e801-finds = Missing: { need-full }.
rule-e801-why = { need-why }
rule-e801-do = { $sides ->
        [portrait] Photograph the portrait side, put it into the same folder and check again.
        [emblem] Photograph the emblem side, put it into the same folder and check again.
        [both] Photograph the portrait side and the emblem side of the card, put them into the same folder and check again. With a residence permit, photograph both its sides.
       *[none] Get this paper ready, scan or photograph it into the same folder and check again. Authorisations, statements and applications can be written with `paperwork letter`.
    }
rule-n802-title = A paper that would help
rule-n802-finds = Not there: { need-name }. It is not required.
rule-n802-why = { need-why }
rule-n802-do = Add it if you have it; it works without.
rule-n803-title = A paper nobody needs
rule-n803-finds = { $there ->
        [yes] You have added: { need-name }. Some articles ask for it; it is not required.
       *[no] Some articles ask for this, and you need not get it: { need-name }.
    }
rule-n803-why = { need-why }
rule-n803-do = { $there ->
        [yes] Hand it in or not, as you like; spend no more money on it.
       *[no] Leave it. If somebody insists, ask for the ground in writing.
    }
rule-n804-title = Purpose not given
rule-n804-finds = Nobody said what these papers are for, so it was not checked whether any is missing.
rule-n804-why = Closing a personal account, closing a shop, an enterprise account, an appeal: each needs other papers.
rule-n804-do = Check again with --for, such as `paperwork check FOLDER --for shop`: personal, banned, enterprise, shop, minor (a child's account) or lawyer-letter.
rule-w805-title = A paper may be missing
rule-w805-finds = { $because ->
        [two-people] There are ID cards of two people, but not this: { need-name }.
       *[unseen] Not found: { need-full }. It may be on a page that could not be read or recognised (pages: { $pages }).
    }
rule-w805-why = { need-why }
rule-w805-do = { $because ->
        [two-people] If one of them acts for you, add an authorisation letter; if not, take the other card out and do not hand it in.
       *[unseen] First photograph the pages that were not clear again, and check again; if it really is not there, add it.
    }
rule-w806-title = In whose name is not known
rule-w806-finds = There is no business licence and no case file: whether this is a person's, a company's or a sole trader's is not known, and so not whether any paper is missing.
rule-w806-why = A person needs an ID card only; companies and sole traders need a business licence, too.
rule-w806-do = For a company or sole trader add the business licence; for a person check again with --set sender.kind=person.
rule-w807-title = Completeness not certain
rule-w807-finds = Every required paper was found, but some pages could not be read or recognised (pages: { $pages }), so this cannot be called complete.
rule-w807-why = Something that matters may be on them, an authorisation for instance, which calls for more papers.
rule-w807-do = See what these pages are: photograph those to hand in again, take the others out of the folder, and check again.
rule-n808-title = Another paper to have ready
rule-n808-finds = Have ready: { need-name }. The program does not recognise this kind of paper and has not checked it.
rule-n808-why = { need-why }
rule-n808-do = Look at it yourself: all pages there, text clear, four corners in the picture.

# (end of rules 8xx: what is missing)

# ---- rules 9xx: where it is uploaded ----

channel-is = { $channel ->
        [strict] by the strictest limits known, as no place of upload was named
       *[other] by the limits of { $channel }
    }

rule-e901-title = File too large
rule-e901-finds = The file has { $found } MB, the limit is { $limit } MB ({ channel-is }).
rule-e901-why = A file over the limit cannot be uploaded, or is returned at once.
rule-e901-do = Make a watermarked copy with `paperwork watermark`: it is fitted to the limit and stays readable. If you know where it will be uploaded, name it with --channel.
rule-e902-title = Format not taken
rule-e902-finds = The file is { $found }; taken are { $limit } only ({ channel-is }).
rule-e902-why = A file of another format cannot be uploaded.
rule-e902-do = Make a JPG copy with `paperwork watermark`, or photograph the paper. If you know where it will be uploaded, name it with --channel.
rule-e903-title = Picture size out of range
rule-e903-finds = { $case ->
        [small] The shorter side has { $found } pixels only, at least { $limit } are asked ({ channel-is }).
       *[large] The longer side has { $found } pixels, at most { $limit } are taken ({ channel-is }).
    }
rule-e903-why = Too small cannot be read, and some places do not take what is too large.
rule-e903-do = { $case ->
        [small] Take the photo again from nearer, so that the paper fills the picture. Do not enlarge a small picture.
       *[large] Make a copy of the right size with `paperwork watermark` and --channel. Do not take a screenshot: it blurs.
    }
rule-e904-title = Too many pages in one file
rule-e904-finds = This file has { $found } pages, a file may have { $limit } ({ channel-is }).
rule-e904-why = Where single pictures are taken, only the first page is seen, or all of it is returned.
rule-e904-do = Make a picture of every page with `paperwork watermark`, and upload them one by one.
rule-e905-title = Both sides of a card belong in one file
rule-e905-finds = Portrait side and emblem side are in two files; { $channel } asks for both in one PDF.
rule-e905-why = Uploaded apart, they count as one side only.
rule-e905-do = Put both into one PDF: on a telephone, select both photos, choose “Print” and save as PDF.

# (end of rules 9xx: where it is uploaded)

# ---- rules: the command, purposes, channels ----

purpose-personal = personal account
purpose-banned = banned account
purpose-enterprise = enterprise account
purpose-shop = shop
purpose-minor = child’s account
purpose-lawyer-letter = lawyer’s letter
purpose-about-personal = closing a personal account
purpose-about-banned = an appeal, or closing a banned account
purpose-about-enterprise = an enterprise (blue V) account or its certification
purpose-about-shop = closing a shop, getting its deposit back
purpose-about-minor = a guardian closing a child’s account
purpose-about-lawyer-letter = having a lawyer write
channel-about-strict = the strictest limits known; used when none is named
channel-about-douyin-open-4mb = Douyin open platform, material upload
channel-about-douyin-tool-10mb = Douyin mini programs, picture upload
channel-about-enterprise-5mb = Douyin enterprise material
channel-about-tiktok-10mb = TikTok for Developers, verification papers
channel-about-volcengine = Volcengine recognition of licences

rules-about = List every rule papers are checked by, or explain one; also which papers a purpose needs and what a place of upload takes
rules-code = The rule to explain, such as E206
rules-for = Which papers this purpose needs: { $purposes }
rules-channel = What this place of upload takes: { $channels }
rules-examples =
    For example:
      paperwork rules
      paperwork rules E206
      paperwork rules --for shop
      paperwork rules --channel douyin-open-4mb
rules-severity-error = would be rejected
rules-severity-warning = look again
rules-severity-note = note
rules-family-1 = Files and pictures
rules-family-2 = Business licences
rules-family-3 = ID cards and permits
rules-family-4 = Seals
rules-family-5 = Other papers
rules-family-6 = Between papers
rules-family-7 = Against the case file
rules-family-8 = Completeness
rules-family-9 = Limits of upload
rules-next = `paperwork rules CODE` explains a rule; `paperwork rules --for PURPOSE` lists the papers to get ready ({ $purposes }); `paperwork rules --channel NAME` lists the limits of upload ({ $channels }).
rules-finds = When it is said
rules-why = Why it matters
rules-do = What to do
rules-from = Source
rules-from-line = { $source } (looked up on { $as-of }, confidence: { $confidence })
rules-confidence-high = high
rules-confidence-medium = medium
rules-confidence-low = low
rules-something = …
rules-unknown = there is no rule “{ $code }”
rules-unknown-nearest = did you mean { $nearest }?
rules-unknown-hint = `paperwork rules` lists every rule
rules-needs = Purpose: { $purpose } ({ $about })
rules-needs-required = Required
rules-needs-agent = Required when somebody acts for you
rules-needs-optional = Would help
rules-needs-reminder = Have ready (not recognised, not checked)
rules-needs-groundless = Not needed (some articles ask for it, without ground)
rules-bodies-person = persons
rules-bodies-company = companies
rules-bodies-sole-trader = sole traders
rules-needs-next = When they are ready: paperwork check FOLDER --for { $purpose }
rules-channel-title = { $name }: { $about }
rules-channel-octets = At most { $megabytes } MB a file
rules-channel-pdf = A PDF at most { $megabytes } MB
rules-channel-formats = Formats: { $formats }
rules-channel-min = Each side at least { $pixels } pixels
rules-channel-max = Each side at most { $pixels } pixels
rules-channel-colour = Colour only
rules-channel-pages = At most { $pages } page(s) a file
rules-channel-id = Both sides of an ID card in one file

# (end of rules: the command, purposes, channels)

# ---- watermark ----

watermark-about = Put a purpose across copies of papers, so that they serve nothing else
watermark-examples =
    Example:
      paperwork watermark licence.jpg id.pdf --text "For closing the Douyin shop only" -o copies

    Every page becomes a JPEG with the text across it. The originals are only read. Each copy is read again: what could be read
    before must read the same. What a camera wrote into a photo (place, time, device) does not travel along.
    Exit status: 0 every copy reads as before, 1 something to look at or left out, 2 nothing was made.
watermark-in = Pictures or PDFs, or folders with them
watermark-text = What the copies may be used for, and by whom; short and exact
watermark-output = Folder for the copies; made if it is not there
watermark-channel = Where the copies will be uploaded, which sets size and sides: { $channels }
watermark-date = The day to write (otherwise SOURCE_DATE_EPOCH or today)
watermark-no-date = Write no day
watermark-suffix = -watermarked
doing-watermark = Putting on watermarks

watermark-nothing = there is nothing to put a watermark on
watermark-no-text = --text is missing: what the copies may be used for is what is written across them
watermark-empty = --text is empty
watermark-long = --text has { $found } characters; at most { $most } stay readable across a page
watermark-text-hint = say what for and where, for example: --text "仅供抖音店铺关闭使用"
watermark-no-glyph = these characters cannot be drawn: { $characters }
watermark-no-glyph-hint = leave out emoji and special signs; Chinese, Latin letters, digits and punctuation all work
watermark-exists-hint = name another folder with -o, or replace the earlier copies with --force; what was finished before stays

watermark-made = { $path }  { $size }, { $width } × { $height } pixels
watermark-page = { $name }, page { $page }
watermark-left-out = { $name }: left out; { $why }
watermark-earlier = { $count } { $count ->
    [one] file is a copy with a watermark already and was
   *[other] files are copies with a watermark already and were
    } left alone
watermark-fine = { $count ->
    [one] 1 copy says
   *[other] { $count } copies say
    } “{ $text }”. Everything that was surely read before reads the same.
watermark-look = { $count ->
    [one] 1 copy says
   *[other] { $count } copies say
    } “{ $text }”. Look at what is marked above before you upload anything.
watermark-none = No copy was made.
watermark-stopped = Stopped: { $count ->
    [one] 1 copy was
   *[other] { $count } copies were
    } finished; the other papers have none.

watermark-covered = look: { $lines } of { $of } lines read differently under even the lightest watermark; compare names, numbers and dates with the original, or scan it larger and sharper
watermark-covered-fields = look: { $fields } of { $of } names, numbers and dates read differently in the copy than on the original; compare each with the original, or scan it larger and sharper
watermark-covered-code = look: the QR code can no longer be decoded under the watermark; scan the original larger and sharper
watermark-unread = look: hardly anything could be read on the original, so nothing could be compared; see for yourself that names and numbers are readable, or scan it again
watermark-over = look: { $size } is more than the { $most } that may be uploaded there, and a smaller copy would not be readable; name another --channel, or scan only the paper without the desk around it
watermark-under = look: the short side has { $side } pixels, at least { $least } are asked for there; scan the original larger
watermark-small-text = look: letters are only { $height } pixels high, { $least } read well; scan the original larger

watermark-apart = look: both sides of an ID card are asked for in one PDF there; put the copies of both sides into one: select both pictures, choose “Print” and save as PDF

watermark-empty-file = the file is empty
watermark-heic = it is a HEIC picture, as iPhones make them
watermark-heic-do = on the phone choose Settings > Camera > Formats > Most Compatible and take it again, or export it as JPEG
watermark-locked = it is a PDF that asks for a password
watermark-locked-do = open it with the password, print or save it as a new PDF without one, and use that
watermark-archive = it is an archive
watermark-archive-do = unpack it and name the files in it
watermark-office = it is an office document
watermark-office-do = save it as PDF and use that
watermark-unknown = it is neither a picture nor a PDF that is known
watermark-unknown-do = save it as JPEG, PNG or PDF and use that
watermark-too-large = it is larger than what can be looked at
watermark-too-large-do = save it smaller: at most 200 MB, 200 pages and 100 million pixels a page
watermark-damaged = it is damaged and cannot be decoded
watermark-again = open it yourself; if that fails too, copy it again from the phone or scan the paper again
watermark-unreadable = the system does not give it ({ $error })
watermark-unreadable-do = close programs that have it open, check that you may read it, then run this again
watermark-panicked = looking at it went wrong inside this program

# (end of watermark)
