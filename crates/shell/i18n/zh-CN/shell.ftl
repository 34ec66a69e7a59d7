# 两个程序共用的中文。与 en/shell.ftl 条目一致。

heading-usage = 用法：
heading-commands = 命令：
heading-options = 选项：
heading-arguments = 参数：
usage-options = 选项
usage-command = 命令
help = 显示这份帮助
version = 显示版本
version-commit = { $number }（提交 { $commit }，{ $day }）
version-unknown = { $number }（提交未知）
lang = 语言（不写就用系统语言）
json = 在标准输出给出供程序读取的结果
quiet = 只说有问题的地方

args-command = 没有“{ $name }”这个命令
args-no-command = 要做什么？还缺一个命令
args-unknown = 没有 { $argument } 这个选项
args-missing = 缺少：{ $argument }
args-twice = { $argument } 写了两次
args-conflict = { $argument } 与 { $other } 不能一起用
args-no-value = { $argument } 后面要写一个值
args-value = { $argument } 不能是“{ $value }”
args-other = 看不懂这条命令（{ $text }）
args-utf8 = 命令里有一处文字不是有效的 UTF-8
args-possible = 可以写：{ $values }
args-similar = 您要的是不是 { $name }？
args-help = 输入 { $program } --help 或 { $program } 命令 --help 查看说明

progress = { $what } { $done } / { $all } · { $files } 个文件 · 每秒 { $speed } · 还需 { $left }
hours = { $hours } 小时 { $minutes } 分
minutes = { $minutes } 分 { $seconds } 秒
seconds = { $seconds } 秒

date = “{ $value }”不是日期
date-hint = 请写成 年-月-日，例如 2026-11-21
epoch = SOURCE_DATE_EPOCH 是“{ $value }”，不是秒数
epoch-hint = 请取消这个环境变量，或用 --date 写明日期

window-key = 按任意键关闭这个窗口。

print = 结果无法输出（{ $error }）

io-not-found = 不存在
io-permission = 没有权限
io-full = 磁盘满了
io-quota = 配额用完了
io-read-only = 磁盘有写保护
io-large = 超过了这个磁盘或系统允许的大小
io-no-folder = 路径中有一段不是文件夹
io-folder = 这是一个文件夹
io-name = 这个磁盘放不下这样的名字
io-exists = 已经存在
io-busy = 正被另一个程序使用
io-unsaid = 系统拒绝了，没有说明原因
