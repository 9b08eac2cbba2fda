"""Who the client is: unified social credit code (GB 32100-2015) and administrative region."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stdnum.cn import ric as _ric
from stdnum.cn import uscc as _uscc
from stdnum.exceptions import InvalidChecksum, ValidationError

from advisor_app.domain.errors import UscError

USCC_LENGTH = 18
_IDENTITY = re.compile(r"^[1-8][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]$")
"""The form of a citizen's identity number (GB 11643); its places change too often to be checked here."""
_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ALPHABET36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Uscc:
    """A unified social credit code as 18 characters.

    ``pilot`` marks an early pilot code whose check character differs and that a person confirmed.
    """

    code: str
    pilot: bool = False

    def organisation_warning(self) -> str | None:
        """A warning where positions 9–17 fail their own check character (GB 11714); never a refusal.

        A stand-in for a code (隐名演示) is no code and has none.
        """
        if len(self.code) != USCC_LENGTH:
            return None
        body, check = self.code[8:16], self.code[16]
        total = sum(w * _ALPHABET36.index(c) for w, c in zip(_ORG_WEIGHTS, body, strict=True))
        expected = (11 - total % 11) % 11
        if check == ("X" if expected == 10 else str(expected)):
            return None
        return f"信用代码第 9–17 位“{self.code[8:17]}”的组织机构代码校验位不符，请对照营业执照核对。"


def parse_uscc(text: str, *, accept_pilot: bool = False) -> Uscc:
    """Read a code, folding spaces, hyphens and lower case.

    Raises UscError with ``checksum_only`` where only the check character differs; such a code is
    taken with ``accept_pilot`` (a person confirmed it) and marked.
    """
    code = text.strip().replace(" ", "").replace("-", "").upper()
    if len(code) != USCC_LENGTH:
        raise UscError(f"统一社会信用代码应为 18 位，现在是 {len(code)} 位，请对照营业执照改正。")
    if _IDENTITY.match(code) and _ric.calc_check_digit(code) == code[-1] and not _uscc.is_valid(code):
        raise UscError("这是一个身份证号，不是统一社会信用代码，请对照营业执照录入。")
    try:
        _uscc.validate(code)
    except InvalidChecksum:
        if accept_pilot:
            return Uscc(code, pilot=True)
        raise UscError(
            f"统一社会信用代码“{code}”的校验位不符，请对照营业执照核对（常见误录：O/0、I/1、S/5、Z/2）；"
            "确为早期试点代码的，请明确确认后录入。",
            checksum_only=True,
        ) from None
    except ValidationError:
        raise UscError(
            f"统一社会信用代码“{code}”格式不对：不含字母 I、O、S、V、Z，第 3–8 位为数字，请对照营业执照改正。"
        ) from None
    return Uscc(code)


def within(region: str, area: str) -> bool:
    """Whether the 6-digit code ``region`` lies in ``area`` (330106 in 330100, 330100 in 330000)."""
    return region.startswith(_stem(area))


def _stem(area: str) -> str:
    if area.endswith("0000"):
        return area[:2]
    if area.endswith("00"):
        return area[:4]
    return area


def is_region(text: str) -> bool:
    """Six digits with a plausible province part (GB/T 2260)."""
    return len(text) == 6 and text.isascii() and text.isdigit() and 11 <= int(text[:2]) <= 82
