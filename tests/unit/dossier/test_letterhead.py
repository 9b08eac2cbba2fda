"""An agency's letterhead: kept whole, refused with a sentence, never in the way of the disclaimer."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from advisor_app.domain.errors import InputError
from advisor_app.domain.phrases import DISCLAIMER
from advisor_app.dossier.build import SECTIONS, build
from advisor_app.dossier.case import arranged
from advisor_app.dossier.document import Disclaimer, walk
from advisor_app.dossier.kinds import Sort
from advisor_app.dossier.letterhead import (
    LOGO_HEIGHT,
    LOGO_WIDTH,
    PLAIN,
    Letterhead,
    contrast,
    fit_logo,
    load,
    save,
)
from advisor_app.dossier.pdf.writer import pdf_bytes
from tests.accept.dossiers import LETTERHEAD, case
from tests.unit.dossier.test_build import paper_text


def picture(size: tuple[int, int], kind: str = "PNG", mode: str = "RGB") -> bytes:
    out = BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(out, kind)
    return out.getvalue()


def test_kept_and_read_again(tmp_path: Path) -> None:
    given = replace(
        LETTERHEAD, logo=picture((300, 100)), accent="#7a1f1f", order=("金额",), left_out=("梯队",)
    )
    kept = save(given, tmp_path / "letterhead")
    assert load(tmp_path / "letterhead") == kept == replace(given, accent="7A1F1F")
    save(replace(kept, logo=b""), tmp_path / "letterhead")
    assert load(tmp_path / "letterhead").logo == b""


def test_none_is_the_usual_one(tmp_path: Path) -> None:
    assert load(tmp_path) == PLAIN


@pytest.mark.parametrize("text", ["{", "[]", '{"agency": 5}', '{"order": "金额", "left_out": [1]}', "\x00"])
def test_a_damaged_file_says_what_to_do(tmp_path: Path, text: str) -> None:
    (tmp_path / "letterhead.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="重新设置"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Letterhead(agency="甲" * 61), "单位名称超过"),
        (Letterhead(contact=("一", "二", "三", "四")), "最多三行"),
        (Letterhead(opening="好" * 601), "开头语超过"),
        (Letterhead(closing="保证通过"), "结束语里有“保证通过”"),
        (Letterhead(agency="包过咨询"), "单位名称里有"),
        (Letterhead(accent="red"), "六位十六进制"),
        (Letterhead(accent="FFEE00"), "太浅"),
        (Letterhead(logo=b"GIF89a not a picture"), "不是能用的图片"),
    ],
)
def test_what_can_not_be_used_is_refused(given: Letterhead, said: str, tmp_path: Path) -> None:
    save(LETTERHEAD, tmp_path)
    with pytest.raises(InputError, match=said):
        save(given, tmp_path)
    assert load(tmp_path) == LETTERHEAD, "nothing is lost"


def test_a_logo_of_twenty_megapixels_is_made_small() -> None:
    small = fit_logo(picture((5000, 4000), "JPEG"))
    with Image.open(BytesIO(small)) as found:
        assert found.format == "PNG"
        assert found.width <= LOGO_WIDTH
        assert found.height <= LOGO_HEIGHT
        assert abs(found.width / found.height - 5 / 4) < 0.02
    assert fit_logo(small) == small, "made small once"
    assert len(small) < 300_000


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "CMYK"])
def test_a_logo_of_any_mode(mode: str) -> None:
    kind = "TIFF" if mode == "CMYK" else "PNG"
    assert fit_logo(picture((1200, 300), kind, mode)).startswith(b"\x89PNG")


def test_contrast() -> None:
    assert contrast("FFFFFF") == pytest.approx(1.0)
    assert contrast("000000") == pytest.approx(21.0)
    assert 4.53 < contrast("767676") < 4.55  # the lightest grey that passes, as WCAG names it


def test_sections_are_put_in_order_and_left_out() -> None:
    head = Letterhead(order=("缺口", "声明", "不认识的", "结论"), left_out=("金额", "声明", "结论"))
    assert arranged(("结论", "金额", "缺口", "材料", "声明"), head) == ["缺口", "结论", "材料", "声明"]


def test_no_letterhead_loses_the_disclaimer() -> None:
    head = Letterhead(order=SECTIONS[::-1], left_out=SECTIONS)
    for sort in Sort:
        doc = build(sort, case(letterhead=head))
        said = paper_text(pdf_bytes(doc))
        assert all(sentence in said for sentence in DISCLAIMER), sort


def test_wording_stands_before_the_disclaimer() -> None:
    doc = build(Sort.WHOLE, case(letterhead=LETTERHEAD))
    said = paper_text(pdf_bytes(doc))
    assert said.index("感谢贵公司的信任。") < said.index("截至2026-06-15，按现行政策")
    assert said.index("如有疑问，请随时联系示例顾问。") < said.index(DISCLAIMER[0])
    assert sum(isinstance(b, Disclaimer) for part in doc.paper for b in walk(part.blocks)) == 1


def test_the_file_names_what_it_holds(tmp_path: Path) -> None:
    save(LETTERHEAD, tmp_path)
    told = json.loads((tmp_path / "letterhead.json").read_text(encoding="utf-8"))
    assert told["agency"] == "示例企业服务有限公司"
    assert "logo" not in told
