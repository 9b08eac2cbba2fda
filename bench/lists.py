"""A fictional city's list of any length, as a bureau would keep it."""

from __future__ import annotations

from pathlib import Path

import polars as pl

TITLES = ("创新型中小企业", "科技型中小企业", "专精特新", "小巨人", "高新技术企业")


def city(firms: int, seed: int = 7) -> pl.LazyFrame:
    """Forty columns: Chinese headers, money in 万元, shares in %, dates, 是/否; some cells empty."""
    index = pl.int_range(firms, dtype=pl.Int64).alias("n")
    base = pl.LazyFrame().select(index)

    def noise(salt: int) -> pl.Expr:
        """0 ≤ x < 1, the same for the same row."""
        return (pl.col("n").hash(seed + salt) % 1_000_003) / 1_000_003

    def thin(value: pl.Expr, salt: int, share: float) -> pl.Expr:
        return pl.when(noise(salt) < share).then(value)

    columns = [
        pl.format("示例·企业{}", pl.col("n")).alias("企业名称"),
        pl.format("91330100{}X", pl.col("n").cast(pl.String).str.zfill(9)).alias("统一社会信用代码"),
        pl.lit(["330106", "330108", "330110", "330402", "420102"])
        .list.get((noise(1) * 5).cast(pl.Int64))
        .alias("注册地"),
        (noise(2) * 20).round(0).cast(pl.Int64).alias("_age"),
    ]
    frame = base.with_columns(columns)
    size = (noise(3) * 11 + 3).exp()
    made = [
        pl.col("企业名称"),
        pl.col("统一社会信用代码"),
        pl.col("注册地"),
        pl.format(
            "{}-{}-15", 2025 - pl.col("_age"), (noise(4) * 9 + 1).cast(pl.Int64).cast(pl.String).str.zfill(2)
        ).alias("成立日期"),
    ]
    for offset, year in enumerate((2023, 2024, 2025)):
        grow = 1 + 0.3 * offset * (noise(5) - 0.3)
        made += [
            thin((size * grow).round(2), 10 + offset, 0.97).alias(f"{year}年营业收入（万元）"),
            thin((size * grow * 0.9).round(2), 20 + offset, 0.95).alias(f"{year}年主营业务收入（万元）"),
            thin((size * grow * noise(6) * 0.12).round(2), 30 + offset, 0.9).alias(
                f"{year}年研发费用（万元）"
            ),
            thin((size * grow * (noise(7) - 0.2) * 0.2).round(2), 40 + offset, 0.9).alias(
                f"{year}年净利润（万元）"
            ),
        ]
    made += [
        thin((size / 60 + 3).cast(pl.Int64), 50, 0.97).alias("2025年职工总数"),
        thin((size * 1.1).round(2), 51, 0.95).alias("2025年资产总额（万元）"),
        thin((size * noise(8)).round(2), 52, 0.95).alias("2025年负债总额（万元）"),
        thin((size / 60 * noise(9)).cast(pl.Int64), 53, 0.9).alias("2025年研发人员"),
        thin((noise(10) * 30).cast(pl.Int64), 54, 0.8).alias("2025年从事特定细分市场年限"),
        thin((noise(11) * 60 + 10).round(1), 55, 0.5).alias("2025年市场占有率（%）"),
        thin((noise(12) * 40 + 45).round(1), 56, 0.4).alias("2026年专精特新发展评价得分"),
        thin((noise(13) * 12).cast(pl.Int64), 57, 0.8).alias("Ⅰ类知识产权数量"),
        *(
            thin(pl.when(noise(60 + n) < 0.8).then(pl.lit("是")).otherwise(pl.lit("否")), 70 + n, 0.95).alias(
                name
            )
            for n, name in enumerate(("是否制造业", "是否工业企业", "独立法人", "是否出口", "是否软件业"))
        ),
        *(thin(pl.lit("否"), 80 + n, 0.99).alias(name) for n, name in enumerate(("经营异常", "重大事故"))),
        pl.lit(["工业", "软件和信息技术服务业", None])
        .list.get((noise(14) * 3).cast(pl.Int64))
        .alias("划型行业"),
        pl.format("1380000{}", (pl.col("n") % 10_000)).alias("联系电话"),
    ]
    for n, title in enumerate(TITLES):
        has = noise(90 + n) < 0.4 - 0.07 * n
        day = pl.format(
            "202{}-0{}-20", (noise(100 + n) * 4 + 3).cast(pl.Int64), (noise(110 + n) * 9 + 1).cast(pl.Int64)
        )
        made.append(pl.when(has).then(day).alias(f"{title}认定日期"))
        made.append(pl.when(has).then(pl.lit("是")).otherwise(pl.lit("否")).alias(f"是否{title}"))
    return frame.select(made)


def write(table: pl.LazyFrame, path: Path) -> None:
    """As CSV, Parquet or a workbook, by the name's ending."""
    match path.suffix:
        case ".csv":
            table.sink_csv(path)
        case ".parquet":
            table.sink_parquet(path)
        case _:
            import xlsxwriter  # noqa: PLC0415

            with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
                sheet = book.add_worksheet()
                frame = table.collect()
                sheet.write_row(0, 0, frame.columns)
                for at, row in enumerate(frame.iter_rows(), 1):
                    sheet.write_row(at, 0, ["" if v is None else v for v in row])
