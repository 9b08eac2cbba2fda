"""Sixty overlapping grants, solved exactly: exclusions alone, and with ceilings that clip sums."""

from __future__ import annotations

import statistics
import time
from decimal import Decimal
from random import Random

from advisor_app.engine.stacking import Claim, stack

INSTANCES = 40


def crowd(number: int, size: int, *, capped: bool) -> tuple[list[Claim], dict[str, Decimal]]:
    """Grants in one to three of some twenty groups each, a third of them under one of four ceilings."""
    dice = Random(number)
    groups = [f"g{n}" for n in range(max(3, size // 3))]
    claims = [
        Claim(
            f"m{n:03}",
            Decimal(dice.randrange(1, 200) * 10_000),
            frozenset(dice.sample(groups, dice.choice((1, 1, 2, 3)))),
            frozenset({f"cap{dice.randrange(4)}"} if capped and dice.random() < 0.33 else ()),
        )
        for n in range(size)
    ]
    left = {f"cap{n}": Decimal(dice.randrange(50, 400) * 10_000) for n in range(4)} if capped else {}
    return claims, left


def main() -> None:
    """Print medians and the slowest."""
    for size in (20, 60, 120):
        for capped in (False, True):
            times = []
            for number in range(INSTANCES):
                claims, left = crowd(number, size, capped=capped)
                started = time.perf_counter()
                stack(claims, {}, left)
                times.append(time.perf_counter() - started)
            middle, worst = statistics.median(times) * 1000, max(times) * 1000
            print(
                f"{size:4} 项{'，带上限' if capped else '        '}  {middle:8.2f} ms  最慢 {worst:8.2f} ms"
            )


if __name__ == "__main__":
    main()
