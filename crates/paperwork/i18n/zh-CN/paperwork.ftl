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
target-folder = 不能使用文件夹 { $path }（{ $error }）
target-name = 这个磁盘放不下 { $path } 这个名字（{ $error }）
target-write = 无法写入 { $path }（{ $error }）；那里没有留下任何东西
target-exists-hint = 用 -o 换一个名字，或加 --force 替换它
target-other-hint = 用 -o 换一个名字
target-folder-hint = 请先建好这个文件夹，或用 -o 换一个
target-write-hint = 请检查磁盘是否连接好、有没有空间、有没有写保护

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
