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
