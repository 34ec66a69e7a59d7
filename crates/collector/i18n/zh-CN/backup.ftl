# `backup` 的中文。与 en/backup.ftl 条目一致。

about = 把导出的视频、截图、订单表收进一份存档，并能证明里面是什么。
heading-usage = 用法：
heading-commands = 命令：
heading-options = 选项：
heading-arguments = 参数：
usage-options = 选项
usage-command = 命令
help = 显示这份帮助
version = 显示版本
lang = 语言（不写就用系统语言）
json = 在标准输出给出供程序读取的结果
quiet = 只说有问题的地方
jobs = 同时工作的线程数（不写就按处理器个数）
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

args-command = 没有“{ $name }”这个命令
args-no-command = 要做什么？还缺一个命令
args-unknown = 没有 { $argument } 这个选项
args-missing = 缺少：{ $argument }
args-twice = { $argument } 写了两次
args-no-value = { $argument } 后面要写一个值
args-value = { $argument } 不能是“{ $value }”
args-other = 看不懂这条命令（{ $text }）
args-possible = 可以写：{ $values }
args-similar = 您要的是不是 { $name }？
args-help = 输入 backup --help 或 backup 命令 --help 查看说明

progress = { $what } { $done } / { $all } · { $files } 个文件 · 每秒 { $speed } · 还需 { $left }
hours = { $hours } 小时 { $minutes } 分
minutes = { $minutes } 分 { $seconds } 秒
seconds = { $seconds } 秒
doing-collect = 收存
doing-read-back = 读回核验
doing-verify = 核验
doing-extract = 取出

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
not-read-back = 没有读回核验（--no-verify）。删除任何东西之前，请先运行：backup verify { $path }
renamed = 有 { $count } 个文件在存档里用了别的名字；用 backup extract 取出时会还原（见 liudi/names.jsonl）。
root-digest = 根摘要。请抄下来或拍张照片，与存档分开保管：
root-digest-next = 凭它，任何人都能查出存档有没有被换过：
    {"  "}backup verify { $name } --expect "……"
left-out = 有 { $count } 项没有收进去：
left-out-link = 链接（快捷方式）不会跟进去。要收它指向的内容，请把那个文件夹也写进命令。
left-out-special = 不是普通文件（设备、管道、套接字），本身没有内容。
left-out-junk = 系统自动生成的文件，一般没有用处。要收的话加上 --keep-junk。
left-out-excluded = 按您的 --exclude 要求没有收。
left-out-vanished = 轮到它时已经不在了。如果应该有，请重新导出后再收一次。
left-out-changing = 读的时候一直在变。请关闭正在写它的程序，再收一次。
left-out-name-too-long = 路径太长，存档放不下。请把文件夹名改短，再收一次。
left-out-unreadable = 读不出来。请关闭正在使用它的程序，检查权限和磁盘，再收一次。
dry-run = 将会做成 { $path }（现在什么都没有写）：
resumed = 接着上次中断的地方做：已有 { $files } 个文件（{ $octets }）安全保存在磁盘上。
interrupted = 已停下。做好的部分都保存在 { $path }
    再运行一次同样的命令，就会接着做。
finished-before = 上次运行其实已经做完：{ $path }

nothing-found = 没有找到可以收存的文件
nothing-found-hint = 请检查文件夹是否选对、导出是否已经完成
source-missing = 找不到 { $path }（{ $error }）
source-missing-hint = 请检查有没有写错；路径里有空格时要加引号
source-twice = { $path } 写了两次
source-twice-hint = 每个文件夹只写一次
target-exists = { $path } 已经存在，什么都没有写
target-exists-hint = 用 -o 换一个名字，或者核验已有的存档：backup verify { $path }
target-folder = 不能使用文件夹 { $path }（{ $error }）
target-folder-hint = 请先建好这个文件夹，或用 -o 换一个
target-name = { $path } 不能当存档的名字
target-name-hint = 例如：-o D:\backup\我的店铺.zip
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
date = “{ $value }”不是日期
date-hint = 请写成 年-月-日，例如 2026-11-21
epoch = SOURCE_DATE_EPOCH 是“{ $value }”，不是秒数
info = 不能使用 --info { $value }
info-hint = 请写成 名称=内容；名称里不能有冒号，两者都不能换行、首尾不能有空格
info-ours = 这一项由程序自己填写
glob = “{ $value }”不是可用的模式
glob-hint = 例如：--exclude "*.tmp" 或 --exclude "草稿/**"
print = 结果无法输出（{ $error }）

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
