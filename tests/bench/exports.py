"""Makes exports that are whole: videos, small pictures, one large table of orders; times what `backup` makes of the last."""

import json
import random
import shutil
import struct
import sys
from pathlib import Path

from racing import GIB, MIB, Tool, need, race, table, warm

ROOT = Path(__file__).resolve().parents[2]
ROWS = 500_000
PEER = """
import csv, decimal, sys
with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    rows = csv.reader(file)
    at = {name: n for n, name in enumerate(next(rows))}
    number, status, paid, made = (at[n] for n in ("主订单编号", "订单状态", "订单应付金额", "订单提交时间"))
    orders, sums, months, count = set(), {}, {}, 0
    for row in rows:
        count += 1
        orders.add(row[number].strip())
        sums[row[status]] = sums.get(row[status], 0) + decimal.Decimal(row[paid].replace(",", ""))
        months[row[made][:7]] = months.get(row[made][:7], 0) + 1
print(count, len(orders), sums, months)
"""


def videos(folder, count=16, octets=128 * MIB):
    """MP4s that are whole: the index of a real one, and random octets behind its own pictures and sound."""
    folder.mkdir(parents=True)
    whole = (ROOT / "fixtures" / "found" / "videos" / "good-index-at-end.mp4").read_bytes()
    boxes, at = {}, 0
    while at < len(whole):
        size, kind = struct.unpack_from(">I4s", whole, at)
        boxes[kind] = (at, at + size)
        at += size
    (start, end), (index, last) = boxes[b"mdat"], boxes[b"moov"]
    assert end == index, "the index follows the pictures"
    chance = random.Random(1)
    for n in range(count):
        with open(folder / f"视频{n:02}.mp4", "wb") as file:
            fill = octets - end - (last - index)
            file.write(whole[:start] + struct.pack(">I", end - start + fill) + whole[start + 4 : end])
            for left in range(fill, 0, -MIB):
                file.write(chance.randbytes(min(left, MIB)))
            file.write(whole[index:last])


def pictures(folder, count=30_000):
    """JPEGs of 4 to 12 kB that decode, all different."""
    from PIL import Image

    chance = random.Random(2)
    grain = Image.frombytes("RGB", (512, 512), chance.randbytes(512 * 512 * 3))
    for group in range((count + 799) // 800):
        (folder / f"第{group:03}批").mkdir(parents=True)
        for n in range(min(800, count - group * 800)):
            # Coarse grain drawn large, some of the fine laid over it: the size of the file goes with the number of pixels.
            width, height = chance.randrange(144, 232), chance.randrange(144, 232)
            x, y = chance.randrange(512 - width), chance.randrange(512 - height)
            coarse = grain.resize((width, height), Image.Resampling.BILINEAR, (x, y, x + 12, y + 12))
            fine = grain.crop((x, y, x + width, y + height))
            Image.blend(coarse, fine, 0.16).save(folder / f"第{group:03}批" / f"图{n:04}.jpg", quality=75, comment=f"{group}/{n}".encode())


def order_table(path, rows=ROWS):
    """An order table of Doudian, 75 columns, as it is exported: a mark, guarded numbers, ciphertext where buyers are."""
    chance = random.Random(3)
    names = json.loads((ROOT / "fixtures" / "headers.json").read_text(encoding="utf-8"))["order75"]
    goods = [f"手工陶瓷杯 {n}ml 【青釉】 送礼盒包装" for n in range(200, 600)]
    places = [("浙江省", "杭州市", "余杭区", "五常街道"), ("四川省", "成都市", "武侯区", "浆洗街街道"), ("广东省", "广州市", "天河区", "石牌街道")]
    fixed = {
        "支付方式": "抖音支付", "APP渠道": "抖音", "订单类型": "普通订单", "是否修改过地址": "否", "是否安心购": "否",
        "流量来源": "商品卡", "流量渠道": "商城推荐", "发货主体": "商家发货", "运费": "0.00", "手续费": "0.00", "达人昵称": "-",
        "税费": "0.00", "优惠总金额": "0.00", "建议发货时间（起）": "-", "建议发货时间（止）": "-",
    }
    blank = [fixed.get(name, "-") for name in names]
    at = {name: n for n, name in enumerate(names)}
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        file.write(",".join(names) + "\n")
        for n in range(rows):
            row, count, price = blank.copy(), chance.randrange(1, 5), chance.randrange(990, 99_000)
            number = f"\t{6_921_000_000_000_000_000 + n * 7919}"
            day = f"{2023 + n * 3 // rows}-{n * 36 // rows % 12 + 1:02}-{chance.randrange(1, 29):02}"
            clock = f"{chance.randrange(10)}:{chance.randrange(10, 60)}"
            paid = f"{count * price / 100:.2f}"
            province, city, district, street = places[chance.randrange(3)]
            for name, cell in {
                "主订单编号": number, "子订单编号": number, "选购商品": goods[chance.randrange(400)], "货号": f"TC-{price}-QY",
                "商品ID": f"\t{3_601_200_000_000_000_000 + price}", "商家编码": f"TC-{price}", "商品数量": str(count),
                "商品金额": f"{price / 100:.2f}", "订单提交时间": f"{day} 1{clock}:07", "支付完成时间": f"{day} 1{clock}:31",
                "订单完成时间": f"{day} 2{clock[0][:1] if clock[0] < '4' else 3}{clock[1:]}:00", "承诺发货时间": f"{day} 23:59:59",
                "发货时间": f"{day} 20:30:00", "订单状态": ("已完成", "已完成", "已完成", "已关闭", "已发货")[chance.randrange(5)],
                "售后状态": ("-", "-", "-", "退款成功")[chance.randrange(4)], "订单应付金额": paid,
                "收件人": f"##Zm9vYmFyU2FtcGxl{n:08}==##", "收件人手机号": f"$$c2FtcGxlLXBob25l{n:08}=$$",
                "省": province, "市": city, "区": district, "街道": street, "详细地址": f"##YWRkcmVzcy1zYW1wbGU{n:08}##",
                "快递信息": f"JT{n:013}-极兔速递",
            }.items():
                row[at[name]] = cell
            file.write(",".join(row) + "\n")


def orders(work, program):
    """`program` beside programs that only read, or only pack, the same table."""
    need(work, 3 * GIB)
    source, out = work / "orders", work / "out"
    source.mkdir()
    path = source / "订单报表.csv"
    order_table(path)
    warm(source)
    octets = path.stat().st_size
    reading, miller = "Python, csv and decimal", "mlr --icsv stats1"
    by = ["stats1", "-a", "sum,count", "-f", "订单应付金额", "-g", "订单状态"]
    backup = [program, "collect", source, "--quiet", "--no-verify", "-o"]
    tools = [
        Tool(reading, [sys.executable, "-c", PEER, path]),
        Tool(miller, ["mlr", "--icsv", "--ojson", *by, path]),
        Tool("zip -6", ["zip", "-q", "-6", out / "a.zip", path]),
        Tool("backup collect --no-verify", [*backup, out / "a-backup.zip"], peer=reading),
        Tool("backup collect --no-verify --format dir", [*backup, out / "a-backup", "--format", "dir"], peer=reading),
    ]
    race(tools, out, work)
    shutil.rmtree(source)
    told = table(f"One table of {ROWS // 1000} 000 orders, 75 columns, {octets / 1e6:.0f} MB", tools)
    speeds = ", ".join(f"`{tool.name}` {octets / 1e6 / sorted(tool.seconds)[len(tool.seconds) // 2]:.0f} MB/s" for tool in tools)
    return f"{told}\nSpeed: {speeds}.\n"
