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
