# `backup` 的中文。与 en/backup.ftl 条目一致。

about = 把导出的视频、截图、订单表收进一份存档，并能证明里面是什么。
jobs = 同时工作的线程数（不写就由程序按这台电脑决定）
exit-statuses =
    退出状态：0 一切正常 · 1 做完了，但有东西没收进去或有问题
    2 没有做成，或无法核验 · 130 用 Ctrl-C 停下

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
left-out-excluded = 按您的 --exclude 要求没有收。
left-out-vanished = 轮到它时已经不在了。如果应该有，请重新导出后再收一次。
left-out-changing = 读的时候一直在变。请关闭正在写它的程序，再收一次。
left-out-name-taken = 目标磁盘分不清它与另一个文件的名字（例如不分大小写）。请改用 --format zip，或换一个磁盘。
left-out-name-too-long = 路径太长，存档放不下。请把文件夹名改短，再收一次。
left-out-unreadable = 读不出来。请关闭正在使用它的程序，检查权限和磁盘，再收一次。
dry-run = 将会做成 { $path }（现在什么都没有写）：
resumed = 接着上次中断的地方做：已有 { $files } 个文件（{ $octets }）安全保存在磁盘上。
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

# ---- general ----

# (end of general)

# ---- video ----

# (end of video)

# ---- image ----

# (end of image)

# ---- table ----

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
found-n354 = 这份数据里只有 { $count } 个视频的链接，没有视频本身，而且链接会过期。请在它们失效之前把视频逐个下载下来，一起收集。
found-w356 = 这份导出里什么也没有。
found-w356-do = 请看看导出时是否选全了数据种类和时间段，账号是否选对，然后重新导出一次。如果账号里确实没有这类数据，不需要处理。
found-w357 = 这份 JSON 太大（{ $octets } 字节），没有查看里面的内容，也不知道它是否完整。文件已原样存档。
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

# (end of expect)

# ---- checklist ----

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
catalogue-verdict-left-out = { $count } 项没有收进存档
catalogue-verdict-points = { $count } 类资料没有找到，或不能确定
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
catalogue-points-about = 按导出的内容和文件名对照。“不确定”是说只凭文件名像，请打开确认。
catalogue-point = 资料
catalogue-point-state = 有没有
catalogue-point-next = 怎么补
catalogue-point-found = 有
catalogue-point-unsure = 不确定
catalogue-point-damaged = 只有损坏的
catalogue-point-missing = 没有找到
catalogue-point-deadlines = 期限
catalogue-exports = 订单和账目
catalogue-tables = { $count } 张表
catalogue-orders = { $count } 个订单
catalogue-orders-at-most = 最多 { $count } 个订单（可能有重复）
catalogue-overlap = 这些表的日期有重叠，或不知道各是哪几天：同一个订单可能出现两次，所以金额没有加在一起，每月的数量也可能偏多，请看每张表各自的数。
catalogue-chart = 每个月的数量
catalogue-chart-empty = 中间有 { $count } 个月一个订单也没有：确实没有卖出，还是漏了导出？请核对。
catalogue-sum-column = 项目
catalogue-sum-status = 状态
catalogue-sum-total = 合计（元）
catalogue-sum-rows = 行数
catalogue-sum-too-large = 数太大，没有相加
catalogue-sum-unread = 另有 { $count } 行不是数字
catalogue-videos = 视频
catalogue-pictures = 图片
catalogue-figures-more = 还有 { $count } 个没有显示在这里；全部都在下面的文件清单里。
catalogue-notes = 供您了解
catalogue-notes-about = 不需要处理，点开可以看
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
catalogue-check = 这一页是收存时生成的，列入存档的标签清单：核验通过（backup verify），就说明它和文件都没有被改动。不用本程序也能核验，见 how-to-check.txt。
catalogue-private = 这一页没有买家的姓名、电话和地址；打开它不会联网。
catalogue-sign = 存档 { $name }，收存于 { $date }，文件如上所列。
catalogue-sign-root = 根摘要（收存结束时显示的那一串）
catalogue-sign-maker = 制作人签名
catalogue-sign-witness = 见证人 / 公证员签名
catalogue-sign-date = 日期

# (end of catalogue)

# ---- view ----

view-about = 在浏览器里查看存档：总览页、视频、图片、表格，不用解压
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
view-page-list = ‹ 返回总览
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
