# `backup` 的中文。与 en/backup.ftl 条目一致。

about = 把导出的视频、截图、订单表收进一份存档，并能证明里面是什么。
jobs = 同时工作的线程数（不写就由程序按这台电脑决定）
exit-statuses =
    退出状态：0 一切正常 · 1 做完了，但有东西没收进去或有问题
    2 没有做成，或无法核验 · 130 用 Ctrl-C 停下

window-about =
    { $program } 把导出的视频、截图、订单表存成一个能证明自己完整的存档。

    · 把文件夹（或文件）拖到 { $program } 的图标上：就会收成一个 zip，放在那个文件夹旁边。原件不会动。
    · 把做好的存档拖到 { $program } 的图标上：就会核验它是否完整、有没有被改过、缺不缺东西。

    其他用法：在这个文件夹里打开终端（在文件管理器的地址栏输入 cmd 再按回车），输入 { $program } --help

collect-about = 把文件收进一份存档：任何解压软件都能打开，十年后仍可核验
collect-source = 要收存的文件夹或文件
collect-output = 存档的位置和名字（不写就是当前文件夹里的“名字-backup.zip”）
collect-format = zip：一个压缩文件（默认）；dir：普通文件夹
collect-digest = sha512 会多留一套摘要
collect-info = 写进 bag-info.txt 的一行，可以多次使用
collect-exclude = 不收符合这个模式的文件，可以多次使用
collect-keep-junk = 连 .DS_Store、Thumbs.db 这类文件也收
collect-date = 收存日期（不写就是今天，或 SOURCE_DATE_EPOCH）
collect-no-verify = 做完后不再从磁盘读回核验
collect-dry-run = 只说会收什么，什么都不写
collect-start-over = 丢弃上次中断留下的部分，从头开始

verify-about = 核验存档：是否完整、有没有被改动、有没有缺少
verify-archive = 要核验的存档（zip 或文件夹）
verify-expect = 收存时抄下的根摘要
verify-quick = 只看结构和大小，不读内容

doing-collect = 收存
doing-read-back = 读回核验
doing-verify = 核验
doing-extract = 取出

begin = 找到 { $files } 个文件，{ $octets }。正在做 { $path }（那里还有 { $room } 空间）。
begin-room-unknown = 找到 { $files } 个文件，{ $octets }。正在做 { $path }。
collected = 存档已做好：{ $path }（{ $size }）
collected-folder = 存档已做好：{ $path }
collected-sum = 共 { $files } 个文件，{ $octets }
kind-line = { $kind }：{ $files } 个，{ $octets }
kind-video = 视频
kind-image = 图片
kind-audio = 音频
kind-table = 表格
kind-text = 文本与数据
kind-document = 文档
kind-archive = 压缩包
kind-other = 其他
read-back = 已从磁盘全部读回并核验：完好。
not-read-back = 没有读回核验（--no-verify）。删除任何东西之前，请先运行：backup verify "{ $path }"
renamed = 有 { $count } 个文件在存档里用了别的名字；用 backup extract 取出时会还原（见 liudi/names.jsonl）。
root-digest = 根摘要。请抄下来或拍张照片，与存档分开保管：
root-digest-next = 凭它，任何人都能查出存档有没有被换过：
left-out = 有 { $count } 项没有收进去：
left-out-link = 链接（快捷方式）不会跟进去。要收它指向的内容，请把那个文件夹也写进命令。
left-out-special = 不是普通文件（设备、管道、套接字），本身没有内容。
left-out-junk = 系统自动生成的文件，一般没有用处。要收的话加上 --keep-junk。
left-out-system = Windows 在磁盘根目录自用的东西。回收站里如有您的文件，请先还原，再收一次。
left-out-cloud = 只在云端（OneDrive 等），本机只有文件名。请在文件管理器里右键 →“始终保留在此设备上”，等下载完再收一次。
left-out-held = 别的程序正占用它，不让读。请关闭那个程序，再收一次。
left-out-excluded = 按您的 --exclude 要求没有收。
left-out-vanished = 轮到它时已经不在了。如果应该有，请重新导出后再收一次。
left-out-changing = 读的时候一直在变。请关闭正在写它的程序，再收一次。
left-out-name-taken = 目标磁盘分不清它与另一个文件的名字（例如不分大小写）。请改用 --format zip，或换一个磁盘。
left-out-name-too-long = 路径太长，存档放不下。请把文件夹名改短，再收一次。
left-out-unreadable = 读不出来。请关闭正在使用它的程序，检查权限和磁盘，再收一次。
dry-run = 将会做成 { $path }（现在什么都没有写）：
resumed = 接着上次中断的地方做：已有 { $files } 个文件（{ $octets }）安全保存在磁盘上。
interrupted-before = 已停下。什么都没有写；要做的话再运行一次同样的命令。
interrupted = 已停下。做好的部分都保存在 { $path }
    再运行一次同样的命令，就会接着做。
finished-before = 上次运行其实已经做完：{ $path }
finished-before-left-out = 那一次有 { $count } 项没有收进去。要看是哪些，请加上 --dry-run 并用 -o 换一个名字，再运行同样的命令。

nothing-found = 没有找到可以收存的文件
nothing-found-hint = 请检查文件夹是否选对、导出是否已经完成
source-missing = 找不到 { $path }（{ $error }）
source-missing-hint = 请检查有没有写错；路径里有空格时要加引号
source-twice = { $path } 写了两次
source-twice-hint = 每个文件夹只写一次
source-inside = { $path } 在 { $other } 里面，后者也要收：只存一份。
source-named = { $path } 在存档里叫 { $name }：另一个来源的名字与它相同。
target-exists = { $path } 已经存在，什么都没有写
target-exists-hint = 用 -o 换一个名字，或者核验已有的存档：backup verify "{ $path }"
target-folder = 不能使用文件夹 { $path }（{ $error }）
target-folder-hint = 请先建好这个文件夹，或用 -o 换一个
target-name = { $path } 不能当存档的名字
target-name-hint = 例如：-o D:\backup\我的店铺.zip
target-name-long = 这个磁盘放不下这么长的名字，请改短一些
busy = 另一个运行中的 backup 正在做 { $path }
busy-hint = 请等它做完，或先停掉它
other-command = { $path } 是另一条命令中断后留下的
other-command-hint = 重复那条命令就能接着做；也可以用 -o 换一个存档，或加 --start-over 丢弃它重做
stage-io = 不能写入文件夹 { $path }（{ $error }）
no-room = { $path } 空间不够：最多需要 { $needed }，只剩 { $room }；什么都没有写
no-room-hint = 请腾出空间，或用 -o 把存档放到别的磁盘
too-large = { $path } 所在磁盘放不下 { $needed } 的文件（最大 { $largest }），它是 FAT32 格式
too-large-hint = 用 -o 换一个磁盘，或把 U 盘格式化为 exFAT 或 NTFS（会清空它），或改用 --format dir
too-large-folder-hint = 用 -o 换一个磁盘，或把 U 盘格式化为 exFAT 或 NTFS（会清空它）
disk-full = 磁盘满了；做好的部分都保存在 { $path }
disk-full-hint = 请在那个磁盘上腾出空间，再运行一次同样的命令，就会接着做
write-failed = 无法写入 { $path }（{ $error }）；做好的部分都保留着
write-failed-hint = 请检查磁盘是否连接好、有没有写保护，再运行一次同样的命令
read-back-failed = 从磁盘读回的内容与写入的不一致（{ $first }）；没有做成存档
read-back-failed-hint = 这个磁盘或 U 盘不可靠，请用 -o 换一个；您的原文件没有动过
read-back-io = 做好的存档无法从 { $path } 读回（{ $error }）
info = 不能使用 --info { $value }
info-hint = 请写成 名称=内容；名称里不能有冒号，两者都不能换行、首尾不能有空格
info-ours = 这一项由程序自己填写
glob = “{ $value }”不是可用的模式
glob-hint = 例如：--exclude "*.tmp" 或 --exclude "草稿/**"
print-archive = 存档本身已经做好，在 { $path }；请核验：backup verify "{ $path }"

verdict-line = { $path }：{ $verdict }
verdict-intact = 完好
verdict-incomplete = 不完整
verdict-altered = 已被改动
verdict-unverifiable = 无法核验
verdict-not-read = 结构正常，内容没有读
verified-sum = BagIt { $version } · { $files } 个文件 · { $octets }
quick-note = 快速检查只看结构、大小和清单，不说明内容是否完好；去掉 --quick 才会逐一读取内容。
root-digest-now = 根摘要：
root-digest-compare = 请与收存时抄下的比较：只有一致，才说明清单没有被换过。
defect = ✗
warning = 注意
and-more = ……还有 { $count } 个
open-failed = 打不开 { $path }（{ $error }）
open-failed-hint = 请检查路径，以及磁盘或 U 盘是否连接好
expect = 这不是根摘要：应为 64 位十六进制（0–9、a–f），这里有 { $count } 个字符
expect-hint = 各组之间的空格没有关系；请用 backup collect 结束时显示的那一串
expect-several = --expect 只能与一份存档一起使用
list-about = 列出存档里有什么：大小、时间（UTC）、摘要、路径
list-archive = 存档（zip 或文件夹）
list-bag = 连说明存档的那些文件一起列出
globs = 只要符合的文件或文件夹，例如“视频”或“*.csv”
list-sum = 共 { $files } 个文件，{ $octets }
list-original = {"  "}（原名：{ $name }）
list-bad = 注意：这份存档有问题。要知道是什么问题：backup verify "{ $path }"
unmatched = 存档里没有符合“{ $glob }”的文件

extract-about = 从存档取出文件，并核对每个文件的摘要
extract-archive = 存档（zip 或文件夹）
extract-directory = 取出到哪里（不写就是当前文件夹）
extract-bag = 取出整份存档，连说明文件一起
extract-force = 替换已经在那里的文件
extract-keep-damaged = 损坏的文件不删除，另存为“名字.damaged”
extract-names = windows：在任何系统上都用 Windows 能存放的名字
extract-glob-hint = 例如：“视频”或“*.csv”
extracted = 已取出 { $files } 个文件（{ $octets }）到 { $path }，每个文件的摘要都核对过。
extract-present = 有 { $count } 个文件原来就在那里，内容相同。
extract-untimed = 有 { $count } 个文件的修改时间没能设置。
extract-mapped = 有 { $count } 个名字这里放不下，改了名；对照表在 { $map }。
extract-kept = 另存为 { $path }
extract-damaged-next = 请从另一份仍然完好的存档取出这些文件，或重新导出；这份存档先不要删除。
extract-unsafe = 路径指向文件夹之外，已拒绝
extract-link = 存档里是一个链接，从不还原链接
extract-special = 存档里是设备或管道，从不还原
extract-archive-in-place = 那里是存档自身，绝不替换；请用 -C 另选文件夹
extract-exists = 那里已有内容不同的文件；加 --force 才会替换
extract-directory-in-place = 那里已有同名文件夹
extract-link-in-place = 那里或途中有链接，没有跟进去
extract-other-in-place = 那里已有同名的其他东西
extract-too-large = 这个磁盘放不下这么大的文件
extract-refused = 无法写入（{ $error }）
extract-unchecked = 已取出，但没有任何清单记有它的摘要
extract-interrupted = 已停下。取出的文件都保留并且完整；再运行同样的命令就会接着做。
extract-room = 空间不够：需要 { $needed }，只剩 { $room }；什么都没有写
extract-room-hint = 请腾出空间，或用 -C 换一个文件夹
extract-target-hint = 请用 -C 换一个文件夹，并检查磁盘是否连接好、能不能写入
extract-full = 磁盘满了；在此之前取出的 { $count } 个文件是完整的
extract-write = 无法写入 { $path }（{ $error }）；在此之前取出的文件是完整的

# 存档的每种缺陷是什么意思、接下来怎么办。变量由 crates/bag 给出，见 defect.rs。

defect-E101 = 这不是留底存档：里面没有 bagit.txt。
defect-E101-next = 请检查是否选对了文件或文件夹。如果它只是普通的 zip，可以打开，但无法证明里面原本应有什么；可以把其中的内容重新收集成新的存档，从现在起得到保护。
defect-E102 = bagit.txt 第 { $line } 行不符合该版本规范的写法。
defect-E102-next = 如果是别人制作的，请联系制作人；如果是您自己制作的，请用原始文件重新收集成一个新的存档。这一份也请保留。
defect-E103 = 存档采用的 BagIt 版本无法识别：“{ $found }”。
defect-E103-next = 请换用本程序的新版本，或请制作人提供一份 BagIt 1.0 的存档。
defect-E104 = 存档内清单所用的字符编码无法识别：“{ $found }”。
defect-E104-next = 请制作人提供一份清单为 UTF-8 编码的存档。
defect-E105 = 存档里没有可用的清单，无从核对文件。
defect-E105-next = 请从存档仍然完好的地方（另一块硬盘、邮件、手机）重新复制一份，再核验新的副本；两份都先不要删除。
defect-E106 = 应当存放文件的 data 文件夹不存在。
defect-E106-next = 请从存档仍然完好的地方（另一块硬盘、邮件、手机）重新复制一份，再核验新的副本；两份都先不要删除。
defect-E107 = 这份清单开头有规范禁止的不可见标记（字节顺序标记，BOM），可能是用“记事本”之类的程序保存时加上的。
defect-E107-next = 可能有人打开并保存过这份清单。请从存档仍然完好的地方（另一块硬盘、邮件、手机）重新复制一份，再核验新的副本；两份都先不要删除。
defect-E108 = 这份清单第 { $line } 行无法理解，因此可能有一个文件没有受到保护。
defect-E108-next = 请从存档仍然完好的地方（另一块硬盘、邮件、手机）重新复制一份，再核验新的副本；两份都先不要删除。
defect-E109 = { $other } 第 { $line } 行给出的这个文件的摘要有 { $found } 个字符，应为 { $expected } 个，无法用它核对。
defect-E109-next = 请从存档仍然完好的地方（另一块硬盘、邮件、手机）重新复制一份，再核验新的副本；两份都先不要删除。
defect-E111 = { $other } 第 { $line } 行写了一个指向存档之外的路径。已拒绝，没有读写那里的任何内容。
defect-E111-next = 请不要用其他程序解压这个存档。请问清给您的人它从哪里来，并从可信的来源另取一份。
defect-E112 = { $other } 第 { $line } 行列出的这个路径不在 data 文件夹内。
defect-E112-next = 如果是别人制作的，请联系制作人；如果是您自己制作的，请用原始文件重新收集成一个新的存档。这一份也请保留。
defect-E113 = { $other } 第 { $line } 行写的是文件夹，而清单只能列文件。
defect-E113-next = 如果是别人制作的，请联系制作人；如果是您自己制作的，请用原始文件重新收集成一个新的存档。这一份也请保留。
defect-E114 = 这个文件被列了两次，第二次在 { $other } 第 { $line } 行，无法确定以哪一行为准。
defect-E114-next = 如果是别人制作的，请联系制作人；如果是您自己制作的，请用原始文件重新收集成一个新的存档。这一份也请保留。
defect-E115 = { $other } 列有这个文件，但存档里没有。
defect-E115-next = 请从存档仍然完好的地方（另一块硬盘、邮件、手机）重新复制一份，再核验新的副本；两份都先不要删除。
defect-E116 = { $other } 列有存档的这个说明文件，但存档里没有。
defect-E116-next = 请从存档仍然完好的地方（另一块硬盘、邮件、手机）重新复制一份，再核验新的副本；两份都先不要删除。
defect-E117 = 存档里有这个文件，但任何清单都没有列它：它是后来加进去的，或者对应的那一行被删掉了。
defect-E117-next = 请不要把这个文件当作凭据。如果是您放进去的，请移出来，另行收集成新的存档；否则请核验另一份副本并对照。像 .DS_Store 这样的文件可能是打开文件夹时系统自动生成的。
defect-E118 = 这个文件在一份清单里有，在 { $other } 里没有。
defect-E118-next = 如果是别人制作的，请联系制作人；如果是您自己制作的，请用原始文件重新收集成一个新的存档。这一份也请保留。
defect-E119 = 这个文件的内容与封存时不同：{ $field } 摘要不一致。
defect-E119-next = 请从存档仍然完好的地方（另一块硬盘、邮件、手机）重新复制一份，再核验新的副本；两份都先不要删除。
defect-E120 = 存档的这个说明文件与封存时不同：{ $field } 摘要不一致。
defect-E120-next = 请从存档仍然完好的地方（另一块硬盘、邮件、手机）重新复制一份，再核验新的副本；两份都先不要删除。
defect-E121 = { $other } 第 { $line } 行列出了标签清单中不允许出现的文件。
defect-E121-next = 如果是别人制作的，请联系制作人；如果是您自己制作的，请用原始文件重新收集成一个新的存档。这一份也请保留。
defect-E122 = 这份清单没有列入 { $other }，它若被改动可能无法发现。
defect-E122-next = 请与封存时记下的根摘要比对（核验时加 --expect）。如果是别人制作的，请联系制作人；如果是您自己制作的，请用原始文件重新收集成一个新的存档。这一份也请保留。
defect-E123 = 存档自称含有 { $expected }（字节数.文件数），实际为 { $found }。
defect-E123-next = 请从存档仍然完好的地方（另一块硬盘、邮件、手机）重新复制一份，再核验新的副本；两份都先不要删除。
defect-E124 = 内容总量（Payload-Oxum）无法读取，或出现了不止一次：“{ $found }”。
defect-E124-next = 如果是别人制作的，请联系制作人；如果是您自己制作的，请用原始文件重新收集成一个新的存档。这一份也请保留。
defect-E125 = 这个文件第 { $line } 行不是“名称: 值”的形式。
defect-E125-next = 如果是别人制作的，请联系制作人；如果是您自己制作的，请用原始文件重新收集成一个新的存档。这一份也请保留。
defect-E126 = fetch.txt 第 { $line } 行无法理解。本程序从不按其中的地址下载任何内容。
defect-E126-next = 如果是别人制作的，请联系制作人；如果是您自己制作的，请用原始文件重新收集成一个新的存档。这一份也请保留。
defect-E128 = fetch.txt 提到了这个文件，但 { $other } 没有列它，即使取回也无法核对。
defect-E128-next = 如果是别人制作的，请联系制作人；如果是您自己制作的，请用原始文件重新收集成一个新的存档。这一份也请保留。
defect-E129 = fetch.txt 第 { $line } 行写的文件不属于存档内容。
defect-E129-next = 如果是别人制作的，请联系制作人；如果是您自己制作的，请用原始文件重新收集成一个新的存档。这一份也请保留。
defect-E130 = 存档里没有这个文件本身，只记了它存放的网址。
defect-E130-next = 本程序不会下载。趁网址还有效，请制作人提供一份包含该文件本身的存档。
defect-E132 = 这不是文件，而是链接或设备；存档里不应有这种东西。没有打开它。
defect-E132-next = 请不要用其他程序解压这个存档。请问清给您的人它从哪里来，并从可信的来源另取一份。
defect-E133 = 这个文件读不出来：{ $error }。它是否完好无从得知。
defect-E133-next = 如果在 U 盘或移动硬盘上，请重新插好，把还能读的内容先复制到另一块盘，再在那里核验。不要再往出错的盘里写东西。
defect-E135 = 根摘要是 { $found }，与预期的 { $expected } 不同：这不是当初封存的那份存档，或者当时记错了。
defect-E135-next = 请把输入的摘要与您的记录逐字核对。如果没有输错，说明存档被改动或替换过：请原样保留这个存档作为证据，另找一份副本来核验：核验为“完好”的那一份才可以使用。
defect-E136 = 这份清单不是存档所声明编码的文本，读到第 { $line } 行为止。
defect-E136-next = 请从存档仍然完好的地方（另一块硬盘、邮件、手机）重新复制一份，再核验新的副本；两份都先不要删除。
defect-E137 = 预期的根摘要是 { $expected }，但存档里没有可与之比对的 tagmanifest-sha256.txt。
defect-E137-next = 请原样保留这个存档作为证据，另找一份副本来核验：核验为“完好”的那一份才可以使用。
defect-W101 = 这份清单采用了 md5sum 的写法（第 { $line } 行）；可以识别，但严格的程序可能拒绝。
defect-W101-next = 不需要处理。
defect-W102 = { $other } 第 { $line } 行这个名称中的“%”不是编码，已按原样理解。
defect-W102-next = 不需要处理。
defect-W103 = { $other } 第 { $line } 行重复列出了这个文件，摘要相同。
defect-W103-next = 不需要处理。
defect-W104 = 这个名称与“{ $other }”只有大小写不同。
defect-W104-next = 两个都在。在 Windows 或 Mac 上用其他程序解压时，可能互相覆盖；请用 backup extract 取出。
defect-W105 = 这个名称看起来与“{ $other }”一样，只是字符的组成方式（Unicode）不同。
defect-W105-next = 两个名称都已记录。在 Mac 上用其他程序解压时，可能互相覆盖；请用 backup extract 取出。
defect-W106 = { $label } 出现了不止一次，通常只应有一次。
defect-W106-next = 不需要处理。
defect-W108 = 存档的这个说明文件没有列入任何标签清单，若被改动无法发现。
defect-W108-next = 请不要单独以这个文件为凭据。其他文件不受影响。
defect-W109 = 文件只有 { $found } 摘要保护，能防损坏，防不了有意伪造。
defect-W109-next = 如需更强的证明力，请把这些文件重新收集成新的存档（使用 SHA-256）；这一份也请保留。
defect-W110 = 存档没有标签清单：清单若被替换无法发现，也没有根摘要。
defect-W110-next = 如需从现在起证明其内容，请把文件重新收集成新的存档并记下根摘要；这一份也请保留。
defect-W111 = 清单与存档中这个名称的字符组成方式不同（存为“{ $other }”），已当作同一个文件。
defect-W111-next = 不需要处理。
defect-W112 = 这份清单所用的算法无法识别，或与另一份清单重复，没有使用它。
defect-W112-next = 如果已用其他清单核对，不需要处理。如需核对这一份，请使用支持该算法的程序。
defect-W113 = 清单里有这个系统文件（.DS_Store、Thumbs.db 之类），存档里没有；它不含您的任何内容。
defect-W113-next = 不需要处理。
defect-E201 = 这个文件不是 zip。
defect-E201-next = 请检查是否选对了文件。如果它本应是存档，可能是复制时出了错：请从存档仍然完好的地方（另一块硬盘、邮件、手机）重新复制一份，再核验新的副本；两份都先不要删除。
defect-E202 = 存档的结尾缺失：复制或下载没有完成。
defect-E202-next = 请从存档仍然完好的地方（另一块硬盘、邮件、手机）重新复制一份，再核验新的副本；两份都先不要删除。请确认两份的大小相同。
defect-E203 = zip 的目录已损坏。
defect-E203-next = 请从存档仍然完好的地方（另一块硬盘、邮件、手机）重新复制一份，再核验新的副本；两份都先不要删除。
defect-E204 = zip 在两处描述了这个条目，而两处不一致；不同的程序会解压出不同的内容。
defect-E204-next = 请原样保留这个存档作为证据，另找一份副本来核验：核验为“完好”的那一份才可以使用。
defect-E205 = zip 中有两个同名的条目；不同的程序会解压出不同的那一个。
defect-E205-next = 请原样保留这个存档作为证据，另找一份副本来核验：核验为“完好”的那一份才可以使用。
defect-E206 = 这个条目与另一个条目共用数据。正常的程序不会做出这样的 zip。
defect-E206-next = 请不要用其他程序解压这个存档。请问清给您的人它从哪里来，并从可信的来源另取一份。
defect-E207 = zip 的条目之间有不属于任何条目的数据。
defect-E207-next = 请原样保留这个存档作为证据，另找一份副本来核验：核验为“完好”的那一份才可以使用。
defect-E208 = zip 第一个条目之前有多余的数据，前面被加了东西。
defect-E208-next = 请原样保留这个存档作为证据，另找一份副本来核验：核验为“完好”的那一份才可以使用。
defect-E209 = zip 结尾之后有多余的数据，后面被加了东西。
defect-E209-next = 请原样保留这个存档作为证据，另找一份副本来核验：核验为“完好”的那一份才可以使用。
defect-E212 = 这个条目的实际数据量与它声明的不符。
defect-E212-next = 请从存档仍然完好的地方（另一块硬盘、邮件、手机）重新复制一份，再核验新的副本；两份都先不要删除。
defect-E213 = 这个条目声称的大小远超其数据所能达到的大小，即所谓“压缩炸弹”。没有解压它。
defect-E213-next = 请不要用其他程序解压这个存档。请问清给您的人它从哪里来，并从可信的来源另取一份。
defect-E214 = 这个条目已损坏：与 zip 为它记录的校验值（CRC-32）不符。
defect-E214-next = 请从存档仍然完好的地方（另一块硬盘、邮件、手机）重新复制一份，再核验新的副本；两份都先不要删除。
defect-E215 = 这个条目已加密，无法核对。
defect-E215-next = 请在当初制作它的程序里用密码解压，再把文件收集成新的存档。
defect-E216 = 这个条目的压缩方式无法识别，无法核对。
defect-E216-next = 请用当初制作它的程序解压，再把文件收集成新的存档。原 zip 请保留。
defect-E217 = 这个条目的名称会指向解压文件夹之外。已拒绝。
defect-E217-next = 请不要用其他程序解压这个存档。请问清给您的人它从哪里来，并从可信的来源另取一份。
defect-E218 = zip 最外层不是恰好一个文件夹，无法确定存档从哪里开始。
defect-E218-next = 如果有人添加或移动过内容，请使用未动过的副本。如果是别人制作的，请联系制作人；如果是您自己制作的，请用原始文件重新收集成一个新的存档。这一份也请保留。
defect-E219 = 这个条目的名称所用的编码无法识别。
defect-E219-next = 请用当初制作它的程序解压，再把文件收集成新的存档。原 zip 请保留。
defect-E220 = 这个条目的压缩数据已损坏。
defect-E220-next = 请从存档仍然完好的地方（另一块硬盘、邮件、手机）重新复制一份，再核验新的副本；两份都先不要删除。
defect-E221 = 存档自称由本程序制作，但这个条目的描述与本程序的写法不同：它被改过，或者存档被别的软件重新打包过。
defect-E221-next = 请原样保留这个存档，并找出最初的那一份：核验为“完好”的那一份才可以使用。如果是您自己重新打包的，请解压后核验那个文件夹，就能知道文件是否完整。
defect-E222 = 这只是分卷 zip 中的一卷。
defect-E222-next = 请把所有分卷放进同一个文件夹，用当初分卷的程序合并，再核验合并后的文件。
defect-W201 = zip 没有说明名称的编码，已按中文（GB18030）或旧 IBM 字符集（CP437）读取。
defect-W201-next = 请看看名称是否正常。内容不受影响。
defect-W204 = zip 里的文件夹与 zip 文件不同名，可能是文件改过名。
defect-W204-next = 不需要处理。

# ---- understood ----

known-rows = { $rows } 行
known-export = { $name }：{ $rows } 行（{ $tables } 个表格）
known-sum = { $column }：{ $total } 元
known-files = { $count } 个文件
known-strange = 其中 { $count } 个表格认不出是哪种导出，只数了行数，缺没缺内容请自己核对。
known-more = 还有 { $count } 个，存档的总览页上全部列出
known-list = 与清单“{ $name }”对照：
known-areas = 注销或关店前应当留底的资料：
known-areas-found = 已有：      { $names }（是否齐全，只有您能判断）
known-areas-look = 有，请看：  { $names }（其中有可疑或可能缺少的，见上文）
known-areas-perhaps = 不能确定：  { $names }（只是名字像，或是别的平台的，请打开看看）
known-areas-damaged = 只有损坏的：{ $names }
known-areas-nothing = 没有找到：  { $names }
known-comma = 、
collected-page = 里面有什么、缺的怎么补、期限到什么时候，都写在存档自带的总览页上：
      backup view "{ $path }"
    （不用本程序也能看：解压后打开 index.html）
collect-expect-list = 平台上的作品或订单清单（CSV 或 XLSX），与收到的文件对照；可以多次使用
collect-no-thumbnails = 存档的总览页上不放缩略图
list-summary = 说明里面有什么、哪些坏了或缺了；加 --json 原样给出存档里的 catalog.json
finished-before-troubled = 其中有损坏、缺少或需要留意的，逐项查看：backup list --summary "{ $path }"
expect-unread-file = 读不了清单 { $path }（{ $error }），什么都没有写
summary-head = { $name }，收存于 { $date }
summary-none = { $path } 里没有总览（catalog.json）
summary-none-hint = 它是旧版本或别的程序做的。backup list 可以列出文件；想要总览，请先用 backup extract 取出，再重新收集。
summary-unread = 读不了 { $path } 里的总览（catalog.json）：{ $error }
summary-unread-hint = 请运行 backup verify "{ $path }"，看看哪里损坏。
summary-shape = { $path } 里的总览（catalog.json）是这里不认识的版本
summary-too-large = { $path } 的总览（catalog.json）太大，超出了能读的范围
summary-too-large-hint = 请用 backup view 打开存档，或者解压后打开 index.html。backup list 可列出文件，backup verify 可核对文件。
summary-wrong = { $path } 的总览（catalog.json）无法读取：第 { $line } 行不是本程序写的样子
summary-altered = { $path } 里的总览（catalog.json）与存档封存时的不一致：后来被改动或损坏了
known-among = 收集到的文件互相对照：
known-noted = 另有 { $count } 个文件有说明或建议（例如没有认出的表格、没有查看里面的压缩包），写在总览页的“供您了解”里。
known-sums-more = 还有 { $count } 项合计，总览页全部列出
known-status-other = 其他状态

# (end of understood)

# ---- general ----

found-e301 = 文件是空的，里面什么也没有。
found-e301-do = 请趁还能导出，重新导出或下载一次，确认不是空的，再收集一次。
found-e302 = { $is ->
        [html] 文件名以 .{ $named } 结尾，内容却是一个网页：多半是把登录页或出错页当成文件保存了。
        [unknown] 文件名以 .{ $named } 结尾，内容却完全不是：可能是下载出错、文件损坏，或者只有某个应用自己才能打开。
        [text] 文件名以 .{ $named } 结尾，内容却只是一段文字。
       *[other] 文件名以 .{ $named } 结尾，内容却是 { $is } 格式。
    }
found-e302-do = { $is ->
        [html] 请先登录平台，重新下载这个文件，打开确认无误后再收集一次。
        [unknown] 请试着打开它。打不开的，趁还能导出，重新下载或导出；只有某个应用能打开的，请在那个应用里导出为通用格式。
       *[other] 请打开看看它是什么。如果不是您要保存的，请趁还能导出，导出正确的文件后再收集一次。
    }
found-n303 = 文件名以 .{ $named } 结尾，实际格式是 { $is }。已原样存档；如果有软件打不开，复制一份改成正确的扩展名即可。
found-n304 = 认不出是什么文件。已原样存档，是否完整无从得知。
found-w305 = 没能查看这个文件的内容。已原样存档，是否完整无从得知。
found-w305-do = 请打开它，看能否完整显示或播放到最后；如果不能，请趁还能导出，重新导出一次。

# (end of general)

# ---- video ----

found-e310 = 这个视频比它自己声明的短：声明有 { $says } 秒，实际只有 { $has } 秒左右，后面的内容缺失。
found-e310-do = 请趁账号还能登录，重新下载或导出一次。在新文件的时长核对无误之前，这一份也请保留。
found-e311 = 这个文件没到结尾就断了：按它自己的记录至少应有 { $needs } 字节，实际只有 { $has } 字节。
found-e311-do = 请趁账号还能登录，重新下载或导出一次。下载中断、磁盘已满、复制未完成都会造成这种情况。在新文件确认完整之前，这一份也请保留。
found-e312 = 这个视频缺少索引（moov），播放器无法打开：可能是下载中断，也可能是录制时没有正常结束。
found-e312-do = 请趁账号还能登录，重新下载或导出一次。如果是您自己录制、别处没有的视频，请原样保留这个文件：借助同一设备、同一软件录制的正常视频，修复软件往往可以重建索引。
found-e313 = 这个文件里没有可以播放的内容：时长为零，或者没有画面和声音。
found-e313-do = 请趁账号还能登录，重新下载或导出一次，并确认新文件可以播放。
found-w314 = 这个文件的内部结构在第 { $at } 字节处损坏，之后的内容可能已经丢失。
found-w314-do = 请把它从头到尾播放一遍。如果有缺失，请趁账号还能登录重新下载或导出一次，两份都保留。
found-w315 = 这个视频没有画面，只有声音。
found-w315-do = 如果它本来就是音频，不需要处理。否则请重新下载或导出：有些下载方式会把画面和声音分成两个文件，另一个没有保存下来。
found-n316 = 这是 { $is } 格式的文件。本程序不检查这种格式的内部，是否完整无从得知；已原样存档。
found-n317 = 这个文件正常结束之后还有 { $octets } 字节的数据（从第 { $at } 字节起），不属于视频或音频内容，有时是手机或其他软件附加的；已原样存档。
found-w318 = 这个文件里没有画面和声音，只是指向另一个存有内容的文件。
found-w318-do = 请找到剪辑时所用的原始文件（通常在当时剪辑的电脑上）一并收集，或者重新导出一个不依赖其他文件的完整视频。
found-w319 = 这个文件里有一段空洞：从第 { $at } 字节起有 { $octets } 字节全是零，而这里本该是画面和声音。没有下载完的文件常是这样，大小看起来却是对的。
found-w319-do = 请把它从头到尾播放一遍。如果中途停住、定格或没有声音，请趁账号还能登录重新下载或导出一次；在新文件能正常播放之前，这一份也请保留。

# (end of video)

# ---- image ----

found-e321 = 图片不完整：文件在图片结束之前就断了。
found-e321-do = 请趁还能导出，重新下载或导出这张图片，确认能一直显示到最下边，再收集一次。
found-e322 = 图片已损坏：即使能打开，也有一部分数据缺失或出错。
found-e322-do = 请与平台或手机上的原图对照，趁还能导出，重新导出那一张，再收集一次。
found-n323 = 图片太大，没有生成缩略图。只检查了结构，没有检查画面，请自己打开看一眼。
found-n324 = 这种图片的画面这里无法检查，结构没有问题。请自己打开看一眼。

# (end of image)

# ---- table ----
found-e331 = 这张表在最后一行中间断了，后面如果还有内容，都没有了。
found-e331-do = 请趁现在还能导出，重新导出一份，等下载完成后打开一个副本，看一眼最后一行。新的一份确认完整之前，这一份也请保留。如果抖店导出的又断了，请缩短时间段，分几次导出。
found-w332 = “{ $column }”一列的长号码丢了末尾几位（{ $count } 格）。用 Excel 或 WPS 打开并保存表格就会这样，从这个文件里已经找不回来。
found-w332-do = 请到平台后台重新下载这张表，不要打开，直接收集；想看的话请打开副本。没有完整的订单号，订单、结算和售后就对不上。
found-n333 = 有 { $count } 行的格数与表头不一致，常见原因是文字里带了逗号。文件已原样存档；可能错位的金额没有计入合计。
found-n334 = 有 { $count } 行的买家姓名、电话或地址是密文，平台导出时就是这样，不是文件损坏。
found-w335 = 有 { $count } 格以 =、+、- 或 @ 开头，表格软件可能会把它们当公式执行。可能是有人借买家留言故意写的。
found-w335-do = 请不要直接双击打开。在 Excel 里用“数据 → 从文本/CSV”导入，并把各列设为“文本”；如果询问是否更新链接或启动程序，请选“否”。存档里的文件没有改动。
found-w336 = 有 { $count } 处文字按文件的编码读不出来，第一处在第 { $line } 行。文件可能损坏了，或者被别的软件存坏过。
found-w336-do = 请到平台后台重新下载这张表，一起收集，再对照两份文件的这一行。
found-n337 = 这张表的列名不属于目前认得的任何一种导出。已原样存档，但无法判断里面缺不缺内容。
found-e338 = 文件自称有 { $says } 笔记录，实际只有 { $has } 行。
found-e338-do = 请趁现在还能导出，重新导出一份并核对行数。如果还是不够，请按月分开导出，全部收集。这一份也请保留，它能说明本来应该有多少。
found-n341 = 从第一行到最后一行之间，这些月份一行也没有：{ $months }。如果当时店铺在营业，请把这些月份也导出来。
found-w343 = 这张表没有数据：只有表头，或者什么也没有。
found-w343-do = 请检查导出时选的时间段、状态和店铺，然后重新导出。如果那段时间确实没有数据，不需要处理。
# (end of table)

# ---- book ----

found-e339 = { $why ->
    [cut] 这个工作簿没到结尾就断了，后面的内容缺失。
    [none] 文件名是 Excel 表格，里面却没有工作簿。
   *[other] 这个工作簿已损坏，无法读到最后；上面的行数和金额即使有，也只是损坏处以前的部分。
 }
found-e339-do = 请趁账号还能登录，从后台重新导出一份，打开看一眼行数和最后一行，再收集一次。在新的一份确认完整之前，这一份也请保留。
found-w340 = 这个工作簿太大，没有查看里面的内容（文件 { $octets } 字节；展开后过大的也算）。文件已原样存档。
found-w340-do = 请用 Excel 或 WPS 打开，确认行数和最后一行都在。如果后台可以按时间段导出，请分成几份导出再收集，这样每一份都能核对。
found-w342 = 这个工作簿设有密码，看不到里面的内容。文件已原样存档。
found-w342-do = 请趁现在还记得，把密码写进自己的备忘并妥善保管；再用 Excel 或 WPS 打开，去掉密码另存一份，一起收集。密码丢失后，谁也打不开它。
found-n344 = 这种工作簿（{ $is }）不在查看范围内，已原样存档。如需核对行数，请用 Excel 或 WPS 另存为 .xlsx 再收集一次。

# (end of book)

# ---- data ----

found-e353 = { $why ->
    [cut] 这份 JSON 数据没到结尾就断了，后面的内容缺失。
   *[other] 这个文件名为 JSON，内容却不是正确的 JSON：可能已损坏，或者是被别的程序改过。
 }
found-e353-do = 请趁账号还能登录，重新申请并下载一份数据（TikTok 的数据包做好后只保留几天），再收集一次。在新的一份确认完整之前，这一份也请保留。
found-w354 = 这份数据里只有 { $count } 个视频的链接，没有视频本身，而且链接会过期。
found-w354-do = 请在链接失效之前把视频逐个下载下来，一起收集。如果这些视频已经在收集的文件里，就不用再做什么。
found-w356 = 这份导出里什么也没有。
found-w356-do = 请看看导出时是否选全了数据种类和时间段，账号是否选对，然后重新导出一次。如果账号里确实没有这类数据，不需要处理。
found-w357 = 这份数据太大（{ $octets } 字节），没有查看里面的内容，也不知道它是否完整。文件已原样存档。
found-w357-do = 请确认它下载完整：再下载一次，比较两个文件的大小是否相同。如果平台可以只选一部分数据，请分几次申请，每一份就都能核对。

# (end of data)

# ---- packed ----

found-w351 = 这个压缩包设有密码，其中 { $count } 个文件看不到内容。压缩包已原样存档。
found-w351-do = 支付宝、微信的账单就是这样发来的。请趁现在还找得到密码，写进自己的备忘并妥善保管；再用密码解压，把解压出来的文件也收集一次，才能核对账单的内容。
found-e352 = { $why ->
    [cut] 这个压缩包没到结尾就断了，里面的文件很可能不全。
    [parts] 这只是分卷压缩包中的一卷，单独一卷打不开。
   *[other] 这个压缩包已损坏：它的目录或其中的文件与记录不符。
 }
found-e352-do = { $why ->
    [parts] 请把所有分卷放进同一个文件夹，确认能够解压，再把全部分卷或解压出来的文件一起收集。
   *[other] 请趁下载链接还有效，重新下载一次，试着解压，再收集。在新的一份确认能解压之前，这一份也请保留。
 }
found-n355 = 这种压缩包（{ $is }）不在查看范围内，已原样存档，里面是否完整没有核对。请解压一次试试；能解压的话，把解压出来的文件也收集进来，就能逐个核对。
found-w358 = 这个压缩包里的文件太多（{ $files } 个），没有读完它的目录，也不知道里面是否完整。压缩包已原样存档。
found-w358-do = 请解压一次，确认没有报错，再收集解压出来的文件夹，这样每个文件都能核对。
found-n359 = 这个压缩包的目录完好，但其中 { $files } 个文件没有解开核对（压缩包太大，或压缩方式特殊）。想逐个核对，请解压后收集那个文件夹。

# (end of packed)

# ---- expect ----
# 把收集到的文件与平台的清单对照，也与它们自己对照。
found-w360 = 清单里有 { $count } 行读不出是哪一项：格子是空的，编号的后几位已经被表格软件抹掉（例如 6.92E+18），或者标题只有表情符号。这几行没有对照。
found-w360-do = 请从平台重新导出这份清单，不要先用 Excel 打开再保存；没有编号的那几行请自己核对。
found-e361 = 清单上有 { $listed } 项，其中至少 { $count } 项没有收集到。
found-e361-do = 请趁账号还能登录，把缺的这些逐项导出或下载下来，再收集一次。缺哪些，写在总览页的“清单对照”里，带着它们在清单中的行号。
found-e362 = 清单上有 { $count } 项，收集到的只有损坏的文件。
found-e362-do = 请趁还能登录，把这几项重新下载，再收集一次。
found-n363 = 有 { $count } 项收集到了，但清单上没有。
found-n364 = 有 { $count } 个作品收集到了不止一个视频。
found-w365 = 有 { $count } 个作品，仅凭标题或文件名分不清哪个文件是哪一个。程序没有替您猜。
found-w365-do = 请打开这几个文件和平台上的作品逐一核对；下载时把作品编号写进文件名，程序就能分清。
found-n366 = 有 { $count } 个订单同时出现在几张订单表里。这是导出的时间段有重叠，不是缺失，统计时请不要重复计算。
found-w367 = 表格“{ $file }”里提到 { $orders } 个订单，其中 { $missing } 个在收集到的订单表里都找不到。
found-w367-do = 很可能有一段时间的订单没有导出，或者那段时间的订单表不完整。请在后台把订单报表的时间范围放宽到覆盖这张表，再导出一次。
found-w368 = 从第一个订单到最后一个订单之间，有 { $count } 个月在所有订单表里都没有订单：{ $months }。
found-w368-do = 如果这几个月确实没有生意，不用处理；如果有，请在后台补导这几个月的订单报表。
found-w369 = 清单自己写着共 { $says } 项，实际读到 { $has } 行。
found-w369-do = 清单可能只导出了一部分。请在平台上看清总数，把清单重新导出完整，再对照一次。
found-n371 = 有 { $count } 个文件与另一个文件内容完全相同。
found-w372 = 还有 { $count } 个文件看不到里面，缺的东西有可能就在其中（压缩包、打不开的表格，或者认不出列名的表格）。
found-w372-do = 请把压缩包解压、给表格去掉密码，连同原件一起再收集一次；再对照，才知道真正缺多少。
found-w373 = 清单上的 { $listed } 个作品，与收集到的 { $count } 个视频一个也对不上。多半是文件名里既没有作品编号，也没有标题，不能据此说作品都没有收集到。
found-w373-do = 请按数量和内容自己核对；或者重新下载，让文件名带上作品标题或作品编号，再对照一次。
found-w374 = 有 { $count } 个文件里的订单表没有能用的主订单编号（没有这一列，或者编号的末尾几位已经丢失），无法与其他表对照。
found-w374-do = 请在后台重新导出订单报表，勾选“主订单编号”；下载后不要打开，直接收集。
found-w375 = 清单上有 { $count } 个作品只收集到了图片。如果其中有视频作品，那只是封面，视频本身没有收集到。
found-w375-do = 请逐个看一眼：图文作品不用处理；视频作品请趁还能登录，把视频下载下来，再收集一次。
expect-kind-works = 作品
expect-kind-orders = 订单
expect-columns = 对照所用的列：{ $columns }
expect-matched = 清单上 { $listed } 项，已收集到 { $matched } 项。
expect-complete = 清单上的 { $listed } 项都收集到了。
expect-missing = 缺：第 { $line } 行，{ $text }
expect-damaged = 已损坏：第 { $line } 行，{ $text }（{ $files }）
expect-pictures = 只有图片：第 { $line } 行，{ $text }（{ $files }）
expect-extra = 清单上没有：{ $file }
expect-extra-orders = 收集到的订单表里，有 { $count } 个订单不在清单上。
expect-duplicate = 重复：第 { $line } 行，{ $text }（{ $files }）
expect-repeated = 清单里重复列出：第 { $line } 行，{ $text }
expect-ambiguous = 分不清：第 { $lines } 行的作品，可能对应这些文件：{ $files }
expect-unread = 读不出：第 { $line } 行，{ $text }
expect-unseen = 看不到里面：{ $file }
expect-same = 内容相同（{ $octets }）：{ $files }
expect-overlap = { $first } 与 { $second } 有 { $count } 个相同的订单。
expect-too-large = 清单太大，无法对照，什么都没有写
expect-too-large-hint = 请分成几份，每份不超过 64 MB、100 万行，分别对照。
expect-no-text = 清单既不是文本，也不是 Excel 工作簿，无法对照，什么都没有写
expect-no-text-hint = 请从平台导出 .csv 或 .xlsx 格式的清单；不对照也能收存：去掉 --expect-list
expect-locked = 清单带密码，无法对照，什么都没有写
expect-locked-hint = 请用 Excel 或 WPS 打开，另存为不带密码的文件，再对照。
expect-damaged-workbook = 清单这个工作簿打不开，可能没有下载完整；什么都没有写
expect-damaged-workbook-hint = 请从平台重新下载这份清单。
expect-no-column = 清单里找不到能说明每一行是哪个订单或哪个作品的列，无法对照，什么都没有写。看到的是：{ $seen }
expect-no-column-hint = 清单需要有一列叫“主订单编号”“订单号”“作品ID”“作品标题”或“文件名”，写在表头里；不对照也能收存：去掉 --expect-list
expect-no-rows = 清单里一行也没有，无法对照，什么都没有写
expect-no-rows-hint = 请在平台上确认筛选条件，重新导出这份清单。

# (end of expect)

# ---- checklist ----
# 注销或关店前应当留存的资料：有了什么，还缺什么，怎么留。
area-videos = 视频和作品
area-messages = 私信
area-followers = 粉丝
area-wallet = 钱包和资金
area-orders = 订单
area-goods = 商品
area-after-sale = 售后
area-customers = 客户与客服记录
standing-found = 是否齐全，请您自己对照平台核对。
standing-look = 找到了，但请看一下：其中有可疑的，或者可能缺少的。
standing-perhaps = 只是文件名这样写，或者是别的平台的数据。请打开看一眼。
standing-damaged = 等于没有，请重新导出。
standing-nothing = 如果您的账号没有这一类资料（例如没有开店），可以不管。
checklist-content = 按内容认出 { $files } 个文件，{ $rows } 条
checklist-content-files = 按内容认出 { $files } 个文件
checklist-beside = 另有 { $files } 个文件来自其他平台或支付机构（如 TikTok、淘宝、支付宝），{ $rows } 条。它们不能代替抖音、抖店自己的资料
checklist-name = 另有 { $files } 个文件只是名字像，内容没有核实
checklist-damaged = 另有 { $files } 个文件已损坏
checklist-short = 对照后发现可能缺少一部分，见上文
checklist-doubtful = 其中 { $files } 个文件请看一下，见“请看一下”
checklist-how = 怎么留存：
checklist-deadlines = 期限（仅供参考，不是法律意见；平台规则会变）：
checklist-as-of = 依据截至 { $as_of }
checklist-unsure = 未能核实
save-douyin-download = 在抖音里逐个打开自己的作品，用“下载”保存到手机或电脑；作品清单可以在创作者中心看是否能导出。
save-tiktok-data = TikTok 账号：申请“下载您的数据”，准备好以后只有几天可以下载。里面的视频只是会失效的链接，视频要另外逐个下载。
save-messages-pictures = 目前不知道有私信的导出功能。请把重要的对话逐屏截图或录屏，截图里要看得到对方名字和时间，文件名写上“私信”。
save-ask-copy = 您可以依据《个人信息保护法》第四十五条，书面要求平台提供您的个人信息副本。请在申请注销之前提出，并保留送达凭证。
save-followers-pictures = 目前不知道有粉丝名单的导出功能。请把粉丝数、粉丝列表和粉丝分析页面截图，文件名写上“粉丝”。
save-doudian-wallet = 抖店后台 fxg.jinritemai.com：导出结算单、资金动账明细和账户流水，时间从开店第一天到今天。
save-wallet-pictures = 钱包余额、抖币、保证金、提现记录，目前不知道有导出功能。请逐页截图，截图里要看得到金额、日期和账号名。
save-bills = 收款到支付宝或微信的，另外导出它们的账单。账单是带密码的压缩包，请把密码记下来，和压缩包放在一起保存。
save-doudian-orders = 抖店后台 fxg.jinritemai.com：导出订单报表，勾选“主订单编号”。一次最多 100 万单，多了就分时间段导出，时间段宁可重叠也不要断开。
save-goods-pictures = 目前不知道有商品资料的导出功能。请保存每个在售商品的标题、价格、规格、主图和详情页（截图并下载图片），文件名写上“商品”。
save-doudian-aftersale = 抖店后台 fxg.jinritemai.com：导出售后单，时间从开店第一天到今天。
save-aftersale-pictures = 售后的协商记录和举证图片，目前不知道有导出功能。有争议的售后单请逐个截图，文件名写上“售后”。
save-customers-pictures = 与客户的聊天、评价，目前不知道有导出功能。重要的请截图，文件名写上“客服”。买家的姓名、电话、地址是别人的个人信息，请加密保存，不要外传。
deadline-platform-trade = 《电子商务法》第三十一条：平台保存商品、服务和交易信息，自交易完成之日起不少于 { $length } 年。
deadline-live-records = 《网络交易监督管理办法》：平台保存直播视频不少于 { $length } 年。
deadline-payment-records = 《反洗钱法》（2024 年修订）：支付机构保存客户身份资料和交易记录不少于 { $length } 年。
deadline-merchant-books = 《税收征收管理法实施细则》第二十九条：账簿、发票和其他涉税资料，您自己要保存 { $length } 年。注销账号不免除这一义务。
deadline-limitation = 《民法典》第一百八十八条：向平台或买家要钱的诉讼时效一般是 { $length } 年。证据请至少保存到那以后。
deadline-closing-deletes = 《电子商务法》第二十四条：账号一旦注销，平台应当立即删除您的信息（依法或者约定要保存的除外）。注销之后就拿不回来了，请先留存。
deadline-copy-on-request = 《个人信息保护法》第四十五条：您要求查阅、复制个人信息的，平台应当及时提供。法条没有写天数，请趁早提出。
deadline-manual-handling = 《App违法违规收集使用个人信息行为认定方法》第六条：更正、删除、注销的请求需要人工处理的，不得超过承诺的时限，也不得超过 { $length } 个工作日。
deadline-cooling = 注销冷静期：各处说法是 { $shortest } 至 { $length } 天，未能核实，以页面上的《注销须知》为准。请在申请注销之前留存完毕，冷静期内不要登录。
deadline-tiktok-ready = TikTok 的数据包准备好以后，只有 { $length } 天可以下载。
deadline-shop-last-order = 抖店关店条件之一：最后一个订单完成满 { $length } 天（平台规则，以后台页面为准）。
deadline-shop-notice = 《电子商务法》第十六条：不再经营的，要提前 { $length } 天在首页持续公示。

# (end of checklist)

# ---- catalogue ----

catalogue-title = 存档清单
catalogue-made = 收存日期 { $date } · 由 { $agent } 生成
catalogue-bare = 查看时发现了问题：{ $values }
catalogue-files = { $count } 个文件
catalogue-items = { $count } 项
catalogue-others = 其余 { $count } 项
catalogue-others-marked = 还有 { $count } 个文件没有在这里列出；在下面的文件清单里，它们都标着 { $code }。
catalogue-others-json = 还有 { $count } 项没有在这里列出；全部都在 catalog.json 里。
catalogue-verdict-broken = 有文件坏了或缺了：趁还能导出，现在就补上
catalogue-verdict-look = 没有发现坏掉的文件，但有几件事请您看一下
catalogue-verdict-unknown = 文件都收好了，但没有查看里面的内容
catalogue-verdict-fine = 查看过的文件里，没有发现损坏
catalogue-verdict-damaged = { $count } 个文件坏了，或者不是它该有的内容：请重新导出
catalogue-verdict-missing = { $count } 项应该有，但没有找到：请补导出
catalogue-verdict-doubtful = { $count } 个文件请看一下：可能缺了什么
catalogue-verdict-compared = 对照后有 { $count } 处请看一下：订单或清单可能对不上
catalogue-verdict-left-out = { $count } 项没有收进存档
catalogue-verdict-points = { $count } 类资料没有找到，或者要看一下
catalogue-verdict-kept = 坏掉的文件也原样收存，一个字节都没有改。
catalogue-verdict-again = 补好以后，用 backup collect 再收存一次，做成一份新的存档；在那之前，这一份不要删除。
catalogue-verdict-unlooked = 有 { $count } 个文件只收存、没有查看内容，不能说它们是好的。
catalogue-verdict-videos = 视频只查看了文件结构，没有逐帧播放：中间的画面坏了是看不出来的，重要的请打开看一遍。
catalogue-broken = 现在就要处理
catalogue-missing = 清单对照：应该有，但没有找到
catalogue-look = 请看一下
catalogue-left-out = 没有收进存档
catalogue-totals = 总计
catalogue-all = 个文件
catalogue-without-length = 另有 { $count } 个不知道时长
catalogue-rows = { $count } 行
catalogue-points = 注销或关店前应该留下的资料
catalogue-points-about = 按导出的内容和文件名对照。“有，请看一下”是说其中有可疑或可能缺少的，见上文。“不确定”是说只凭文件名像，或者是别的平台的，请打开确认。
catalogue-point = 资料
catalogue-point-state = 有没有
catalogue-point-next = 怎么补
catalogue-point-found = 有
catalogue-point-look = 有，请看一下
catalogue-point-unsure = 不确定
catalogue-point-damaged = 只有损坏的
catalogue-point-missing = 没有找到
catalogue-point-deadlines = 期限，以及各自涉及的资料
catalogue-exports = 订单和账目
catalogue-tables = { $count } 张表
catalogue-orders = { $count } 个订单
catalogue-orders-at-most = 最多 { $count } 个订单（可能有重复）
catalogue-overlap = 这些表的日期有重叠，或不知道各是哪几天：同一个订单可能出现两次，所以金额没有加在一起，每月的数量也可能偏多，请看每张表各自的数。
catalogue-chart = 每个月的数量
catalogue-chart-empty = 中间有 { $count } 个月一个订单也没有：确实没有卖出，还是漏了导出？请核对。
catalogue-sum-column = 项目
catalogue-sum-status = 状态
catalogue-sheet = 第 { $sheet } 张表
catalogue-sum-total = 合计（元）
catalogue-sum-rows = 行数
catalogue-sum-too-large = 数太大，没有相加
catalogue-sum-unread = 另有 { $count } 行不是数字
catalogue-videos = 视频
catalogue-pictures = 图片
catalogue-figures-more = 还有 { $count } 个没有显示在这里；全部都在下面的文件清单里。
catalogue-notes = 供您了解
catalogue-notes-about = 这些不是损坏；有的没能核对，有的写着建议，请点开看一遍
catalogue-list = 全部文件（{ $count } 个）
catalogue-list-about = 文件都在这一页旁边的 data 文件夹里，点名称就能打开（压缩包要先解压）。大小是字节数，时间是文件最后修改的北京时间（UTC+8）。
catalogue-find = 查找
catalogue-sort = 点表头可以排序
catalogue-path = 文件（在 data 里）
catalogue-kind = 种类
catalogue-octets = 大小（字节）
catalogue-modified = 修改时间（北京）
catalogue-content = 内容
catalogue-unit-rows = 行
catalogue-unit-files = 个文件
catalogue-unit-items = 项
catalogue-running = 存档清单 · { $name } · { $date }
catalogue-check = 这一页是收存时生成的，列入存档的标签清单：用 backup verify 核验为“完好”，根摘要又与收存时抄下的一致，就说明它和文件都没有被改动。不用本程序也能核验，见 how-to-check.txt。
catalogue-private = 这一页没有买家的姓名、电话和地址；打开它不会联网。
catalogue-sign = 存档 { $name }，收存于 { $date }，共 { $files } 个文件、{ $octets } 字节，如上所列。
catalogue-sign-root = 根摘要（收存结束时显示的那一串）
catalogue-sign-maker = 制作人签名
catalogue-sign-witness = 见证人 / 公证员签名
catalogue-sign-date = 日期

# (end of catalogue)

# ---- view ----

view-about = 在浏览器里查看存档：存档清单、视频、图片、表格，不用解压
view-archive = 存档（zip 或文件夹）
view-no-open = 不打开浏览器，只显示网址
view-port = 使用的端口（不写就由系统选一个空闲的）
view-linger = 最后一个页面关闭后，等多少秒再停止（默认 60）
view-hint =
    上面的网址只在这台电脑上有效，只有知道它的人能看；关掉这个窗口就失效。
    要停止：按 Ctrl-C，或关闭网页。
view-unverified = 还没有核验。要知道存档是否完好：backup verify "{ $path }"
view-opening = 正在用浏览器打开。如果没有出现，请自己打开上面的网址。
view-no-browser = 没能打开浏览器，请自己打开上面的网址。
view-stopped = 已停止。
view-left = 网页已关闭，已停止。
view-unread = { $path } 没能读完，没有把它当作完整的文件显示：
view-listen = 没能把页面提供给浏览器（{ $error }）
view-listen-hint = 可能被安全软件拦住了：请允许 backup 在本机（127.0.0.1）内连接；也可以用 backup extract 取出文件来看
view-port-taken = 端口 { $port } 不能用（{ $error }）
view-port-hint = 不写 --port，就会用一个空闲的端口
view-page-list = ‹ 返回存档清单
view-page-download = 保存这个文件
view-page-files = 共 { $files } 个文件，{ $octets }
view-page-rows = 第 { $from } 至 { $to } 行，与文件里的内容一致。
view-page-no-rows = 这里没有内容。
view-page-next = 下一页 ›
view-page-first = ‹ 回到开头
view-page-part = 第 { $from } 至 { $to } 字节，共 { $size } 字节。
view-page-cut = 后面的内容读不出来：这个文件在存档里已经损坏。请运行 backup verify，看看哪里有问题、该怎么办。
view-page-more = （内容太长，这里没有全部显示；请保存文件后查看）
view-page-book = 这里只显示文字，不带公式和格式。要看完整的，请保存后用 Excel 或 WPS 打开。
view-page-book-locked = 这个工作簿有密码，这里不能显示。请保存后用 Excel 或 WPS 打开。
view-page-book-damaged = 这个工作簿后面的内容读不出来：它不完整或已损坏。如果收存时就是这样，总览页会说明；请趁还能导出，重新导出一次。
view-page-book-large = 这个工作簿太大，或者是这里不支持的类型，不能显示。请保存后用 Excel 或 WPS 打开。
view-page-empty = 这个文件是空的。
view-page-unplayable = 这个浏览器放不了这个文件，或者只能放出声音。可能是浏览器不支持这种格式，也可能是文件本身不完整：请先看总览页有没有说它有问题，再保存下来用播放器试试。
view-page-gone = backup 已经停止，链接和视频都打不开了。请重新运行 backup view，用它打开的新页面。
view-page-unverified = 以下按存档里的原样显示，没有核验。是否完好，请运行 backup verify。
view-page-doubtful = 这份存档有问题，请不要以这里看到的为准：请运行 backup verify，看看哪里有问题、该怎么办。
view-page-refused = 已拒绝：这个请求不是从本存档的页面发出的。请完整打开 backup view 显示的网址。
view-page-missing = 这个网址没有内容。请完整打开 backup view 显示的网址。
view-page-method = 这里只能查看文件。
view-page-unread = 这个文件读不出来，原因见运行 backup view 的窗口。

# (end of view)
