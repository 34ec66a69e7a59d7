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
check-verdict-nothing-to-judge = There is nothing here that could be judged.
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

# (end of rules 1xx: files and pages)

# ---- rules 2xx: business licences ----

# (end of rules 2xx: business licences)

# ---- rules 3xx: ID cards and permits ----

# (end of rules 3xx: ID cards and permits)

# ---- rules 4xx: seals ----

# (end of rules 4xx: seals)

# ---- rules 5xx: other papers ----

# (end of rules 5xx: other papers)

# ---- rules 6xx: across papers ----

# (end of rules 6xx: across papers)

# ---- rules 7xx: against the case ----

# (end of rules 7xx: against the case)

# ---- rules 8xx: what is missing ----

# (end of rules 8xx: what is missing)

# ---- rules 9xx: where it is uploaded ----

# (end of rules 9xx: where it is uploaded)

# ---- rules: the command, purposes, channels ----

# (end of rules: the command, purposes, channels)

# ---- watermark ----

# (end of watermark)
