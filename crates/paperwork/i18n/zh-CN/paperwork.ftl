# `paperwork` 的中文。与 en/paperwork.ftl 条目一致；两个程序共用的在 crates/shell。

about = 为账号、店铺和保证金写好要用的信函：引用合适的法条，附上证据。
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
check-case = 用来核对的案件文件（默认：材料文件夹或当前文件夹里的 case.toml）
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
check-with-case = 已与案件文件 { $path } 核对。
check-passed-link = { $name }：是链接，已略过；需要检查的话请直接写出文件本身。
check-passed-special = { $name }：既不是文件也不是文件夹，已略过。
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
check-verdict-look-again = 有 { $warnings } 处需要再看一眼，确认后再提交。请拿着原件逐条核对。
check-verdict-rejected = 有 { $errors } 处很可能会被退回{ $warnings ->
        [0] {""}
       *[other] ，另有 { $warnings } 处需要再看一眼
    }。请从上往下逐条处理，然后再检查一遍。
check-verdict-nothing-to-judge = 这里没有能够判断的材料。
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
