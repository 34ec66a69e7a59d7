# `paperwork` 的中文。与 en/paperwork.ftl 条目一致；两个程序共用的在 crates/shell。

about = 为账号、店铺和保证金写好要用的信函：引用合适的法条，附上证据。
window-about =
    { $program } 在交材料之前先检查材料，也写各种申请书、函件，引用对应的法律条文。

    · 把放着材料扫描件、照片的文件夹（或单个文件）拖到 { $program } 的图标上：读完会打开一个报告网页，说明平台会退回什么、怎么改。网页放在那个文件夹旁边；原件不会动，也不会上传。

    写信函等其他用法：在这个文件夹里打开终端（在文件管理器的地址栏输入 cmd 再按回车），输入 { $program } --help
window-not-opened = 报告打不开（{ $error }）。请自己打开：{ $path }
exit-statuses =
    退出状态：0 一切正常 · 1 做完了，但有需要您留意的地方
    2 没有做成 · 130 用 Ctrl-C 停下

option-case = 案情文件（不写就是当前文件夹里的 case.toml）
option-set = 直接写明案情的一项，以此为准，不看案情文件；可以多次使用
option-templates = 您自己的模板所在的文件夹，与自带的一起使用
option-force = 替换已经在那里的文件

letter-about = 按案情写一封信函：申请书、申诉书、催告函、授权委托书等
letter-template = 写哪一种（用 paperwork templates 查看）
letter-exhibit = 加一份证据：一个文件，或 backup 存档里的文件（shop.zip!/data/orders.csv）；可以多次使用
letter-blank = 打印空白表格，留出手写的横线
letter-format = pdf：打印或寄出（默认）；txt：粘贴到应用内的表单；md：Markdown
letter-preview = 另外做一张第一页的图片
letter-output = 信函写到哪里（不写就是当前文件夹里的“模板名.pdf”）
letter-attach = 把证据原件逐字节嵌入 PDF
letter-bundle = 做成一份连续编页的 PDF：信函、目录，以及每份证据的页面并盖上编号
letter-font-dir = 另有字体的文件夹
letter-date = 落款日期（不写就用案情里的，再没有就是 SOURCE_DATE_EPOCH 或今天）
letter-examples =
    例如：
      paperwork letter --template appeal
      paperwork letter --template shop-closing --exhibit 保证金.png=保证金页面 --bundle -o 关店.pdf
      paperwork letter --template application --blank

init-about = 逐项询问案情，写成案情文件
init-template = 只问这种信函需要的内容（用 paperwork templates 查看）
init-from = 采用另一份案情文件里已有的内容，不再询问
init-output = 案情文件写到哪里（不写就是当前文件夹里的 case.toml）

templates-about = 列出可以写的信函，或说明其中一种
templates-what = list：列出全部（默认）；show：说明一种，包括需要哪些内容、引用哪些法条
templates-name = 要说明哪一种

fill-about = 用案情填写平台自己的 PDF 表单
fill-form = 要填写的表单
fill-map = 对照表：案情的哪一项填进表单的哪一栏
fill-set = 直接填写表单的一栏，可以多次使用
fill-flatten = 把填好的内容变成页面的一部分，在阅读器里不能再改
fill-list-fields = 只列出表单有哪些栏
fill-output = 填好的表单写到哪里（不写就是表单旁边的“表单名-filled.pdf”）

fields-about = 列出案情文件的每一项：做什么用、怎么写、举例

set = 不能使用 --set { $value }
set-hint = 请写成 名称=内容，例如：--set sender.name=张三
letter-no-template-hint = 用 paperwork templates 查看有哪些信函

target-no-name = { $path } 不能当文件名
target-exists = { $path } 已经存在，什么都没有写
target-not-a-file = { $path } 是文件夹、链接或设备，从不替换；什么都没有写
target-input = { $path } 是这次要读取的文件（或在要读取的归档里），读取的东西从不覆盖
target-twice = 不能把两个文件写到同一个名字：{ $path }
target-folder = 不能使用文件夹 { $path }（{ $error }）
target-name = 这个磁盘放不下 { $path } 这个名字（{ $error }）
target-write = 无法写入 { $path }（{ $error }）；那里没有留下任何东西
target-exists-hint = 用 -o 换一个名字，或加 --force 替换它
target-other-hint = 用 -o 换一个名字
target-folder-hint = 请先建好这个文件夹，或用 -o 换一个
target-write-hint = 请检查磁盘是否连接好、有没有空间、有没有写保护
day-year = 日期 { $day } 不对，年份应在1900至2100之间
day-year-hint = 用 --date 写明日期，或校准电脑的时钟


# fill
fill-open = 无法读取表单 { $path }（{ $error }）
fill-open-hint = 请检查表单的名字
fill-not-a-pdf = { $path } 不是 PDF
fill-not-a-pdf-hint = Word 或网页表单请在原处填写，或先另存为带表单栏的 PDF
fill-locked = { $path } 有密码保护，无法填写
fill-locked-hint = 请在 PDF 软件中用密码打开，另存一份不带密码的，再填写那一份
fill-no-form = { $path } 没有表单栏，没有可以由程序填写的地方
fill-no-form-hint = 可以打印后手写，或自己写一封信函：paperwork templates
fill-xfa = { $path } 只有 XFA 表单，只有 Adobe 的软件能显示，这里无法填写
fill-xfa-hint = 请向平台要普通的 PDF 表单，或在 Adobe Acrobat 中填写后另存为打印用的 PDF
fill-signed = { $path } 带有数字签名，填写会使签名失效；什么都没有写
fill-certified = { $path } 经过作者认证，在这里填写会使认证失效；什么都没有写
fill-signed-hint = 请向平台要签名之前的表单，或在能保留签名的 Adobe Acrobat 中填写
fill-damaged = { $path } 已损坏，不能当作表单读取
fill-damaged-hint = 请重新下载表单；收到的可能不完整
fill-nothing = 没有可以填进 { $path } 的内容：既没有案情文件，也没有 --set
fill-nothing-matches = { $path } 没有一栏的名字说明该填什么，什么都没有填
fill-nothing-map-hint = 请用对照表写明哪一栏填什么：--map fields.toml，在 [fields] 下写 "栏名" = "sender.name"
fill-nothing-set-hint = 用 --list-fields 查看有哪些栏，或用 --set 栏名=内容 直接填写
fill-problems = 有 { $count } 项内容填不进 { $path }；什么都没有写
fill-problems-hint = 可以用 --set 栏名=内容 另外指定
fill-unknown-field = { $field }：表单没有这一栏
fill-unknown-field-hint = 用 --list-fields 查看各栏的名字
fill-too-long = { $field }：最多 { $most } 个字，给了 { $given } 个
fill-no-such-option = { $field }：只能是 { $options } 之一
fill-yes-or-no = { $field }：是勾选框，请写“是”或“否”
fill-one-only = { $field }：只能选一项
fill-read-only = { $field }：表单不允许改动
fill-not-for-filling = { $field }：是按钮或签名的位置
fill-no-glyph = { $field }：字体里没有 { $characters }
fill-does-not-fit = { $field }：用能看清的最小字号也放不下；请缩短，或写“见附件”
fill-save = 无法生成 { $path }（{ $error }）
fill-onto-itself = { $path } 就是表单本身，表单从不覆盖
fill-map-open = 无法读取对照表 { $path }（{ $error }）
fill-map-open-hint = 对照表是 UTF-8 文本文件，在 [fields] 下写 "栏名" = "sender.name"
fill-map-utf8 = 对照表 { $path } 不是 UTF-8 文本
fill-map-problems = 对照表 { $path } 有 { $count } 处不对；什么都没有写
fill-map-at = 第 { $line } 行：{ $what }
fill-map-hint = 在 [fields] 下写 "栏名" = "sender.name" 或 "栏名" = {"{"} text = "…{"{"}sender.name{"}"}…" {"}"}，栏名要加引号
fill-map-keys-hint = 用 paperwork fields 查看案情有哪些项
fill-map-syntax = 不是 TOML（{ $said }）；栏名要加引号
fill-map-no-fields = 没有 [fields]
fill-map-unknown-table = { $name } 在这里没有意义，只有 [fields] 有
fill-map-not-a-key = { $field } 既没有写案情的项，也没有写 {"{"} text = "…" {"}"}；带点的栏名要加引号
fill-map-braces = { $field } 的文字里花括号不成对
fill-map-unknown-key = 案情没有 { $key } 这一项
fill-done = 填写了 { $count } 栏：{ $path }
fill-guessed = 按栏名填写，请核对：{ $fields }
fill-missing = { $field } 空着：案情没有写 { $key }
fill-required = 表单要求填写、但还空着：{ $fields }
fill-repaired = { $path } 有损坏，修复后才能读取；使用前请逐页核对
fill-empty = 还空着：{ $fields }
fill-sign = 表单有签名的位置，保持原样
fill-list-nowhere = 不在任何一页上
fill-list-pages = 第 { $pages } 页
fill-list-most = 最多 { $most } 个字
fill-list-required = 必填
fill-list-read-only = 不能改动
fill-list-filled = 已有内容
fill-list-comma = ，
fill-list-tooltip = 表单的说明：{ $text }
fill-list-options = 可选：{ $options }
fill-list-key = 取自案情的 { $key }
fill-list-sum = { $path } 共有 { $count } 栏
fill-kind-text = 文字
fill-kind-lines = 多行文字
fill-kind-check = 勾选框
fill-kind-radio = 单选按钮
fill-kind-combo = 下拉列表
fill-kind-list = 列表，选一项
fill-kind-several = 列表，可选多项
fill-kind-button = 按钮
fill-kind-signature = 签名
# templates on the shelf
shelf-folder = 读不了模板文件夹 { $path }（{ $error }）
shelf-folder-hint = --templates 要指向一个文件夹，里面每种文书一个子文件夹；不写这个选项就用自带的模板
shelf-link = { $path } 是指向模板文件夹之外的链接，不读取那里的内容
shelf-link-hint = 请把那个文件复制到模板文件夹里
shelf-hidden = { $path } 里有看不见的控制字符（{ $character }）
shelf-hidden-hint = 请删掉它；别人给的模板可能用它掩盖内容
shelf-file = 读不了 { $path }（{ $error }）
shelf-utf8 = { $path } 不是 UTF-8 编码
shelf-utf8-hint = 用编辑器打开，另存为 UTF-8
shelf-unknown = 没有叫“{ $name }”的文书
shelf-unknown-hint = 现有：{ $names }
shelf-articles = 法条表（articles.toml）有 { $count } 处错误
shelf-missing = 模板 { $name } 缺少文件 { $file }
shelf-manifest = { $name }/template.toml 第 { $line } 行：{ $message }
shelf-broken-hint = 可以对照自带的模板；用 paperwork templates show 名称 查看各模板的要求
shelf-mistakes = 模板 { $name } 有 { $count } 处错误，没有生成文书
shelf-at = { $file } 第 { $line } 行
shelf-mistake = { $at }：{ $what }
shelf-unknown-field = 案情里没有 { $key } 这个字段（用 paperwork fields 查看全部字段）
shelf-undeclared-field = 用到了字段 { $key }，但 template.toml 没有声明它
shelf-undeclared-article = 引用了法条 { $id }，但 template.toml 的 [[cite]] 没有声明它
shelf-refused = 不能引用法条 { $id }：{ $why }
shelf-refused-unknown = 法条表里没有它
shelf-refused-superseded = 它已被新的条文取代
shelf-refused-ended = 它不在施行期内
shelf-refused-confidence = 法条表对它还没有把握
shelf-refused-not-for = 它不适用于这种文书

templates-next = 用 paperwork templates show 名称 查看详情；用 paperwork letter --template 名称 写这份文书。
templates-before = 寄出之前：
templates-required = 必填：
templates-required-when = { $condition } 时还要填：
templates-one-of = 至少填一项：
templates-optional = 可填，填了才写进文书：
templates-recipient = 收件方（recipient.name 另有填写的除外）：
templates-source = 查证于 { $as_of }：{ $source }
templates-articles = 可以引用的法条（法条表日期 { $as_of }）：
templates-unless = 除外：{ $when }
templates-when = 仅当：{ $when }
templates-limit = 贴进应用内表单时的字数上限：
templates-characters = { $characters } 字
templates-how = 生成：paperwork letter --template { $name }

field-named = { $key }（{ $label }）
table-earlier = 之前提出的请求和答复（[[earlier]]）
table-exhibits = 证据（[[exhibits]]）
table-materials = 随附材料（[[materials]]）

# letters
letter-pdf-only = --bundle、--attach、--preview 只能用于 PDF
letter-pdf-only-hint = 去掉 --format，或者去掉这些选项
letter-missing = { $path } 还缺这份文书必需的 { $count } 项：
letter-no-case = 当前文件夹没有 case.toml，这份文书需要以下 { $count } 项：
letter-missing-one-of = 至少一项：{ $names }
letter-missing-table = 在案情文件里写一段 [[earlier]]，下面逐行写 date = 2026-10-15、what = "……"、channel = "……"、reference = "……"；用 paperwork fields 查看说明
letter-missing-init = 让程序逐项询问：{ $command }
letter-missing-set = 或者直接给出某一项：--set { $key }=……
letter-missing-blank = 或者打印空白表格手填：paperwork letter --template { $name } --blank
letter-font-dir-missing = 没有文件夹 { $path }
letter-not-minor = 到文书日期时孩子已满 { $age } 周岁，成年人应以自己的名义提出
letter-not-minor-hint = 请核对 minor.birth；如果没有写错，请由账号本人用 --template application 或 copy-request 提出
letter-long = 全文 { $length } 字，表单最多 { $limit } 字，超出 { $over } 字
letter-long-hint = 请缩短案情里的 event.facts；PDF 没有字数限制
letter-stdout = 无法写到标准输出（{ $error }）
letter-no-glyph = 现有字体都没有这些字：{ $characters }
letter-no-glyph-hint = 先看看 case.toml 里或证据的文件名里是不是打错了字（用 --exhibit 路径=标题 可以另取标题）；没有打错的话，请安装有这个字的字体，或用 --font-dir 指定字体文件夹
letter-law-then = 在 { $day } 这些条文尚未施行或已失效：{ $laws }；日期写对了吗？
letter-template-broken = 模板无法排版
letter-pdf = 无法写成 PDF/A（{ $message }）
letter-pdf-hint = 自己的模板可能用了 PDF/A 不允许的内容；自带的模板不应如此
letter-preview-failed = 预览图画不出来，文书没有写出
letter-made = 已生成《{ $title }》：{ $path }（{ $pages } 页）
letter-made-text = 已生成《{ $title }》：{ $path }（{ $characters } 字）
letter-notice = 注意：{ $text }
letter-unfilled = 这是空白表格，每一条划线都填好再交。
letter-default-recipient = 收件方“{ $name }”是模板默认的（查证于 { $as_of }）。要寄给别人，请填写 recipient.name。
letter-font-not-found = 没有找到 letter.font 要的字体，已用宋体（Noto Serif SC）排版。
letter-font-lacks = letter.font 要的字体缺少文书里的某些字，已整篇改用宋体（Noto Serif SC）。
letter-provisional = 期限算到了放假安排尚未公布的年份，公布后请重新核算。
letter-next-person =
    接下来：
      1. 通读每一页，核对每个日期、号码和姓名。
      2. 打印，在横线处亲笔签名。
      3. 用能证明送达的方式寄出（挂号信、EMS 并留存回执）或上传，保存好凭证。
letter-next-firm =
    接下来：
      1. 通读每一页，核对每个日期、号码和名称。
      2. 交律师事务所：由承办律师亲笔签名，在圆圈处加盖律师事务所印章，盖住名称和日期；缺一样都不是律师函。
      3. 由律师事务所用能证明送达的方式寄出（挂号信、EMS 并留存回执），保存好凭证。
letter-next-trader =
    接下来：
      1. 通读每一页，核对每个日期、号码和名称。
      2. 打印，由营业执照上的经营者亲笔签名；刻有公章的，在圆圈处加盖，盖住名称和日期。
      3. 用能证明送达的方式寄出（挂号信、EMS 并留存回执）或上传，保存好凭证。
letter-next-company =
    接下来：
      1. 通读每一页，核对每个日期、号码和名称。
      2. 打印，由法定代表人（负责人）亲笔签名，在圆圈处加盖公章（不能用其他章），盖住名称和日期。
      3. 用能证明送达的方式寄出（挂号信、EMS 并留存回执）或上传，保存好凭证。

# exhibits
exhibit-none = 没有可以装订的证据
exhibit-none-hint = 在案情的 [[exhibits]] 里写明，或者用 --exhibit 路径=名称 给出
exhibit-unloaded = 有 { $count } 份证据用不了，没有生成文书：
exhibit-unloaded-hint = 案情里的路径从案情文件所在的文件夹算起，--exhibit 的路径从当前文件夹算起
exhibit-missing = 找不到 { $path }
exhibit-folder = { $path } 是文件夹，请写明其中的文件
exhibit-bag-folder = { $path } 是文件夹形式的归档，请写明其中的文件：{ $path }!/data/……
exhibit-special = { $path } 不是可以读取的文件
exhibit-unreadable = 读不了 { $path }（{ $error }）
exhibit-changed = { $path } 在读取过程中变了，请先关闭正在写它的程序
exhibit-too-much = { $path } 有 { $octets }，超过文书里能放的 { $limit }；不用 --attach 和 --bundle 时，它会连同摘要列入证据目录
exhibit-no-archive = { $archive } 不是归档
exhibit-no-bag = { $archive } 不是 backup 做的归档，无法核对里面的文件；请先解压，直接写文件的路径
exhibit-encrypted = { $archive } 已加密；请先解压，直接写文件的路径
exhibit-refused = { $archive } 与封存时不符（{ $codes }）；请用 backup verify 查看
exhibit-not-inside = { $archive } 里没有 { $inside }；用 backup list 查看里面有什么
exhibit-not-inside-near = { $archive } 里没有 { $inside }，有的是 { $near }
exhibit-inside-folder = { $archive } 里的 { $inside } 是文件夹，请写明其中的文件
exhibit-attached = { $mark }（{ $name }）没有并入页面，而是作为附件放进了 PDF：{ $why }。
exhibit-doubt = 请检查{ $mark }（{ $name }）：{ $why }。
exhibit-same = { $mark }与{ $other }是同一个文件。
exhibit-archive-doubt = { $mark }本身与归档 { $archive } 一致，但归档的其他部分有问题，请用 backup verify 查看。
exhibit-why-cut-short = 图片不完整，像是下载中断
exhibit-why-too-large = 文件太大，无法显示
exhibit-why-undecodable = 图片无法解码
exhibit-why-other = 既不是图片也不是 PDF
exhibit-why-locked = 需要密码才能打开
exhibit-why-damaged = PDF 已损坏
exhibit-why-signed = 带有电子签名，合并会使签名失效
exhibit-why-xfa = 是只有 Acrobat 才能显示的动态表单
exhibit-why-portfolio = 是 PDF 文件包
exhibit-why-no-pages = PDF 没有页面
exhibit-why-no-appearance = 表单已填写，但显示效果由各阅读器自行决定
exhibit-why-blank = 检查过的页面全是空白
exhibit-bundle = 无法装订成卷（{ $error }）
exhibit-bundle-hint = 可以改用 --attach，把证据作为附件放入

# what a slip sheet says, always printed in Chinese
slip-cut-short = 该图片不完整，未并入本卷；原件以附件形式附于本PDF内。
slip-too-large = 该文件过大，未并入本卷；原件以附件形式附于本PDF内。
slip-undecodable = 该图片无法解码，未并入本卷；原件以附件形式附于本PDF内。
slip-other = 本证据为电子数据文件，原件以附件形式附于本PDF内。
slip-locked = 该PDF设有打开密码，未并入本卷；原件以附件形式附于本PDF内。
slip-damaged = 该PDF文件已损坏，未并入本卷；原件以附件形式附于本PDF内。
slip-signed = 该PDF带有电子签名，为保持签名有效，未并入本卷；原件以附件形式附于本PDF内。
slip-xfa = 该PDF为动态表单，未并入本卷；原件以附件形式附于本PDF内。
slip-portfolio = 该PDF为文件包，未并入本卷；原件以附件形式附于本PDF内。
slip-no-pages = 该PDF没有页面，未并入本卷；原件以附件形式附于本PDF内。
slip-no-appearance = 该PDF表单的填写内容没有固定的显示效果，未并入本卷；原件以附件形式附于本PDF内。
slip-blank = 该PDF的页面为空白，未并入本卷；原件以附件形式附于本PDF内。

# where a case is wrong
case-open = 打不开 { $path }（{ $error }）
case-open-hint = 用 paperwork init 做一份，或者用 --case 指定另一份
case-problems = { $path } 有 { $count } 处错误：
case-problems-hint = 改正后重新运行同一命令；用 paperwork fields 查看各字段的说明
case-at = 第 { $line } 行，{ $key }：{ $what }
case-at-line = 第 { $line } 行：{ $what }
case-at-key = { $key }：{ $what }

# ---- 案情文件里的问题（case）----

case-utf16 = 文件是用“Unicode”（UTF-16）编码保存的；请用记事本打开，“另存为”时把编码选成 UTF-8
case-gbk = 文件是用旧版记事本的 ANSI（GBK）编码保存的；请用记事本打开，“另存为”时把编码选成 UTF-8
case-not-text = 这不是文字文件；案情文件是纯文字，用记事本就能打开
case-large = 文件超过 1 MiB，不像是案情文件
case-unknown-table = 没有这一部分；用 paperwork fields 查看有哪些
case-unknown-table-near = 没有这一部分；您要的是不是 [{ $nearest }]？
case-unknown-key = 没有这一项；用 paperwork fields 查看有哪些
case-unknown-key-near = 没有这一项；您要的是不是 { $nearest }？
case-twice = 写了两次；请只留一处
case-twice-first = 写了两次，第一次在第 { $first } 行；请只留一处
case-two-brackets = 这一部分可以有好几份，要写两层方括号，例如 [[exhibits]]
case-one-bracket = 这一部分只有一份，只写一层方括号，例如 [sender]
case-not-table = 这里应当是一个部分：单独一行写 [名称]，下面逐行写内容
case-type-quotes = 这里应当写{ $wanted ->
    [date] 日期
    [money] 金额
    [percent] 百分数
    [number] 整数
   *[other] 文字
    }，并放在英文引号里，例如 "…"
case-type-list = 这里可以写好几条，请放在方括号里，例如 ["第一条", "第二条"]
case-type-flag = 这里只写 true（是）或 false（否），不加引号
case-type-one = 这里只写一个内容，不要方括号
case-type-table = 这里只写一个内容，不能再分小项
case-item = 第 { $position } 条不是文字；请放在英文引号里
case-empty = 引号里是空的；请填写，或在行首加 # 表示不写
case-line-break = 这一项只能写一行
case-control = 里面有看不见的控制字符（{ $character }），多半是复制时带来的；请删掉重新输入
case-long = 超过了 { $most } 个字；更长的内容请作为证据另附
case-date-form = 日期要写成 年-月-日，例如 2026-11-21，用半角数字
case-date-meant = 日期要写成 { $meant } 这样：四位年、两位月、两位日，用半角数字和短横线
case-date-no-such-day = 日历上没有这一天
case-date-time = 只写日期，不写几点几分
case-date-year = 年份要在 1900 到 2100 之间
case-amount-float = 金额请放在英文引号里，例如 "20000.00"；不加引号的小数会被电脑四舍五入
case-amount-form = 金额只写数字，单位是元，例如 "20000.00"；不写“万”，不写大写
case-amount-meant = 金额只写数字，不写逗号、货币符号和“元”：请写成 "{ $meant }"
case-percent-float = 百分数请放在英文引号里，例如 "0.05"
case-percent-form = 百分数只写数字，例如 "0.05" 表示百分之零点零五（万分之五）
case-percent-meant = 百分数只写数字：请写成 "{ $meant }"
case-amount-decimals = 小数点后最多 { $most } 位
case-amount-negative = 不能小于零
case-amount-large = 数字太大
case-amount-zero = 必须大于零
case-percent-large = 百分比最多为 100
case-number = 要写 1 到 { $most } 之间的整数
case-choice = 只能从这些里选：{ $allowed }
case-flag = 请回答 是 或 否（也可以写 true 或 false）
case-uscc-length = 统一社会信用代码应当是 18 位，这里是 { $found } 位
case-uscc-character = 第 { $position } 位的“{ $found }”不会出现在统一社会信用代码里（代码里没有 I、O、S、V、Z）
case-uscc-character-meant = 第 { $position } 位的“{ $found }”不会出现在统一社会信用代码里，是不是 { $meant }？
case-uscc-region = 第 { $position } 位是“{ $found }”，这里（第 3 到 8 位）只能是数字
case-uscc-region-meant = 第 { $position } 位是“{ $found }”，这里只能是数字，是不是 { $meant }？
case-uscc-check = 校验不对：按前 17 位算，末位应当是 { $expected }，写的是 { $found }；多半是前 8 位或末位抄错了一位，请对照营业执照
case-uscc-check-organisation = 校验不对：按前 17 位算，末位应当是 { $expected }，写的是 { $found }；多半是第 9 到 17 位抄错了一位，请对照营业执照
case-uscc-organisation = 校验不对：第 17 位应当是 { $expected }，写的是 { $found }；请对照营业执照
case-uscc-pilot = 末位按国家标准应当是 { $expected }；福建早期发的代码会这样，请再对照一次营业执照
case-uscc-authority = 登记机关代码“{ $found }”不在程序的表里，请再对照一次
case-uscc-province = 地区代码“{ $found }”不在程序的表里，请再对照一次
case-not-law-firm = 代码本身没有错，但律师事务所的代码以 31 开头；这一项只写律师事务所的
case-citizen-length = 身份证号码应当是 18 位，这里是 { $found } 位
case-citizen-character = 第 { $position } 位的“{ $found }”不对：前 17 位只能是数字，只有末位可以是 X
case-citizen-character-meant = 第 { $position } 位的“{ $found }”不对：这里只能是数字，是不是 { $meant }？
case-citizen-region = 没有以“{ $found }”开头的地区，请对照身份证
case-citizen-birth = 第 7 到 14 位是出生日期，日历上没有这一天，请对照身份证
case-citizen-check = 校验不对：按前 17 位算，末位应当是 { $expected }，写的是 { $found }；有一位抄错了，请对照身份证
case-citizen-old = 这是十五位的旧号码，现在要写十八位的
case-citizen-old-last = 这是十五位的旧号码；现在的十八位是在第 6 位后面加 19，末尾再加 { $last }
case-citizen-old-doubt = 这是由十五位旧号码换成的，请再对照一次身份证
case-citizen-century = 出生在哪个世纪从号码里看不准，请再对照一次身份证
case-citizen-unproved = 这种号码没有校验位，程序只能看格式，请再对照一次证件
case-licence-length = 律师执业证号一般是 17 位数字（较早的是 12 位），这里是 { $found } 位，请再对照一次
case-licence-character = 律师执业证号一般只有数字，第 { $position } 位是“{ $found }”，请再对照一次
case-licence-first = 律师执业证号一般以 1 开头，这里是“{ $found }”，请再对照一次
case-phone = 不像电话号码：只写数字，座机带区号，例如 13800138000 或 010-12345678
case-mobile = 手机号应当是 11 位，这里是 { $digits } 位
case-email = 不像电子邮箱，例如 name@example.com
case-before = 早于 { $other }（{ $day }），先后不对
case-before-line = 早于第 { $line } 行的 { $other }（{ $day }），先后不对
case-birth = 与 { $other } 里的出生日期不一致
case-missing = 这一份里缺少这一项
case-only-in-file = 这一项可以有好几份，请写在案情文件里
case-syntax-quotes = 用了中文引号；请换成英文引号 "…"（切换到英文输入法再打）
case-syntax-equals = 请用英文等号 =，不用 ＝ 和冒号
case-syntax-brackets = 请用英文方括号 [ ]
case-syntax-no-equals = 缺少等号；每一项写成 名称 = "内容"
case-syntax-no-value = 等号后面是空的；请填写，或在行首加 # 表示不写
case-syntax-unquoted = 内容要放在英文引号里，例如 名称 = "内容"
case-syntax-unclosed = 引号没有成对；请在内容末尾补上引号
case-syntax-unclosed-bracket = 括号没有成对，或各条之间缺逗号；请写成 ["第一条", "第二条"]
case-syntax-backslash = 反斜杠 \ 在这里有特别的意思；路径请用 /，例如 D:/证据/通知.png
case-syntax-after-value = 内容后面多了东西；内容里要用引号时请用中文引号 “ ”
case-syntax-key = 等号前面的名称只能用英文字母、数字和下划线，中间不留空格；用 paperwork fields 查看名称
case-syntax-control = 里面有看不见的控制字符，多半是复制时带来的；请删掉这一行重新输入
case-syntax-comma = 各条之间要用一个英文逗号隔开
case-syntax-line-end = 换行符不是电脑能认的；请用记事本打开，另存一次
case-syntax-deep = 括号套得太深
case-syntax-other = 看不懂这一行；每一项写成 名称 = "内容"

# ---- paperwork fields、paperwork init ----

fields-kind = { $kind ->
    [text] 文字
    [lines] 可以写几行的文字
    [date] 日期，写成 2026-11-21
    [money] 金额（元），写成 "20000.00"
    [percent] 百分数，写成 "0.05"
    [number] 整数，不加引号
    [choice] 选一个
    [flag] true 或 false，不加引号
    [uscc] 统一社会信用代码，有校验
    [citizen] 身份证号码，有校验
    [licence] 律师执业证号
    [phone] 电话号码
    [email] 电子邮箱
    [list] 可以写好几条，写成 ["第一条", "第二条"]
   *[other] { $kind }
    }
fields-private = 屏幕上遮住
fields-example = 例：
fields-repeated = 可以有好几份，每份前面单独写一行 [[{ $table }]]

init-no-terminal = 这里不能提问：没有连接终端
init-no-terminal-hint = 在终端里运行 paperwork init，或用 --set 名称=内容、--from 文件 直接给出内容
init-intro-title = 案情文件，给 paperwork letter 使用。用记事本就能改；保存时编码选 UTF-8。
init-intro-comment = 以 # 开头的行是说明，或还没有填的内容；去掉 # 并填好就生效。
init-intro-private = 里面有个人信息，请勿外传。
init-intro-letter = 按“{ $title }”需要的内容列出。
init-begin = 请逐项回答。回车：跳过或留到以后；?：说明；<：回到上一项；.：到此为止，其余留空。
init-begin-given = 已有 { $count } 项，不再询问。
init-progress = （{ $at }/{ $all }）{ $label }
init-progress-optional = （{ $at }/{ $all }，可不填）{ $label }
init-one-of = （下面几项至少要填一项：{ $labels }）
init-lines = 可以写好几行，空一行结束：
init-list = 一条写一行，空一行结束：
init-choices = 输入序号或名称：
init-current = 现在是：{ $value }
init-needed = 这一项是必填的。现在不知道，再按一次回车先空着，以后补在案情文件里。
init-no-back = 这已经是第一项了。
init-utf8 = 没有读懂输入的文字：终端的编码不是 UTF-8。请再输入一次。
init-noted = 请留意：{ $what }
init-stopped = 已停下。
init-nothing = 什么都没有填，也没有写文件。
init-written = 已写好 { $path }（只有您的账户可以读）。
init-kept = 到此为止填的内容已存进 { $path }，一项也没有丢。
init-continue = 接着填：{ $command }
init-missing = 还缺 { $count } 项，补上以后才能写这封信：
init-missing-next = 用文本编辑器打开 { $path }，填上这几项（去掉行首的 #），再运行：{ $command }
init-missing-one-of = 至少一项：{ $labels }
init-complete = 需要的内容都有了。
init-next = 下一步：paperwork letter --template { $name }{ $case }

# ---- check: the command, its options and its talk ----

check-about = 读取证件和材料的扫描件，指出平台会退回什么、为什么、该怎么办
check-examples =
    示例：
      paperwork check ./docs
      paperwork check ./docs --for shop --html report.html

    支持 JPEG、PNG、WebP、BMP、TIFF 和 PDF。只读取原件，绝不改动；任何内容都不会离开这台电脑。
    退出状态：0 没有发现问题，1 有需要处理或再看一眼的地方，2 无法判断。
    用 paperwork rules 查看会检查哪些问题。
check-path = 扫描件，或存放扫描件的文件夹
check-for = 材料的用途，用来检查是否缺少材料：{ $purposes }
check-channel = 在哪里上传，按其限制检查：{ $channels }（默认取最严格的）
check-case = 用来核对的案情文件（默认：材料文件夹或当前文件夹里的 case.toml）
check-html = 另写一份报告网页（中英文，用浏览器打开）
check-show-private = 完整显示身份证号和手机号
check-date = 按哪一天判断（默认今天）
check-jobs = 同时读取几页（默认每个处理器一页）
doing-check = 正在读取材料
check-nothing = 这里没有可以检查的文件（略过了 { $count } 个系统文件、链接或报告）
check-nothing-hint = 请写明扫描件（JPEG、PNG、PDF 等）或存放它们的文件夹
check-unlisted = 打不开“{ $path }”：{ $error }
check-unlisted-hint = 检查一下写法；把文件夹拖到终端窗口里，就能得到它的路径
check-too-many = 文件超过 { $most } 个
check-too-many-hint = 请指定只放了待提交材料的文件夹
check-engine = 文字识别无法启动：{ $error }
check-engine-hint = 程序文件可能已损坏，请重新下载
check-no-purpose = “{ $given }”不是可选的用途
check-no-purpose-hint = 可选：{ $all }
check-no-channel = “{ $given }”不是可选的上传渠道
check-no-channel-hint = 可选：{ $all }
check-with-case = 已与案情文件 { $path } 核对。
check-passed-link = { $name }：是链接，已略过；需要检查的话请直接写出文件本身。
check-passed-special = { $name }：既不是文件也不是文件夹，已略过。
check-passed-deep = { $name }：文件夹套得太深，没有检查里面的文件；请直接指定这个文件夹。
check-passed-locked = { $name }：系统不允许打开，没有检查；请检查权限后再试。
check-special = “{ $path }”既不是普通文件也不是文件夹
check-special-hint = 请指定扫描件或存放它们的文件夹
check-html-not-ours = “{ $path }”已经存在，而且不是检查报告，不会被替换
check-html-other = 用 --html 换一个名字；原来的报告可以用 --force 替换
check-report-written = 报告：{ $path }（用浏览器打开，也可以在浏览器里打印）。
check-page = { $file } 第 { $page } 页

# (end of check: the command, its options and its talk)

# ---- check: kinds of papers and names of fields ----

kind-licence = 营业执照
kind-id-portrait = 身份证人像面
kind-id-emblem = 身份证国徽面
kind-permit-portrait = 居住证/居留证人像面
kind-permit-emblem = 居住证/居留证另一面
kind-authorisation = 授权委托书
kind-ownership = 账号归属声明
kind-notarial = 公证书
kind-tax-clearance = 清税证明
kind-deposit-notice = 保证金通知
kind-ban-notice = 封禁或处罚通知
kind-application = 申请书
kind-unknown = 未能识别
kind-of-holder = { $kind }（{ $holder }）
holder-company = 公司
holder-sole-trader = 个体工商户
holder-branch = 分公司
holder-partnership = 合伙企业
holder-sole-proprietorship = 个人独资企业
field-name-company = 名称
field-name-code = 统一社会信用代码
field-name-form = 类型
field-name-representative = 法定代表人/经营者/负责人
field-name-capital = 注册资本
field-name-established = 成立日期
field-name-term = 有效期
field-name-address = 住所/住址
field-name-scope = 经营范围
field-name-authority = 登记/签发机关
field-name-issued = 签发/落款日期
field-name-person = 姓名
field-name-id-number = 证件号码
field-name-sex = 性别
field-name-nation = 民族/国籍
field-name-birth = 出生日期
field-name-principal = 委托人/声明人
field-name-principal-number = 委托人证件号/代码
field-name-agent = 受托人
field-name-agent-number = 受托人证件号
field-name-account = 账号
field-name-platform = 平台
field-name-number = 文书编号
field-name-office = 出具机构
field-name-amount = 金额
field-name-phone = 电话
field-unread = 未能读出
term-forever = 长期

# (end of check: kinds of papers and names of fields)

# ---- check: the report (table, verdict, page) ----

check-state-fine = 未发现问题
check-state-warning = 请再看一眼
check-state-error = 会被退回
check-together = 所有材料合在一起看
check-compared = 对照：{ $files }
check-verdict-nothing-found = 已读 { $papers } 份材料，没有发现会被退回的问题。平台仍可能另有要求，请把原件留在手边。
check-verdict-not-counted = 不过没有检查材料是否齐全（请加 --for）。
check-verdict-look-again = 有 { $warnings } 处需要再看一眼，确认后再提交。请拿着原件逐条核对。
check-verdict-rejected = 有 { $errors } 处很可能会被退回{ $warnings ->
        [0] {""}
       *[other] ，另有 { $warnings } 处需要再看一眼
    }。请从上往下逐条处理，然后再检查一遍。
check-verdict-nothing-to-judge = 这里没有一份材料能够检查。请先处理上面列出的文件，或确认是不是选错了文件夹。
verdict-nothing-found = 没有发现问题
verdict-look-again = 请再看一眼
verdict-rejected = 会被退回
verdict-nothing-to-judge = 无法判断
refused-empty = 空文件
refused-heic = HEIC 照片，这里读不了
refused-locked = 加密的 PDF
refused-archive = 压缩包
refused-office = 办公文档
refused-unknown = 不是图片或 PDF
refused-too-large = 过大
refused-damaged = 已损坏
refused-no-pages = 没有页面的 PDF
refused-unreadable = 打不开
refused-panicked = 没能读出
page-title = 材料检查报告
page-heading = 截至 { $date } · { $purpose } · 上传限制：{ $channel }
page-no-purpose = 未说明用途，没有检查材料是否齐全
page-file = 文件
page-kind = 是什么
page-about = 关于谁
page-state = 结果
page-pages = 逐页查看
page-private = 本页含有个人证件，请自己保管；除非生成时使用了 --show-private，身份证号和手机号都已遮盖。
page-law = 由 paperwork 在本机生成，没有向任何地方发送内容。本报告不是法律意见，也不保证平台的处理结果。

# (end of check: the report (table, verdict, page))

# ---- rules 1xx: files and pages ----

rules-retake = 铺平放在深色桌面上，关掉闪光灯，手机与纸面平行，四个角都留在画面里，点一下字对好焦，重拍一张
rules-paper = { $kind ->
    [licence] 营业执照
    [id-portrait] 身份证人像面
    [id-emblem] 身份证国徽面
    [permit-portrait] 居住证、居留证人像面
    [permit-emblem] 居住证、居留证另一面
    [authorisation] 授权委托书
    [ownership] 账号归属声明
    [notarial] 公证书
    [tax-clearance] 清税证明
    [deposit-notice] 保证金通知
    [ban-notice] 封禁或处罚通知
    [application] 申请书
   *[other] 这份材料
    }

rule-e101-title = 手机专用照片格式
rule-e101-finds = 这是手机自用的 HEIC（或 AVIF）照片，里面的内容没有检查。
rule-e101-why = 平台只收 jpg、png 这些通用格式；这种照片传不上去，或者审核人员打不开。
rule-e101-do = 在电脑上打开这张照片，另存为 jpg 再交。苹果手机也可以先把“设置—相机—格式”改为“兼容性最佳”，再重拍。
rule-e102-title = PDF 要密码
rule-e102-finds = 打开这个 PDF 要密码，里面的内容没有检查。
rule-e102-why = 审核人员没有密码，会当作没有交。
rule-e102-do = 用密码打开，重新打印成一份不带密码的 PDF，或者每页存成图片，交新的那份。
rule-e103-title = 不是图片或 PDF
rule-e103-finds = { $what ->
    [archive] 这是压缩包，里面的文件没有检查。
    [office] 这是办公文档（Word、Excel、WPS），里面的内容没有检查。
   *[other] 这个文件不是图片，也不是 PDF，里面的内容没有检查。
    }
rule-e103-why = 上传材料的地方只收图片，有的也收 PDF。
rule-e103-do = { $what ->
    [archive] 先解压成文件夹，再检查那个文件夹。
    [office] 打印出来签字、盖章，再扫描或拍成 jpg；不用签字盖章的，另存为 PDF。
   *[other] 是材料，就用能打开它的软件另存为 jpg 或 PDF；不是材料，就从文件夹里拿出去。
    }
rule-e104-title = 文件打不开
rule-e104-finds = { $what ->
    [empty] 这个文件是空的，一个字节也没有。
    [no-pages] 这个 PDF 里一页也没有。
   *[other] 文件损坏了，打不开。
    }
rule-e104-why = 平台收到的也是打不开的文件，等于没有交。
rule-e104-do = 多半是下载或传输没有完成。回到原来的手机、邮箱或网站重新取一份，自己能打开了再交；取不到就重新扫描。
rule-e105-title = 文件太大
rule-e105-finds = { $of ->
    [octets] 这个文件有 { $found } MB，程序最多看 { $limit } MB，没有检查。
    [pixels] 这张图有 { $found } 百万像素，程序最多看 { $limit } 百万像素，没有检查。
    [side] 这张图的一边长 { $found } 像素，程序最多看 { $limit } 像素，没有检查。
    [pages] 这个文件有 { $found } 页，程序最多看 { $limit } 页，没有检查。
   *[other] 这个文件太大，没有检查。
    }
rule-e105-why = 平台不收这么大的文件，严的地方每张图不超过 4 MB。
rule-e105-do = { $of ->
    [pages] 拆成几份，每份只放一种材料。
   *[other] 用手机默认的照片大小重拍，或者用扫描仪按 300 dpi 重扫；也可以用看图软件缩小后另存为 jpg。
    }
rule-e106-title = 没有看成
rule-e106-finds = { $what ->
    [system] 系统不让读这个文件：{ $error }
   *[other] 看这一页时程序自己出了错，这一页没有检查；其他页不受影响。
    }
rule-e106-why = 没有看过，就不知道有没有问题。
rule-e106-do = { $what ->
    [system] 关掉正在使用它的软件，确认自己能打开它；放在网盘里的先下载到这台电脑，再检查一次。
   *[other] 把这一页重新扫描，或另存为 jpg，再检查一次；还是不行，请自己对照原件看一遍。
    }
rule-e110-title = 字太小，看不清
rule-e110-finds = 字高只有 { $found } 像素，至少要 { $limit } 像素。
rule-e110-why = 图太小，放大以后字是糊的，审核人员看不清就会退回。
rule-e110-do = 交原图，不要交聊天软件压缩过的图或截图。没有原图就重拍，让纸面占满画面；扫描请选 300 dpi。
rule-w110-title = 字偏小
rule-w110-finds = 字高 { $found } 像素，最好有 { $limit } 像素。
rule-w110-why = { rule-e110-why }
rule-w110-do = { rule-e110-do }
rule-e111-title = 拍糊了
rule-e111-finds = 字迹清晰度是 { $found }，至少要 { $limit }（清楚的照片在 45 以上）。
rule-e111-why = 看不清的材料会被退回；程序从上面读到的内容也靠不住。
rule-e111-do = { rules-retake }。手肘撑稳，拍完放大看一眼小字。
rule-w111-title = 有些模糊
rule-w111-finds = 字迹清晰度是 { $found }，最好在 { $limit } 以上（清楚的照片在 45 以上）。
rule-w111-why = 还能读，但小字容易看错，审核人员也可能嫌不清楚。
rule-w111-do = { rule-e111-do }
rule-e112-title = 反光盖住了字
rule-e112-finds = 画面有 { $found }% 反光成一片白，达到 { $limit }% 就会盖住字。
rule-e112-why = 反光的地方看不见字；平台要求无反光、无遮挡。
rule-e112-do = 关掉闪光灯，从框和塑封套里取出来，避开头顶的灯，在窗边换个角度重拍；拍完看看有没有白斑。
rule-w112-title = 有反光
rule-w112-finds = 画面有 { $found }% 反光成一片白，最好不到 { $limit }%。
rule-w112-why = { rule-e112-why }
rule-w112-do = { rule-e112-do }
rule-w113-title = 太暗或光线不匀
rule-w113-finds = { $how ->
    [dark] 画面太暗：纸面亮度 { $found }，最好在 { $limit } 以上（最亮是 255）。
   *[other] 光线不均匀：最暗处比最亮处暗 { $found }%，最好不超过 { $limit }%。
    }
rule-w113-why = 暗处的字容易看错，审核人员不会替人调亮。
rule-w113-do = 到窗边或灯下重拍，让光从两侧照过来，手和手机的影子不要落在纸上。
rule-w114-title = 字迹太淡
rule-w114-finds = 字和纸的深浅只差 { $found }，最好在 { $limit } 以上（最大是 255）。
rule-w114-why = 字太淡，审核人员可能看不清。
rule-w114-do = 扫描时把“浓度”调深一些，或换个光线重拍；原件本身褪色的，重新打印、签字、盖章，证照则换发一张。
rule-w115-title = 拍歪了
rule-w115-finds = 字行斜了约 { $found } 度，最好不超过 { $limit } 度。
rule-w115-why = 平台要求摆正；斜着的图容易缺角，也不好核对。
rule-w115-do = 摆正了重拍，或在手机相册的“编辑”里转正后另存一张。
rule-e116-title = 没有拍全
rule-e116-finds = 纸面或文字在{ $side ->
    [left] 左边
    [top] 上边
    [right] 右边
    [bottom] 下边
   *[other] 好几边
    }出了画面。
rule-e116-why = 平台要求四角完整，缺一角就会退回。
rule-e116-do = 手机拿远一点重拍，四个角都在画面里，周围再留一圈桌面；扫描时纸面不要超出玻璃板。
rule-w117-title = 放横了或放倒了
rule-w117-finds = 这一页是{ $how ->
    [side] 横着
   *[other] 倒着
    }放的；程序转正以后读的。
rule-w117-why = 审核人员看到的还是原来的样子，可能嫌看着费劲退回来。
rule-w117-do = 用看图软件转正，保存后再交。
rule-e118-title = 图片不完整
rule-e118-finds = 这张图片的文件没有传完，下面一截是缺的或灰的。
rule-e118-why = 缺的那一截谁也看不到，会当作没有交全。
rule-e118-do = 从原来的手机、邮箱或网站重新取原图，等传完再打开；自己从上到下看一遍再交。
rule-e119-title = 黑白件
rule-e119-finds = 这是{ $colour ->
    [grey] 灰色的图
   *[other] 黑白图
    }，{ rules-paper }要交彩色的。
rule-e119-why = 平台要原件的彩色扫描件或照片；黑白件会被当作复印件退回，红章也看不出来。
rule-e119-do = 拿原件用彩色重新扫描，或用手机直接拍原件，不要拍复印件。
rule-e120-title = 一个字也读不出
rule-e120-finds = 这一页没有读出字来：可能是空白页，也可能太暗、太糊或太小。
rule-e120-why = 程序看不到内容，就不知道有没有问题；审核人员多半也看不清。
rule-e120-do = 打开看一眼。空白页就去掉；有内容的，{ rules-retake }。
rule-w120-title = 读得没有把握
rule-w120-finds = 这一页的字读得没有把握：平均 { $found }%，一般不低于 { $limit }%。
rule-w120-why = 程序可能读错了字，关于这一页的其他结论也要打折扣。
rule-w120-do = 自己对照原件看一遍。能重拍就重拍：{ rules-retake }。
rule-w121-title = 没认出是什么
rule-w121-finds = { $how ->
    [after] 没认出这一页是什么材料；它前面还有别的页，可能是续页。
   *[other] 没认出这是什么材料。
    }
rule-w121-why = 没认出来的页没有检查内容，不能当作没有问题。
rule-w121-do = 是前一页的续页，就自己看看字和章清不清楚；是单独的材料，就拍正、拍全再试；不是材料，就从文件夹里拿出去。
rule-w122-title = PDF 缺字体
rule-w122-finds = 这份 PDF 里的字用了没有放进文件的字体。
rule-w122-why = 换一台电脑打开，字可能变成空白或乱码；审核人员看到的未必是您看到的。
rule-w122-do = 在显示正常的电脑上重新打印成 PDF，或每页存成图片，交新的那份。
rule-w123-title = 一页上有几份材料
rule-w123-finds = { $how ->
    [codes] 这一页是按一张营业执照读的，上面却有两个不同的统一社会信用代码。
    [card] 这一页是按一张营业执照读的，上面却有身份证上才有的字。
   *[other] 这一页是按一张营业执照读的，上面的标题或“统一社会信用代码”却出现了两次。
    }
rule-w123-why = 同一页上的另一份没有单独检查，不能当作没有问题；两份的内容也可能读混了。平台的上传框一般一处只收一种材料。
rule-w123-do = 每份材料单独拍一张（身份证一面一张），或者把这张图裁成几张，各存一个文件，再检查一次。
rule-n124-title = 有水印
rule-n124-finds = 上面斜着印有水印“{ $says }”。读取时已把水印分开，只看材料本身。
rule-n124-why = 注明用途的复印件不容易被挪作他用，多数平台也收；但写着别的用途或别人名字的，可能被退回。
rule-n124-do = 水印写的就是这次的用途，就不用管；不是的话，用原件重新拍一张再加水印。对方明确要没有水印的，就交没有水印的。

# (end of rules 1xx: files and pages)

# ---- rules 2xx: business licences ----

rule-w201-title = 代码没有读准
rule-w201-finds = { $how ->
    [absent] 没有找到统一社会信用代码。
    [length] 统一社会信用代码读出了 { $found } 位，应当是 18 位。
    [qr] 印的代码读成 { $name }，二维码里是 { $qr }，只差一两位，多半是字没有读清。
   *[other] 统一社会信用代码读得没有把握：{ $name }
    }
rule-w201-why = 平台按这 18 位逐位核对主体；没读准，就没有替您核对。
rule-w201-do = 对照原件看这 18 位。照片上看得清就可以交；看不清就靠近重拍，让代码和二维码都清楚。
rule-e202-title = 代码校验不对
rule-e202-finds = { $how ->
    [check] 代码 { $name } 校验不对：按前 17 位算，末位应当是 { $expected }，读到的是 { $found }。
    [organisation] 代码 { $name } 校验不对：按第 9 至 16 位算，第 17 位应当是 { $expected }，读到的是 { $found }。
    [character] 代码 { $name } 的第 { $position } 位是“{ $found }”，这里不会有这个字符。
   *[other] 统一社会信用代码校验不对。
    }
rule-e202-why = 发出来的代码都能通过校验。通不过，不是照片上有一位看不真，就是代码本身有错；平台查不到这个代码就会退回。
rule-e202-do = 对照原件逐位看。与原件不同就重拍；原件就是这样，到国家企业信用信息公示系统按名称查一下，再找登记机关更正。
rule-w203-title = 代码少见
rule-w203-finds = { $how ->
    [pilot] 代码 { $name } 像是标准实行前试点发的，末位与现在的算法不同。
    [authority] 代码 { $name } 开头两位“{ $found }”不在登记部门的表里。
    [province] 代码 { $name } 的地区“{ $found }”不在地区表里。
   *[other] 统一社会信用代码没有错，但不常见。
    }
rule-w203-why = 代码不一定有错，但平台的自动校验可能通不过。
rule-w203-do = 对照原件确认。平台提示代码有误时，附上国家企业信用信息公示系统的查询结果，或换发一张新照。
rule-e204-title = 二维码与代码不符
rule-e204-finds = 印的代码是 { $name }，二维码里是 { $qr }。
rule-e204-why = 同一张执照上的两处应当一样；不一样，会被怀疑拼接或冒用。
rule-e204-do = 用手机扫一下原件上的二维码，再看印的代码。确实不同，这一张就不要交：向登记机关换一张，或下载电子营业执照。
rule-w205-title = 二维码扫不出
rule-w205-finds = 新版营业执照上应当有二维码，这张图上没有扫出来。
rule-w205-why = 审核人员会扫码核对；扫不出，就少了一处凭据。
rule-w205-do = 用手机扫一下这张照片。扫不出就重拍：靠近些，不反光，不遮挡，不压折痕。
rule-e206-title = 营业期限已过
rule-e206-finds = 营业期限到 { $date } 为止，已经过了。
rule-e206-why = 平台只收有效期内的执照，过期的会退回。
rule-e206-do = 先到登记机关办延期（变更营业期限），换好新照再交。已经办过的，交新照。
rule-w207-title = 营业期限快到了
rule-w207-finds = 营业期限到 { $date } 为止，还剩 { $days } 天。
rule-w207-why = 审核、申诉常常要几周，到那时可能已经过期。
rule-w207-do = 现在就交，同时去登记机关办延期；被要求补件时交新照。
rule-w208-title = 名称没有读出
rule-w208-finds = { $how ->
    [absent] 没有找到名称。
    [doubtful] 名称读成“{ $name }”，不像完整的名称。
   *[other] 名称没有读清。
    }
rule-w208-why = 名称要与其他材料、账号后台一字不差；没读出，就没有替您比对。
rule-w208-do = 自己对照原件和账号后台看一遍名称。照片上看不清就重拍。
rule-w209-title = 代表人没有读出
rule-w209-finds = { $how ->
    [absent] 没有找到法定代表人（经营者、负责人）。
   *[other] 法定代表人（经营者、负责人）的姓名没有读清。
    }
rule-w209-why = 这个姓名要与身份证上的一致；没读出，就没有替您比对。
rule-w209-do = 自己对照身份证看一遍。照片上看不清就重拍。
rule-w210-title = 没看到登记机关的章
rule-w210-finds = 图是彩色的，但没有看到登记机关的红章。
rule-w210-why = 营业执照由登记机关盖章。没有章的，可能是网页截图或打印件，不能代替执照。
rule-w210-do = 看看章是不是太淡，或者没有拍进去。请交执照原件的照片（正本、副本都可以），或下载的电子营业执照。
rule-w211-title = 代码改正了一位
rule-w211-finds = 代码第 { $position } 位读成“{ $found }”，按校验应当是“{ $expected }”，已当作 { $name } 继续比对。
rule-w211-why = 这是算出来的，不是读出来的，要由人确认。
rule-w211-do = 看原件第 { $position } 位是不是“{ $expected }”。是，就可以交；不是，以原件为准，并重拍一张清楚的。
rule-e212-title = 代码与类型不符
rule-e212-finds = { $how ->
    [trader-code] 代码 { $name } 以 92 开头，是个体工商户的；类型写的却是“{ $found }”。
    [enterprise-code] 代码 { $name } 以 91 开头，是企业的；类型写的却是“{ $found }”。
   *[other] 代码的开头两位与类型对不上。
    }
rule-e212-why = 代码的开头两位说明是企业还是个体工商户，与类型对不上会被怀疑。
rule-e212-do = 对照原件看代码和类型。照片没有拍清就重拍；原件就是这样，请登记机关更正。
rule-e213-title = 日期还没有到
rule-e213-finds = { $field ->
    [established] 成立日期
   *[other] 发照日期
    }是 { $date }，还没有到。
rule-e213-why = 执照不会写将来的日子，会被怀疑是改过的。
rule-e213-do = 先看这台电脑的日期对不对，再对照原件。原件就是这样，请登记机关更正。
rule-e214-title = 旧版执照没有代码
rule-e214-finds = 这张执照只有注册号，没有 18 位统一社会信用代码。
rule-e214-why = 这种旧照早已要求换发；平台按 18 位代码核对，没有就通不过。
rule-e214-do = 到登记机关换发新照，或下载电子营业执照，交新的那张。
rule-w215-title = 日期没有读准
rule-w215-finds = { $how ->
    [over] 营业期限读成到 { $date } 为止，已经过了；但这行字读得没有把握。
    [future] { $field ->
        [established] 成立日期
       *[other] 发照日期
        }读成 { $date }，还没有到；但这行字读得没有把握。
   *[other] { $field ->
        [established] 成立日期
       *[other] 营业期限
        }没有读清。
    }
rule-w215-why = 日期决定执照是否有效；没读准，就不替您下结论。
rule-w215-do = 对照原件看这个日期。照片上看不清就重拍。

# (end of rules 2xx: business licences)

# ---- rules 3xx: ID cards and permits ----

rule-e301-title = 证件号码不对
rule-e301-finds = { $how ->
    [check] 号码 { $number-private } 校验不对：按前 17 位算，末位应当是 { $expected }，读到的是 { $found }。
    [character] 号码 { $number-private } 的第 { $position } 位是“{ $found }”，这里不会有这个字符。
    [region] 号码 { $number-private } 开头的地区“{ $found }”不存在。
    [birth] 号码 { $number-private } 的第 7 至 14 位不是日历上的日子。
   *[other] 证件号码校验不对。
    }
rule-e301-why = 发出来的号码都能通过校验。通不过，不是照片上有一位看不真，就是号码本身有错；平台联网核对会退回。
rule-e301-do = 对照证件逐位看。与证件不同就重拍，让号码清楚、不反光；证件就是这样，请问签发的公安机关。
rule-w302-title = 号码无法验证
rule-w302-finds = { $how ->
    [century] 号码 { $number-private } 是由旧号码换来的，出生在哪个世纪看不准。
   *[other] 号码 { $number-private } 没有校验位，程序只能看格式。
    }
rule-w302-why = 号码不一定有错，只是程序验证不了。
rule-w302-do = 请自己对照证件逐位看一遍。
rule-e303-title = 性别与号码不符
rule-e303-finds = 证件上写的性别是{ $found ->
    [male] 男
   *[other] 女
    }，号码第 17 位表示的是{ $expected ->
    [male] 男
   *[other] 女
    }。
rule-e303-why = 同一张证件上的两处应当一致，对不上会被怀疑。
rule-e303-do = 对照证件。照片没有拍清就重拍；证件就是这样，请到派出所更正。
rule-e304-title = 出生日期与号码不符
rule-e304-finds = 证件上写的出生日期是 { $found }，号码里的是 { $expected }。
rule-e304-why = { rule-e303-why }
rule-e304-do = { rule-e303-do }
rule-e305-title = 证件已过期
rule-e305-finds = 有效期到 { $date } 为止，已经过了。
rule-e305-why = 平台只收有效期内的证件，过期的会退回，人脸核验也通不过。
rule-e305-do = 到就近的派出所换领，拿到新证再交。急用可以办临时身份证，先问清平台收不收。
rule-w306-title = 证件快到期
rule-w306-finds = 有效期到 { $date } 为止，还剩 { $days } 天。
rule-w306-why = 审核、申诉常常要几周，到那时可能已经过期。
rule-w306-do = 现在就交，同时去派出所换领；被要求补件时交新证。
rule-e307-title = 有效期与年龄不符
rule-e307-finds = 签发那天（{ $from }）持证人 { $age } 周岁，有效期应当是{ $expected ->
    [forever] 长期
   *[other] {" "}{ $expected } 年
    }；卡上写的是{ $found ->
    [forever] 长期
   *[other] 到 { $found } 为止
    }。
rule-e307-why = 有效期按签发时的年龄定：未满 16 周岁 5 年，16 至 25 周岁 10 年，26 至 45 周岁 20 年，46 周岁起长期。对不上，多半两面不是同一张卡。
rule-e307-do = 看看人像面和国徽面是不是同一张卡的。是同一张，就对照原件看日期，照片没有拍清就重拍。
rule-w308-title = 号码没有读准
rule-w308-finds = { $how ->
    [absent] 没有找到证件号码。
    [length] 证件号码读出了 { $found } 位，应当是 18 位。
   *[other] 证件号码读得没有把握：{ $number-private }
    }
rule-w308-why = 平台按号码联网核对；没读准，就没有替您核对。
rule-w308-do = 对照证件看号码。照片上看得清就可以交；看不清就重拍，注意号码那一行不要反光、不要出画面。
rule-w309-title = 姓名没有读出
rule-w309-finds = { $how ->
    [absent] 没有找到姓名。
   *[other] 姓名没有读清。
    }
rule-w309-why = 姓名要与执照、授权书和账号后台一字不差；没读出，就没有替您比对。
rule-w309-do = 自己对照其他材料看一遍姓名。照片上看不清就重拍。
rule-w310-title = 号码改正了一位
rule-w310-finds = 号码第 { $position } 位读成“{ $found }”，按校验应当是“{ $expected }”，已当作 { $number-private } 继续比对。
rule-w310-why = 这是算出来的，不是读出来的，要由人确认。
rule-w310-do = 看证件上第 { $position } 位是不是“{ $expected }”。是，就可以交；不是，以证件为准，并重拍一张清楚的。
rule-w311-title = 有效期没有读准
rule-w311-finds = { $how ->
    [absent] 没有找到有效期限。
    [doubtful] 有效期限读得没有把握，照读出的日期看是有问题的。
   *[other] 有效期限没有读清。
    }
rule-w311-why = 过期的证件平台不收；没读准，就不替您下结论。
rule-w311-do = 对照证件看有效期限。照片上看不清就重拍。
rule-e313-title = 身份证缺一面
rule-e313-finds = { $how ->
    [portrait] 同一张身份证的人像面交了两张，没有国徽面。
   *[other] 国徽面交了不止一张，没有人像面。
    }
rule-e313-why = 人像面、国徽面各一张才算齐，缺一面会退回。
rule-e313-do = 补上另一面。有的平台把人像面叫“正面”，有的叫法相反，以上传页上的示意图为准。
rule-w314-title = 十五位旧号码
rule-w314-finds = 证件上是 15 位的旧号码，换成 18 位是 { $number-private }。
rule-w314-why = 现在只认 18 位号码，带旧号码的证件早已停用。
rule-w314-do = 交现在用的第二代身份证；没有，就到派出所申领。
rule-e315-title = 有效期的日子不合理
rule-e315-finds = { $how ->
    [future] 有效期从 { $date } 才开始，还没有到。
    [before-birth] 有效期的开始早于持证人的出生日期。
   *[other] 有效期的结束不晚于开始。
    }
rule-e315-why = { $how ->
    [future] 身份证从签发那天起有效，不会从将来开始。可能是电脑的日期不对，也可能是照片上的日期没拍清；照这样交会被怀疑改过。
   *[other] 真的证件不会这样，多半两面不是同一张卡，或者日期被遮住了一部分。
    }
rule-e315-do = { $how ->
    [future] 先看这台电脑的日期对不对，再对照原件看有效期。照片没有拍清就重拍；原件就是这样，到派出所问清楚再交。
   *[other] 对照原件看有效期。两面不是同一张卡，就换成同一张的；照片没有拍清就重拍。
    }
rule-w316-title = 性别或生日没读准
rule-w316-finds = { $field ->
    [sex] 性别
   *[other] 出生日期
    }与号码对不上，但这一项读得没有把握。
rule-w316-why = 同一张证件上的两处应当一致；没读准，就不替您下结论。
rule-w316-do = 对照证件看这一项。照片上看不清就重拍。
rule-w317-title = 身份证只有一面
rule-w317-finds = { $how ->
    [portrait] 只有人像面，没有看到这张身份证的国徽面。
   *[emblem] 只有国徽面，没有看到这张身份证的人像面。
    }
rule-w317-why = 多数平台要人像面、国徽面各一张，缺一面会退回。
rule-w317-do = 把另一面也拍好，放在一起再检查一次。

# (end of rules 3xx: ID cards and permits)

# ---- rules 4xx: seals ----

rules-seal = { $sort ->
    [contract] 合同专用章
    [finance] 财务专用章
    [invoice] 发票专用章
    [representative] 法定代表人名章
    [registration] 登记机关的章
   *[other] 别的章
    }

rule-e401-title = 没有盖公章
rule-e401-finds = { rules-paper }是以公司名义出的，上面没有看到红章。
rule-e401-why = 公司出的文书一般要盖公章；没有盖，平台看不出是公司出的，会退回。
rule-e401-do = 打印出来，在落款的公司名称和日期上盖公章，再用彩色扫描或拍照。
rule-e402-title = 盖的不是公章
rule-e402-finds = { rules-paper }上盖的是{ rules-seal }，不是公章。
rule-e402-why = 平台一般只认公章（企业号认证公函就写明其他印章无效）；合同章、财务章、发票章、法人章不能代替。
rule-e402-do = 重新打印一份，盖公司的公章（刻着公司全称、没有“专用章”字样的章），再用彩色扫描或拍照。
rule-w404-title = 黑白件看不出章
rule-w404-finds = { rules-paper }要有红章，这张图没有颜色，看不出有没有盖、盖的是什么章。
rule-w404-why = 红章在黑白图上和字混在一起，审核人员也认不出，会当作没有盖。
rule-w404-do = 先确认原件盖了章，再用彩色扫描，或用手机直接拍原件。
rule-w405-title = 章上的字没读清
rule-w405-finds = { $how ->
    [unseen] { rules-paper }上没有认出章，但上面有红色，或者图不够清楚，不能断定没有盖章。
   *[unread] { rules-paper }上有章，但章上的字没有读清，不知道是不是公章。
    }
rule-w405-why = 只有公章有效；没读清，就不替您下结论。
rule-w405-do = 看看章上是不是公司全称、有没有“专用章”字样。照片上看不清就重拍；章盖得不清楚就重新盖一次。

# (end of rules 4xx: seals)

# ---- rules 5xx: other papers ----

rule-w501-title = 授权书缺一方
rule-w501-finds = { $field ->
    [principal] 授权委托书上的委托人
    [agent] 授权委托书上的受托人
   *[other] 授权委托书上受托人的证件号码
    }{ $how ->
    [absent] 没有找到。
    [doubtful] 读得没有把握。
   *[other] 没有读清。
    }
rule-w501-why = 授权委托书要写明谁授权谁、办什么事；少一方，平台无法核对来办事的人。
rule-w501-do = 对照原件。没有写就补全，重新签字、盖章；写了的，照片上看不清就重拍。
rule-w502-title = 没有日期
rule-w502-finds = { rules-paper }的落款日期{ $how ->
    [absent] 没有找到。
   *[other] 没有读清。
    }
rule-w502-why = 没有日期，看不出什么时候出的、现在还算不算数，常被要求重做。
rule-w502-do = 先看原件。原件上有日期的，重拍一张，让日期看得清；确实没有的，重新打印一份，写好日期再签字、盖章。不要在盖好章的原件上添改。
rule-e503-title = 授权已经到期
rule-e503-finds = 授权到 { $date } 为止，已经过了。
rule-e503-why = 期限一过，授权就终止了，受托人不能再代办。
rule-e503-do = 重新出一份授权委托书，期限写到事情办完以后，签字、盖章再交。
rule-e505-title = 受托人号码不对
rule-e505-finds = { $how ->
    [check] 受托人的证件号码 { $number-private } 校验不对：末位应当是 { $found }。
    [region] 受托人的证件号码 { $number-private } 开头的地区“{ $found }”不存在。
    [birth] 受托人的证件号码 { $number-private } 第 7 至 14 位不是日历上的日子。
    [character] 受托人的证件号码 { $number-private } 里有不该有的“{ $found }”。
   *[other] 受托人的证件号码校验不对。
    }
rule-e505-why = 号码错一位，就对不上受托人的身份证，授权书会退回。
rule-e505-do = 对照受托人的身份证看号码。写错了就改正，重新打印、签字、盖章。
rule-w506-title = 没有“已结清”字样
rule-w506-finds = 清税证明上没有找到“所有税务事项均已结清”。
rule-w506-why = 少了这句话，就不是清税证明，可能是完税证明或别的通知。
rule-w506-do = 对照原件。没有这句话，请向主管税务机关问清要开哪一种；有，照片上看不清就重拍。
rule-n507-title = 清税证明的用处
rule-n507-finds = 这是清税证明。它是公司注销登记时用的。
rule-n507-why = 关账号、关店不等于注销公司，平台没有理由要它；还在经营的公司也开不出。
rule-n507-do = 公司不注销，就不用交这一份；有人要，请对方说明依据。
rule-w508-title = 公证书不齐
rule-w508-finds = 公证书上没有找到{ $what ->
    [number] 编号。
    [office] 公证处的名称。
   *[other] 公证处的章。
    }
rule-w508-why = 公证书要有编号、公证员签名和公证处的章；少一样，对方可能不认。
rule-w508-do = 看看是不是少交了页：公证书要从头到尾每一页都交，章多在最后一页。照片上看不清就重拍。
rule-e509-title = 落款日期还没有到
rule-e509-finds = { rules-paper }的日期是 { $date }，还没有到。
rule-e509-why = 日期在今天以后的文书，会当作写错或没有生效退回。
rule-e509-do = 先看这台电脑的日期对不对。写错了就改成签字、盖章那一天，重新出一份。
rule-w510-title = 声明没有写账号
rule-w510-finds = 账号归属声明上的账号{ $how ->
    [absent] 没有找到。
   *[other] 没有读清。
    }
rule-w510-why = 不写明是哪一个账号，平台无法对上后台，声明就没有用。
rule-w510-do = 写上账号（抖音号或 UID、店铺 ID），重新签字、盖章。已经写了的，照片上看不清就重拍。
rule-w511-title = 日期没有读准
rule-w511-finds = { $how ->
    [over] { rules-paper }的期限读成到 { $date } 为止，已经过了；但这行字读得没有把握。
    [future] { rules-paper }的日期读成 { $date }，还没有到；但这行字读得没有把握。
    [unread-term] { rules-paper }的期限没有读清。
   *[other] { rules-paper }的日期没有读清。
    }
rule-w511-why = 日期决定文书现在算不算数；没读准，就不替您下结论。
rule-w511-do = 对照原件看这个日期。照片上看不清就重拍。

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
       *[other] 一份材料
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
       *[other] 另一份材料
    }

rule-e601-title = 法定代表人姓名不一致
rule-e601-finds = 法定代表人（负责人、经营者）在“{ paper-first }”上是“{ $first }”，在“{ paper-second }”上是“{ $second }”。
rule-e601-why = 审核会逐字核对执照和身份证上的姓名，对不上就退回。
rule-e601-do = { $second-paper ->
    [licence] 以最新的营业执照为准：两张都是本公司的，只交最新的那张；有一张是别家的，拿出去。
    [authorisation] 以最新的营业执照为准，把“{ paper-second }”改好，重新签字、盖章。
    [ownership] 以最新的营业执照为准，把“{ paper-second }”改好，重新签字、盖章。
    [application] 以最新的营业执照为准，把“{ paper-second }”改好，重新签字、盖章。
    [tax-clearance] 以最新的营业执照为准；“{ paper-second }”写错了的，请出具的机关更正。
   *[other] 换过法定代表人的，交变更后的新执照和现任法定代表人的身份证；放错了身份证的，换成执照上那个人的。
    }
rule-w602-title = 人名疑似不一致
rule-w602-finds = “{ paper-first }”上读到“{ $first }”，“{ paper-second }”上读到“{ $second }”：只差一个字，或者有一处没看清。
rule-w602-why = 可能是程序认错了字，也可能材料真的写错了。名字差一个字，审核也会退回。
rule-w602-do = 拿着原件逐字看一遍。一致就不用管；材料写错了就重新出具；看不清就重拍。
rule-e603-title = 公司名称不一致
rule-e603-finds = “{ paper-first }”上的名称是“{ $first }”，“{ paper-second }”上却是“{ $second }”。
rule-e603-why = 平台按执照上的全称认主体，名称不同就当成另一家单位。
rule-e603-do = 以最新的营业执照为准，把另一份材料改成执照上的全称，重新盖章。改过名的，另附登记机关的变更证明。
rule-w604-title = 公司名称疑似不一致
rule-w604-finds = “{ paper-first }”上读到“{ $first }”，“{ paper-second }”上读到“{ $second }”：只差一个字，或者有一处没看清。
rule-w604-why = 可能是程序认错了字，也可能材料真的写错了。名称差一个字，审核也会退回。
rule-w604-do = 拿着原件逐字看一遍。一致就不用管；材料写错了就改好重新盖章；看不清就重拍。
rule-e605-title = 信用代码不一致
rule-e605-finds = “{ paper-first }”上的统一社会信用代码是 { $first }，“{ paper-second }”上却是 { $second }。两个代码本身都有效，是两家单位。
rule-e605-why = 一家单位只有一个代码，代码不同就是另一家单位。
rule-e605-do = 检查是不是拿错了别家的材料；写错了的，照执照改好，重新盖章。
rule-e606-title = 印章不是这家公司的
rule-e606-finds = “{ paper-second }”上的印章刻的是“{ $second }”，“{ paper-first }”上的名称是“{ $first }”。
rule-e606-why = 印章名称必须和执照上的全称一样，盖了别家的章等于没有盖。
rule-e606-do = 用本公司的公章重新盖一份。改过名的，用新名称的公章。
rule-w607-title = 印章名称要核对
rule-w607-finds = “{ paper-second }”上的印章读到“{ $second }”，和“{ paper-first }”上的“{ $first }”不完全一样。印章可能没拍全，也可能认错了字。
rule-w607-why = 印章名称必须和执照上的全称一样，盖得不清楚的章也会被要求重盖。
rule-w607-do = 看看原件上的章是不是完整、清楚、名称一字不差。是就不用管；章盖虚了就重新盖，拍糊了就重拍。
rule-e608-title = 代办人姓名不一致
rule-e608-finds = 授权委托书上的代办人是“{ $first }”，“{ paper-second }”上是“{ $second }”。
rule-e608-why = 平台只认授权书上写的那个人。
rule-e608-do = 交授权书上那个人的身份证；换了代办人的，重新出一份授权委托书。
rule-e609-title = 代办人证件号码不一致
rule-e609-finds = 授权委托书上代办人的证件号码是 { $first-private }，“{ paper-second }”上是 { $second-private }。
rule-e609-why = 号码不同，平台就认为不是同一个人。
rule-e609-do = 照身份证把授权委托书上的号码改好，重新签字盖章；拿错了身份证的，换成代办人本人的。
rule-e611-title = 日期前后矛盾
rule-e611-finds = { $case ->
        [company] “{ paper-second }”的日期是 { $second }，早于公司成立的 { $first }。
        [licence] 执照的发照日期 { $second } 早于成立日期 { $first }。
        [over] 授权期限到 { $second } 为止，落款日期却是 { $first }：签的时候已经过期。
        [backwards] 授权期限从 { $first } 开始，却到 { $second } 为止。
       *[other] 材料上的日期前后矛盾：{ $second } 早于 { $first }。
    }
rule-e611-why = 日期说不通的材料会被当成写错了，或者是假的。
rule-e611-do = 对照原件看是哪个日期写错了，改好后重新签字盖章。不要在原件上涂改。
rule-w612-title = 同一份材料放了两次
rule-w612-finds = 这份“{ paper-second }”和另一份看起来是同一种材料、同一个主体。
rule-w612-why = 常见的是把一面传了两次，另一面没有传；同时交也会让审核的人分不清看哪份。
rule-w612-do = 留下没有问题、又更清楚的一份；标着“会被退回”的那份不要交。
rule-e613-title = 授权的人不对
rule-e613-finds = 授权委托书上的委托人是“{ $second }”，而“{ paper-first }”上是“{ $first }”。
rule-e613-why = 只有账号、店铺的主体本人才能授权别人代办，别人出的授权书没有用。
rule-e613-do = 由主体重新出具：公司写执照上的全称并盖公章，个人写本人姓名并签字。
rule-w614-title = 身份证两面疑似不是一张
rule-w614-finds = { $case ->
        [unborn] 国徽面的有效期从 { $second } 开始，早于人像面的出生日期 { $first }。
        [elsewhere] 国徽面的签发机关是“{ $second }”，和人像面的住址“{ $first }”对不上。
       *[other] 身份证的人像面和国徽面对不上。
    }
rule-w614-why = 两面不是同一张身份证，审核会退回。行政区划改过名的，也可能是同一张。
rule-w614-do = 把身份证拿出来看一眼，两面都用同一张身份证重新拍。
rule-w615-title = 信用代码要核对
rule-w615-finds = “{ paper-second }”上读到的代码是 { $second }，和执照上的 { $first } 不同，而且它通不过校验：不是认错了，就是写错了。
rule-w615-why = 代码写错一位，平台就查不到这家单位。
rule-w615-do = 照执照逐位核对。材料写错了就改好重新盖章；没写错就不用管，看不清就重拍。
rule-w616-title = 日期先后要核对
rule-w616-finds = { $case ->
        [company] “{ paper-second }”的日期读到 { $second }，早于公司成立的 { $first }，但没有看清。
        [licence] 执照的发照日期读到 { $second }，早于成立日期 { $first }，但没有看清。
        [over] 授权期限读到 { $second } 为止，早于落款日期 { $first }，但没有看清。
        [backwards] 授权期限读到从 { $first } 到 { $second }，但没有看清。
       *[other] 材料上的日期读到 { $second } 早于 { $first }，但没有看清。
    }
rule-w616-why = 可能是程序认错了数字，也可能日期真的写错了。
rule-w616-do = 对照原件看这两个日期。没写错就不用管；写错了就重新出具，看不清就重拍。

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
       *[other] 材料
    }
case-key = { $key ->
        [sender-name] 您的姓名或名称
        [sender-uscc] 统一社会信用代码
        [sender-representative] 法定代表人或经营者
        [sender-representative-id] 法定代表人的身份证号码
        [sender-id] 您的身份证号码
        [agent-name] 代办人姓名
        [agent-id] 代办人的身份证号码
        [minor-name] 孩子的姓名
        [minor-id] 孩子的身份证号码
        [minor-birth] 孩子的出生日期
       *[account] 账号或者店铺
    }
case-differs = { $private ->
        [yes] { case-key }：案情里写的是 { $given-private }，“{ paper-here }”上是 { $found-private }。
       *[no] { case-key }：案情里写的是“{ $given }”，“{ paper-here }”上是“{ $found }”。
    }

rule-e701-title = 名称和案情不一致
rule-e701-finds = { case-differs }
rule-e701-why = 信写的是一个人，材料却是另一个人的，平台不会受理。
rule-e701-do = 案情写错了，改 case.toml 里的 sender.name 并重新出信；放错了材料，换成本人（本单位）的。
rule-e702-title = 信用代码和案情不一致
rule-e702-finds = { case-differs }
rule-e702-why = 信上的代码和执照不同，平台会当成两家单位。
rule-e702-do = 照执照改 case.toml 里的 sender.uscc 并重新出信；放错了执照的，换成本单位的。
rule-e703-title = 法定代表人和案情不一致
rule-e703-finds = { case-differs }
rule-e703-why = 信上的法定代表人（经营者）要和执照上的一样。
rule-e703-do = 照执照改 case.toml 里的 sender.representative 并重新出信；换过人的，交新执照。
rule-e704-title = 身份证号码和案情不一致
rule-e704-finds = { case-differs }
rule-e704-why = 信上的号码和身份证不同，平台会认为不是同一个人。
rule-e704-do = 照身份证改 case.toml 里的号码并重新出信；放错了身份证的，换成本人的。
rule-e705-title = 代办人和案情不一致
rule-e705-finds = { case-differs }
rule-e705-why = 信、授权委托书和身份证上必须是同一个代办人。
rule-e705-do = 照代办人的身份证改 case.toml 里的 agent.name、agent.id，重新出信和授权委托书；放错了材料的，换成他本人的。
rule-e707-title = 账号和案情不一致
rule-e707-finds = { case-differs }
rule-e707-why = 信和材料写的不是同一个账号或者店铺，平台无法办理，还可能办错号。
rule-e707-do = 在应用里查清账号，把写错的一处改过来：信改 case.toml，材料重新出具。
rule-e708-title = 孩子的信息和案情不一致
rule-e708-finds = { case-differs }
rule-e708-why = 平台要核对监护人是替哪个孩子申请，信息对不上就退回。
rule-e708-do = 照孩子的身份证或者户口簿改 case.toml 里的 minor 各项，并重新出信。
rule-w709-title = 和案情疑似不一致
rule-w709-finds = { case-differs }只差一个字，或者材料没有看清。
rule-w709-why = 可能是程序认错了字，也可能真的写错了。差一个字，审核也会退回。
rule-w709-do = 拿着原件逐字看一遍。一致就不用管；案情写错了改 case.toml，材料写错了重新出具，看不清就重拍。

# (end of rules 7xx: against the case)

# ---- rules 8xx: what is missing ----

need-name = { $need ->
        [licence] 营业执照
        [representative-id] 法定代表人（经营者）身份证
        [holder-id] 账号本人身份证
        [guardian-id] 监护人身份证
        [guardianship] 户口簿或者出生医学证明
        [child-id] 孩子的身份证
        [authorisation] 授权委托书
        [mandate] 委托律师的授权委托书
        [agent-id] 代办人身份证
        [lawyer-papers] 律师执业证和证据清单
        [application] 书面申请
        [ownership] 账号归属声明
        [ban-notice] 封禁或者处罚通知
        [deposit-notice] 保证金页面或者通知
        [notarised-ownership] 账号归属公证书
        [guardian-notarisation] 监护人公证书
        [tax-clearance] 清税证明（也有文章叫“税务清算证明”）
        [self-authorisation] 法定代表人给自己的授权书（“法人授权书”）
        [registration-proof] “工商登记证明”
        [person-seal] 个人材料上的公章
       *[other] 这份材料
    }
need-why = { $need ->
        [licence] 账号或者店铺是以执照上的主体认证的，平台要核对主体。电子营业执照和纸质的一样有效。
        [representative-id] 平台要核对是不是执照上那个人在办理。
        [holder-id] 平台要核对是不是本人。核对时不得要求比注册时更多的信息。
        [guardian-id] 未成年人的账号由监护人申请，平台要核对监护人身份。
        [guardianship] 用来说明您是孩子的监护人，父母用这个就够。
        [child-id] 孩子有身份证就一起交；未满十六岁可以没有，用户口簿说明。
        [authorisation] 别人代您办理，要有书面授权：写明代办人、事项、权限和期限，由您签名或者盖公章。
        [mandate] 律师函由律师事务所接受委托后出具，要有您签名或者盖章的委托书。
        [agent-id] 平台要核对来办理的人就是授权书上的人。
        [lawyer-papers] 由律师准备，随律师函一起交。
        [application] 写明要求、依据和期限，被拒绝时对方要说明理由。在应用里已经提交的可以不交。
        [ownership] 客服问账号是谁的时候用得上，本人签名或者单位盖章就行，不用公证。
        [ban-notice] 申诉要针对通知里写的理由，附上截图说得更清楚。
        [deposit-notice] 证明交了多少保证金、现在是什么状态，要求退还时用得上。
        [notarised-ownership] 没有找到要求公证的法律依据，强行要求可能就是不合理的条件。
        [guardian-notarisation] 没有找到要求公证的法律依据，户口簿或者出生医学证明就能说明监护关系。
        [tax-clearance] 只有单位自己注销登记时税务机关才会开。关账号、关店而单位还在，是开不出来的。
        [self-authorisation] 法定代表人（经营者）自己办理，本来就代表单位，不需要再授权。
        [registration-proof] 没有这个名字的文件，指的就是营业执照，或者国家企业信用信息公示系统打印的页面。
        [person-seal] 个人没有公章，签名就行。
       *[other] 这项用途要用到它，逐项说明见 paperwork rules --for 用途。
    }
need-full = { need-name }{ $named ->
        [yes] （{ $name }）
       *[no] {""}
    }{ $sides ->
        [both] ，人像面和国徽面
        [portrait] 的人像面
        [emblem] 的国徽面
       *[none] {""}
    }

rule-e801-title = 缺少必需的材料
rule-e801-finds = 缺少{ need-full }。
rule-e801-why = { need-why }
rule-e801-do = { $sides ->
        [portrait] 补拍人像面，放进同一个文件夹，再检查一次。
        [emblem] 补拍国徽面，放进同一个文件夹，再检查一次。
        [both] 把身份证的人像面和国徽面都拍下来，放进同一个文件夹，再检查一次。持居住证或永久居留身份证的，拍它的两面。
       *[none] 准备好这份材料，扫描或者拍照后放进同一个文件夹，再检查一次。授权书、声明、申请可以用 paperwork letter 出具。
    }
rule-n802-title = 可以补充的材料
rule-n802-finds = 没有{ need-name }。不是必需的。
rule-n802-why = { need-why }
rule-n802-do = 手边有就一起交，没有也可以办。
rule-n803-title = 不用准备的材料
rule-n803-finds = { $there ->
        [yes] 您放了{ need-name }。有的文章说要交，其实不是必需的。
       *[no] 有的文章说要交{ need-name }，不用准备。
    }
rule-n803-why = { need-why }
rule-n803-do = { $there ->
        [yes] 交不交都可以，不用为它再花钱。
       *[no] 不用去办。对方一定要的，请对方书面说明依据。
    }
rule-n804-title = 没有说明用途
rule-n804-finds = 没有说明这些材料做什么用，所以没有检查是否齐全。
rule-n804-why = 关个人号、关店、企业号、申诉，需要的材料各不相同。
rule-n804-do = 加上 --for 再检查一次，例如 paperwork check 文件夹 --for shop。可以写：personal 个人账号、banned 封禁账号、enterprise 企业号、shop 店铺、minor 未成年人账号、lawyer-letter 律师函。
rule-w805-title = 可能缺少材料
rule-w805-finds = { $because ->
        [two-people] 有两个人的身份证，但没有{ need-name }。
       *[unseen] 没有找到{ need-full }。有 { $pages } 页没能看清或者没能认出来，也可能就在里面。
    }
rule-w805-why = { need-why }
rule-w805-do = { $because ->
        [two-people] 如果其中一人是替您代办的，补一份授权委托书；不是的话，把多余的身份证拿出来，不要一起交。
       *[unseen] 先把没看清的几页重新拍好，再检查一次；确实没有的，补上这份材料。
    }
rule-w806-title = 不知道以谁的名义办
rule-w806-finds = 没有营业执照，也没有案情文件，不知道是个人的、公司的还是个体工商户的，所以没法判断材料是否齐全。
rule-w806-why = 个人只要身份证；公司和个体工商户还要营业执照。
rule-w806-do = 以公司或者个体工商户名义办的，把营业执照放进来；以个人名义办的，加上 --set sender.kind=person 再检查一次。
rule-w807-title = 不能确定是否齐全
rule-w807-finds = 必需的材料都找到了，但有 { $pages } 页没能看清或者没能认出来，不能说已经齐全。
rule-w807-why = 没看清的页里可能有要紧的内容，例如授权书，那样还要别的材料配套。
rule-w807-do = 看看这几页是什么：要交的重新拍清楚，不相干的从文件夹里拿走，再检查一次。
rule-n808-title = 另外要备好的材料
rule-n808-finds = 请另外备好{ need-name }。程序认不出这种材料，没有检查它。
rule-n808-why = { need-why }
rule-n808-do = 自己看一遍：页数齐全、字迹清楚、四个角都在画面里。

# (end of rules 8xx: what is missing)

# ---- rules 9xx: where it is uploaded ----

channel-is = { $channel ->
        [strict] 没有指定上传的地方，按已知最严的限制
       *[other] 按 { $channel } 的限制
    }

rule-e901-title = 文件太大
rule-e901-finds = 文件有 { $found } MB，上限是 { $limit } MB（{ channel-is }）。
rule-e901-why = 超过上限的文件传不上去，或者传上去被自动退回。
rule-e901-do = 用 paperwork watermark 出一份加水印的复制件，会自动压到限制以内而不影响辨认。知道传到哪里的，用 --channel 指定。
rule-e902-title = 文件格式不收
rule-e902-finds = 文件是 { $found }，只收 { $limit }（{ channel-is }）。
rule-e902-why = 格式不对的文件传不上去。
rule-e902-do = 用 paperwork watermark 转成 JPG 复制件；纸质材料也可以直接拍照。知道传到哪里的，用 --channel 指定。
rule-e903-title = 图片尺寸不合要求
rule-e903-finds = { $case ->
        [small] 图片短边只有 { $found } 像素，至少要 { $limit } 像素（{ channel-is }）。
       *[large] 图片长边有 { $found } 像素，最多 { $limit } 像素（{ channel-is }）。
    }
rule-e903-why = 太小的看不清，太大的有的入口不收。
rule-e903-do = { $case ->
        [small] 重新拍一张，离近些，让材料占满画面。不要把小图放大。
       *[large] 用 paperwork watermark 并加上 --channel，出一份尺寸合适的复制件。不要自己截图，会变模糊。
    }
rule-e904-title = 一个文件里页数太多
rule-e904-finds = 这个文件有 { $found } 页，一个文件只收 { $limit } 页（{ channel-is }）。
rule-e904-why = 按单张图片收的地方，只会看到第一页，或者整份退回。
rule-e904-do = 用 paperwork watermark 把每一页出成一张图片，再逐张上传。
rule-e905-title = 身份证两面要放在一个文件里
rule-e905-finds = 身份证的人像面和国徽面在两个文件里，{ $channel } 要求两面放在同一个 PDF 里。
rule-e905-why = 分开上传会被当成只交了一面。
rule-e905-do = 把两面放进同一个 PDF，例如在手机上同时选中两张照片，用“打印”存成 PDF。

# (end of rules 9xx: where it is uploaded)

# ---- rules: the command, purposes, channels ----

purpose-personal = 个人账号
purpose-banned = 封禁账号
purpose-enterprise = 企业号
purpose-shop = 店铺
purpose-minor = 未成年人账号
purpose-lawyer-letter = 律师函
purpose-about-personal = 注销个人账号
purpose-about-banned = 申诉，或者注销被封禁的账号
purpose-about-enterprise = 取消认证或者注销企业（蓝V）账号
purpose-about-shop = 关闭抖店店铺、退保证金
purpose-about-minor = 监护人替孩子注销账号
purpose-about-lawyer-letter = 请律师发函
channel-about-strict = 已知最严的限制，不指定时用它
channel-about-douyin-open-4mb = 抖音开放平台上传营业执照等材料
channel-about-douyin-tool-10mb = 抖音小程序图片上传
channel-about-enterprise-5mb = 抖音企业号素材
channel-about-tiktok-10mb = TikTok for Developers 认证材料
channel-about-volcengine = 火山引擎证照识别

rules-about = 列出检查材料的每条规则，或者逐条说明；也说明每种用途要哪些材料、上传有什么限制
rules-code = 要说明的规则，例如 E206
rules-for = 这种用途要哪些材料：{ $purposes }
rules-channel = 这个上传的地方有什么限制：{ $channels }
rules-examples =
    例如：
      paperwork rules
      paperwork rules E206
      paperwork rules --for shop
      paperwork rules --channel douyin-open-4mb
rules-severity-error = 会被退回
rules-severity-warning = 需要再看
rules-severity-note = 提示
rules-family-1 = 文件和画面
rules-family-2 = 营业执照
rules-family-3 = 身份证和居住证
rules-family-4 = 印章
rules-family-5 = 其他材料
rules-family-6 = 材料之间
rules-family-7 = 和案情对照
rules-family-8 = 是否齐全
rules-family-9 = 上传限制
rules-next = `paperwork rules 编号` 说明一条规则；`paperwork rules --for 用途` 列出要准备的材料（{ $purposes }）；`paperwork rules --channel 名称` 列出上传限制（{ $channels }）。
rules-finds = 什么情况下出现
rules-why = 为什么要紧
rules-do = 怎么办
rules-from = 依据
rules-from-line = { $source }（核对日期 { $as-of }，把握：{ $confidence }）
rules-confidence-high = 高
rules-confidence-medium = 中
rules-confidence-low = 低
rules-something = ……
rules-unknown = 没有编号是“{ $code }”的规则
rules-unknown-nearest = 是不是想看 { $nearest }？
rules-unknown-hint = `paperwork rules` 列出全部规则
rules-needs = 用途：{ $purpose }（{ $about }）
rules-needs-required = 必需
rules-needs-agent = 有人代办时必需
rules-needs-optional = 可以补充
rules-needs-reminder = 另外备好（程序认不出，不检查）
rules-needs-groundless = 不用准备（有的文章说要交，没有依据）
rules-bodies-person = 个人
rules-bodies-company = 公司
rules-bodies-sole-trader = 个体工商户
rules-needs-next = 备齐后：paperwork check 文件夹 --for { $purpose }
rules-channel-title = { $name }：{ $about }
rules-channel-octets = 每个文件最大 { $megabytes } MB
rules-channel-pdf = PDF 最大 { $megabytes } MB
rules-channel-formats = 格式：{ $formats }
rules-channel-min = 每边至少 { $pixels } 像素
rules-channel-max = 每边最多 { $pixels } 像素
rules-channel-colour = 必须是彩色
rules-channel-pages = 每个文件最多 { $pages } 页
rules-channel-id = 身份证两面放在同一个文件里

# (end of rules: the command, purposes, channels)

# ---- watermark ----

watermark-about = 给证件复制件加上用途水印，让它不能挪作他用
watermark-examples =
    示例：
      paperwork watermark 营业执照.jpg 身份证.pdf --text "仅供抖音店铺关闭使用" -o 复制件

    每一页生成一张带水印的 JPEG，原件只读取、不改动。每张复制件都会重新识别一遍：原来认得出的内容，加水印后必须认得一样。
    手机写在照片里的拍摄地点、时间和机型不会带到复制件里。
    退出状态：0 复制件识别结果与原来一致，1 有内容需要您看一看或有文件没有处理，2 一张也没有做成。
watermark-in = 图片或 PDF，或装着它们的文件夹
watermark-text = 复制件的用途（仅供谁、做什么用），要短而明确
watermark-output = 存放复制件的文件夹；没有就新建
watermark-channel = 上传到哪里，决定文件大小和尺寸：{ $channels }
watermark-date = 水印上的日期（不写则取 SOURCE_DATE_EPOCH 或今天）
watermark-no-date = 水印上不写日期
watermark-suffix = -加水印
doing-watermark = 正在加水印

watermark-nothing = 没有可以加水印的文件
watermark-no-text = 缺少 --text：要写明复制件的用途，水印写的就是它
watermark-empty = --text 是空的
watermark-long = --text 有 { $found } 个字；最多 { $most } 个字才能在页面上看清
watermark-text-hint = 写明用途和对象，例如：--text "仅供抖音店铺关闭使用"
watermark-no-glyph = 这些字符画不出来：{ $characters }
watermark-no-glyph-hint = 请去掉表情和特殊符号；汉字、字母、数字和标点都可以用
watermark-exists-hint = 用 -o 换一个文件夹，或加 --force 替换以前的复制件；此前已经做好的会保留

watermark-made = { $path }  { $size }，{ $width } × { $height } 像素
watermark-page = { $name } 第 { $page } 页
watermark-left-out = { $name }：没有处理，{ $why }
watermark-earlier = 有 { $count } 个文件已经是加过水印的复制件，没有再加
watermark-fine = 已做好 { $count } 张复制件，水印为“{ $text }”。原来能确定认出的内容，现在认得一样。
watermark-look = 已做好 { $count } 张复制件，水印为“{ $text }”。上传之前，请先看一看上面标出的问题。
watermark-none = 一张复制件也没有做成。
watermark-stopped = 已停止：做好了 { $count } 张复制件，其余的没有做。

watermark-covered = 请看一看：水印已经调到最淡，{ $of } 行字里仍有 { $lines } 行认得和原来不一样；请对照原件核对姓名、号码和日期，或者把原件扫描得更大、更清晰再试
watermark-covered-fields = 请看一看：{ $of } 项姓名、号码和日期中，有 { $fields } 项在复制件上认得和原件不一样；请逐项对照原件，或者把原件扫描得更大、更清晰再试
watermark-covered-code = 请看一看：加水印后二维码扫不出来了；请把原件扫描得更大、更清晰再试
watermark-unread = 请看一看：原件上几乎认不出字，没法对比；请您自己确认姓名、号码看得清，或者重新扫描
watermark-over = 请看一看：文件有 { $size }，超过那里允许的 { $most }，再小字就看不清了；请用 --channel 换一个上传渠道，或者只扫证件本身、不要带上周围的桌面
watermark-under = 请看一看：短边只有 { $side } 像素，那里要求至少 { $least } 像素；请把原件扫描得大一些
watermark-small-text = 请看一看：字高只有 { $height } 像素，{ $least } 像素以上才看得清；请把原件扫描得大一些

watermark-apart = 请看一看：那里要求身份证正反面放在同一个 PDF 里；请把两面的复制件合成一个：同时选中两张图片，点“打印”，再存为 PDF

watermark-empty-file = 文件是空的
watermark-heic = 这是苹果手机的 HEIC 照片
watermark-heic-do = 请在手机“设置 > 相机 > 格式”里选“兼容性最佳”后重拍，或者导出成 JPEG
watermark-locked = 这是需要密码的 PDF
watermark-locked-do = 请用密码打开它，打印或另存为不带密码的 PDF 再用
watermark-archive = 这是压缩包
watermark-archive-do = 请先解压，再指定里面的文件
watermark-office = 这是办公文档
watermark-office-do = 请另存为 PDF 再用
watermark-unknown = 这不是能识别的图片或 PDF
watermark-unknown-do = 请另存为 JPEG、PNG 或 PDF 再用
watermark-too-large = 文件太大，没法处理
watermark-too-large-do = 请存得小一些：不超过 200 MB、200 页，每页不超过 1 亿像素
watermark-damaged = 文件已损坏，解不开
watermark-again = 请您自己打开看看；如果也打不开，请从手机重新拷一份，或重新扫描证件
watermark-unreadable = 系统不让读取（{ $error }）
watermark-unreadable-do = 请关掉正在使用它的程序，确认您有权读取，再运行一次
watermark-panicked = 程序处理它时出了错

# (end of watermark)
