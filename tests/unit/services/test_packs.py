"""Installing policy packs: what is refused changes nothing, what is installed is used, and taken back."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from advisor_app.domain.codec import to_json
from advisor_app.domain.errors import ContentError, InputError, NotFoundError, StoreError
from advisor_app.packs import minisign, pack, store
from advisor_app.portfolio import assessments
from advisor_app.runtime import paths, resources
from advisor_app.services import content_base, packs
from advisor_app.services.assessing import Assessing
from advisor_app.services.clock import FixedClock
from advisor_app.services.own_content import OwnContent
from advisor_app.services.pack_standing import PackStanding, pack_standing
from advisor_app.services.packs import Packs, Seal
from advisor_app.services.pipeline import Pipeline
from advisor_app.services.policies import load_library
from advisor_app.services.tracking import Opening, Tracking
from advisor_app.services.workspace import Workspace
from tests.packs import AWARD, built, cases, content, public

DAY = dt.date(2026, 11, 22)
CLOCK = FixedClock.on(DAY)
KEY, SPARE, STRANGER = (minisign.new_key() for _ in range(3))
CULTIVATION = "policies/hz-2025-66/3-cultivation.yaml"
TITLE = "title: 省级专精特新中小企业首次认定奖励"
SHIPPED = load_library().content_version


class Killed(BaseException):
    """The program ends here."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three packs by one key: versions 1 and 2; and 3, which is without a draft and an award by its name."""
    folder = tmp_path_factory.mktemp("made")
    maker = Packs(CLOCK, folder=folder / "work")
    first = content(folder / "c1", "2026.12.1")
    built(maker, first, folder / "1.zhengce", 1, KEY)
    built(maker, first, folder / "plain.zhengce", 1)
    second = content(folder / "c2", "2026.12.2", {CULTIVATION: (TITLE, f"{TITLE}（示例）")})
    built(maker, second, folder / "2.zhengce", 2, KEY, next_key=public(folder, SPARE))
    return folder


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("compiled")


@pytest.fixture(autouse=True)
def compiled_once(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same content under the same mark is compiled once for all tests: it takes seconds."""
    real = content_base.compile_pack

    def compile_pack(root: Path, target: Path, mark: str) -> None:
        digest = hashlib.sha256(mark.encode())
        for path in sorted(p for p in root.rglob("*") if p.is_file()):
            digest.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes())
        kept = shelf / digest.hexdigest()
        if not kept.is_file():
            real(root, kept, mark)
        shutil.copyfile(kept, target)

    monkeypatch.setattr(content_base, "compile_pack", compile_pack)
    monkeypatch.setattr(packs, "compile_pack", compile_pack)


@pytest.fixture
def desk(home: Path, tmp_path: Path) -> Packs:
    """A laptop that trusts the key."""
    made = Packs(CLOCK, "示例顾问")
    made.trust_key(public(tmp_path, KEY))
    return made


def install(desk: Packs, path: Path, *, unsigned: bool = False, older: bool = False) -> store.Installed:
    return desk.install(desk.prepare(desk.verify(path), unsigned=unsigned, older=older))


def version() -> str:
    return load_library().content_version


def altered(made: Path, target: Path, **changes: object) -> Path:
    """A pack of the same content with another manifest, signed by the key."""
    read = pack.read(made / "1.zhengce")
    again = pack.make(replace(read.manifest, **changes), read.files)  # type: ignore[arg-type]
    target.write_bytes(pack.to_bytes(pack.sign(again, KEY)))
    return target


def with_files(made: Path, target: Path, files: dict[str, bytes | None]) -> Path:
    read = pack.read(made / "1.zhengce")
    changed = {**read.files, **files}
    kept = {name: data for name, data in changed.items() if data is not None}
    target.write_bytes(pack.to_bytes(pack.sign(pack.make(read.manifest, kept), KEY)))
    return target


# --- taking -------------------------------------------------------------------------------------------------


def test_a_signed_pack_is_compared_installed_used_and_taken_back(desk: Packs, made: Path) -> None:
    checked = desk.verify(made / "2.zhengce")
    assert (checked.seal, checked.signer, checked.older) == (Seal.TRUSTED, KEY.public.id, "")
    ready = desk.prepare(checked)
    (changed,) = ready.differences
    assert (changed.before, changed.after) == ("hz-2025-66", "hz-2025-66")
    (rule,) = changed.rules
    assert [f.field for f in rule.fields] == ["名称"]
    assert ready.cases == 1
    assert version() == SHIPPED, "looked at, not in use"
    done = desk.install(ready)
    assert version() == "2026.12.2（政策包 shili-pack 第 2 版）"
    assert done.choices == ()
    assert desk.rollback().pack is None
    assert version() == SHIPPED
    assert [line["what"] for line in desk.store.history()] == ["退回", "安装", "信任密钥"]
    with pytest.raises(NotFoundError, match="没有可以退回"):
        desk.rollback()


def test_an_older_version_is_refused_unless_confirmed(desk: Packs, made: Path) -> None:
    install(desk, made / "2.zhengce")
    assert "更旧的第 1 版" in desk.verify(made / "1.zhengce").older
    with pytest.raises(InputError, match="更旧"):
        install(desk, made / "1.zhengce")
    desk.rollback()
    with pytest.raises(InputError, match="更旧"):
        install(desk, made / "1.zhengce")
    done = install(desk, made / "1.zhengce", older=True)
    assert done.choices == ("older",)
    assert version().startswith("2026.12.1")
    assert "较旧" in desk.store.history()[0]["choice"]
    install(desk, made / "2.zhengce")


def test_other_content_under_a_known_version_and_older_content_under_another_name(
    desk: Packs, made: Path, tmp_path: Path
) -> None:
    install(desk, made / "2.zhengce")
    other = desk.verify(altered(made, tmp_path / "a.zhengce", version=2))
    assert "版本相同、内容不同" in other.older
    stranger = desk.verify(altered(made, tmp_path / "b.zhengce", id="shili-other", version=9))
    assert "更旧的 2026.12.1" in stranger.older
    assert any("另一系列" in note for note in stranger.notes)


def test_the_clock_decides_nothing_about_versions(desk: Packs, made: Path, tmp_path: Path) -> None:
    install(desk, made / "1.zhengce")
    back = Packs(FixedClock.on(dt.date(2001, 1, 1)), "示例顾问")
    assert back.verify(made / "2.zhengce").older == ""
    future = altered(made, tmp_path / "f.zhengce", version=3, valid_from="2027-01-01")
    told = desk.verify(future)
    assert any("2027-01-01" in note for note in told.notes), "told, not refused"
    assert told.older == ""


def test_a_newer_program_is_asked_for(desk: Packs, made: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="请先升级程序"):
        desk.verify(altered(made, tmp_path / "a.zhengce", least_app="99.0"))


# --- trust --------------------------------------------------------------------------------------------------


def test_without_a_trusted_signature_only_by_choice_and_marked(
    home: Path, made: Path, work: Workspace
) -> None:
    desk = Packs(CLOCK, "示例顾问")
    for name, seal in (("plain.zhengce", Seal.NONE), ("1.zhengce", Seal.UNKNOWN)):
        checked = desk.verify(made / name)
        assert checked.seal is seal
        with pytest.raises(InputError, match="无法核验来源"):
            desk.prepare(checked)
    assert version() == SHIPPED
    done = install(desk, made / "1.zhengce", unsigned=True)
    assert (done.signer, done.choices) == ("", ("unsigned",))
    assert version() == "2026.12.1（未签名政策包 shili-pack 第 1 版）"
    assert "未经核验" in desk.store.history()[0]["choice"]
    assert desk.installed()[0][1].startswith("未签名")


def test_tampering_is_refused_even_by_choice(desk: Packs, made: Path, tmp_path: Path) -> None:
    read = pack.read(made / "1.zhengce")
    newer = pack.make(replace(read.manifest, version=7), read.files)
    path = tmp_path / "t.zhengce"
    path.write_bytes(pack.to_bytes(replace(newer, signature=read.signature)))
    with pytest.raises(InputError, match="版本或签名被改动过"):
        desk.verify(path)
    name = f"content/{CULTIVATION}"
    files = {**read.files, name: read.files[name].replace("20万元".encode(), "90万元".encode())}
    path.write_bytes(pack.to_bytes(replace(read, files=files)))
    with pytest.raises(InputError, match="cultivation"):
        desk.verify(path)
    whole = bytearray((made / "1.zhengce").read_bytes())
    for place in range(0, len(whole), len(whole) // 40):
        whole[place] ^= 4
        path.write_bytes(bytes(whole))
        whole[place] ^= 4
        with pytest.raises(InputError):
            desk.verify(path)
    assert version() == SHIPPED


def test_a_pack_names_the_next_key_which_then_signs_and_revokes(
    desk: Packs, made: Path, tmp_path: Path
) -> None:
    third = tmp_path / "3.zhengce"
    altered(made, third, version=3, content_version="2026.12.1", revokes=(KEY.public.id,))
    with pytest.raises(InputError, match="不是接替它的"):
        desk.verify(third)
    desk.sign(third, SPARE)
    assert desk.verify(third).seal is Seal.UNKNOWN
    install(desk, made / "2.zhengce")
    assert desk.verify(third).seal is Seal.TRUSTED
    install(desk, third, older=True)
    assert desk.trust().revoked(KEY.public.id)
    with pytest.raises(InputError, match="已吊销"):
        desk.verify(made / "2.zhengce")
    desk.rollback()
    assert version().endswith(content_base.REVOKED), "what the revoked key signed says so"
    assert "吊销" in desk.installed()[0][1]


def test_a_revoked_key_is_refused_even_by_choice(desk: Packs, made: Path) -> None:
    desk.revoke_key(KEY.public.id.lower())
    with pytest.raises(InputError, match="已吊销"):
        desk.verify(made / "1.zhengce")


def test_a_pack_of_a_stranger_brings_no_key(desk: Packs, made: Path, tmp_path: Path) -> None:
    path = altered(made, tmp_path / "s.zhengce", next_key=SPARE.public.line)
    desk.sign(path, STRANGER)
    install(desk, path, unsigned=True)
    assert desk.trust().trusted(SPARE.public.id) is None


def test_what_was_trusted_when_looked_at_is_asked_again(desk: Packs, made: Path) -> None:
    ready = desk.prepare(desk.verify(made / "1.zhengce"))
    desk.revoke_key(KEY.public.id)
    with pytest.raises(InputError, match="已吊销"):
        desk.install(ready)
    assert version() == SHIPPED


# --- a pack that is no good ---------------------------------------------------------------------------------


def test_its_own_cases_are_run_before_it_is_taken(desk: Packs, made: Path, tmp_path: Path) -> None:
    wrong = cases(tmp_path / "cases", "25万元") / "hz.yaml"
    path = with_files(made, tmp_path / "w.zhengce", {"tests/hz.yaml": wrong.read_bytes()})
    with pytest.raises(ContentError, match=r"应为 250000 元，得到 200000 元") as refusal:
        install(desk, path)
    assert "首次认定专精特新中小企业" in str(refusal.value)
    none: bytes | None
    for none, words in ((None, "没有自己的案例"), (b"[]\n", "没有自己的案例")):
        with pytest.raises(InputError, match=words):
            install(desk, with_files(made, tmp_path / "n.zhengce", {"tests/hz.yaml": none}))
    unclear = wrong.read_text("utf-8").replace("25万元", "25")
    with pytest.raises(InputError, match="没有写单位"):
        install(desk, with_files(made, tmp_path / "u.zhengce", {"tests/hz.yaml": unclear.encode()}))
    assert version() == SHIPPED
    assert not list(desk.store.folder.glob("ready-*")), "nothing stays behind"


def test_what_does_not_compile_changes_nothing(desk: Packs, made: Path, tmp_path: Path) -> None:
    install(desk, made / "1.zhengce")
    path = with_files(made, tmp_path / "x.zhengce", {f"content/{CULTIVATION}": b"document: nowhere\n"})
    with pytest.raises(ContentError, match="编译不过"):
        install(desk, path, older=True)
    path = with_files(
        made, tmp_path / "y.zhengce", {"content/policies/content.yaml": b'version: "2027.9.9"\n'}
    )
    with pytest.raises(InputError, match="内容版本"):
        install(desk, path, older=True)
    assert version().startswith("2026.12.1（政策包")


@pytest.mark.parametrize("step", ["place", "log", "use", "sweep"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_between_steps_the_old_or_the_new_is_in_use(
    desk: Packs, made: Path, monkeypatch: pytest.MonkeyPatch, step: str, when: str
) -> None:
    ready = desk.prepare(desk.verify(made / "1.zhengce"))
    real = getattr(store.Store, step)

    def killed(self: store.Store, *words: object, **more: object) -> object:
        if when == "after":
            real(self, *words, **more)
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(store.Store, step, killed)
        with pytest.raises(Killed):
            desk.install(ready)
    taken = (step, when) in {("use", "after"), ("sweep", "before"), ("sweep", "after")}
    assert version() == ("2026.12.1（政策包 shili-pack 第 1 版）" if taken else SHIPPED)
    install(desk, made / "1.zhengce")
    assert version().startswith("2026.12.1（政策包")
    assert len([p for p in desk.store.folder.iterdir() if p.is_dir()]) == (2 if taken else 1)


# --- what lies on the disk ----------------------------------------------------------------------------------


def test_a_compiled_file_that_changed_is_made_anew(desk: Packs, made: Path) -> None:
    done = install(desk, made / "1.zhengce")
    whole = done.library.read_bytes()
    damaged = bytearray(whole)
    damaged[len(whole) // 2] ^= 1
    done.library.write_bytes(damaged)
    assert version().startswith("2026.12.1（政策包")
    assert done.library.read_bytes() != bytes(damaged)
    (done.content / "documents" / "hz-2025-66.txt").write_text("改过的", encoding="utf-8")
    (done.content / "facts" / "more.yaml").write_text("x: 1", encoding="utf-8")
    base = content_base.content_base()
    assert sorted(p.name for p in (base.root / "facts").glob("*")) == sorted(
        p.name for p in resources.facts().glob("*")
    )
    assert "改过的" not in (base.root / "documents" / "hz-2025-66.txt").read_text(encoding="utf-8")


def test_a_pack_that_is_gone_falls_back_and_says_so(desk: Packs, made: Path) -> None:
    done = install(desk, made / "1.zhengce")
    done.library.unlink()
    done.pack.write_bytes(b"x")
    assert version() == f"{SHIPPED}{content_base.BROKEN}"
    desk.store.folder.joinpath("state.json").write_text("{", encoding="utf-8")
    assert version() == f"{SHIPPED}{content_base.BROKEN}"
    with pytest.raises(StoreError, match="已损坏"):
        desk.rollback()


def test_a_program_with_newer_content_goes_before_the_pack(
    desk: Packs, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(desk, made / "1.zhengce")
    monkeypatch.setattr(content_base, "shipped_version", lambda: "2026.11.9")
    assert version().startswith("2026.12.1"), "newer than before, not than the pack"
    monkeypatch.setattr(content_base, "shipped_version", lambda: "2027.1.1")
    assert version() == SHIPPED, "what ships is in use"
    assert "已不用" in desk.installed()[0][1]


# --- beside other things ------------------------------------------------------------------------------------


def test_own_content_stays_on_top(desk: Packs, made: Path) -> None:
    own = OwnContent()
    own.correct("little_giant.2026.revenue", "示例核对", on=DAY)
    install(desk, made / "1.zhengce")
    assert version() == "2026.12.1+自建（政策包 shili-pack 第 1 版）"
    assert own.problem() == ""
    desk.rollback()
    assert version() == f"{SHIPPED}+自建"


def test_own_content_that_does_not_fit_is_told_before(desk: Packs, made: Path, home: Path) -> None:
    (home / "content").mkdir(parents=True)
    (home / "content" / "materials.yaml").write_text(
        f"materials:\n  {AWARD}:\n    - {{name: 示例材料, required: true}}\n", encoding="utf-8"
    )
    assert OwnContent().problem() == ""
    read = pack.read(made / "1.zhengce")
    name = f"content/{CULTIVATION}"
    renamed = read.files[name].replace(b"- id: srdi\n", b"- id: srdi-new\n")
    case = read.files["tests/hz.yaml"].replace(AWARD.encode(), f"{AWARD}-new".encode())
    path = with_files(made, home / "r.zhengce", {name: renamed, "tests/hz.yaml": case})
    ready = desk.prepare(desk.verify(path))
    assert AWARD in ready.own_problem
    rules = [rule for each in ready.differences for rule in each.rules]
    assert {(str(r.change), r.key) for r in rules} == {("removed", "23.srdi"), ("added", "23.srdi-new")}


@pytest.fixture
def without_award(made: Path, tmp_path: Path) -> Path:
    """A pack whose award has another name, and that is without a draft."""
    read = pack.read(made / "1.zhengce")
    name = f"content/{CULTIVATION}"
    files: dict[str, bytes | None] = dict.fromkeys(
        (n for n in read.files if "/wh-srdi-draft/" in n or n.endswith("/wh-srdi-draft.txt")), None
    )
    renamed = read.files[name].replace(b"- id: srdi\n", b"- id: srdi-new\n")
    case = read.files["tests/hz.yaml"].replace(AWARD.encode(), f"{AWARD}-new".encode())
    return with_files(made, tmp_path / "less.zhengce", {**files, name: renamed, "tests/hz.yaml": case})


def test_a_pack_that_removes_a_measure_keeps_old_assessments_readable(
    desk: Packs, without_award: Path, work: Workspace, firm: str
) -> None:
    given = work.assessing.assess(work.clients.record(firm), DAY, drafts=True)
    assert any(m.id == AWARD for m in given.measures)
    work.exporting.keep(firm, given, ())
    opened = work.tracking.open(Opening(firm, AWARD)).id
    prepared = desk.prepare(desk.verify(without_award))
    effects, before = desk.effects(prepared, work.exporting)
    compared = effects.compare(DAY, before)
    assert compared.effect.seen == 1
    assert compared.after.version.endswith("（政策包 shili-pack 第 1 版）")
    desk.install(prepared)
    work.assessing = Assessing(CLOCK)
    library = work.assessing.library
    assert all(m.id != AWARD for m in library.measures)
    assert "wh-srdi-draft" not in library.documents
    with work.portfolio.read() as session:
        (row,) = assessments.rows(session, firm)
        read = assessments.load(session, row.id)
    assert to_json(read) == to_json(given), "told as it was told"
    assert read.content_version == SHIPPED
    tracking = Tracking(work.portfolio, work.assessing, CLOCK)
    assert tracking.get(opened).application.target == AWARD, "an application under the old name stays"
    assert tracking.title_of(AWARD)
    assert Pipeline(tracking, CLOCK).applications().lanes


# --- the one in use, looked at again ------------------------------------------------------------------------


def standing(today: dt.date = DAY) -> PackStanding:
    return pack_standing(Packs(FixedClock.on(today)), today)


def put(desk: Packs, path: Path, **choices: bool) -> store.Installed:
    return desk.install(desk.prepare(desk.verify(path), **choices))


def test_a_signed_pack_in_use_is_well_and_none_is_too(desk: Packs, made: Path) -> None:
    assert standing() == PackStanding("没有安装政策包，用的是随程序的内容")
    put(desk, made / "1.zhengce")
    assert standing() == PackStanding(f"shili-pack 第 1 版，签名有效：密钥 {KEY.public.id}（自行添加）")


def test_a_pack_that_nobody_vouches_for_is_told_with_the_remedy(desk: Packs, made: Path) -> None:
    put(desk, made / "plain.zhengce", unsigned=True)
    assert "未签名（安装时明确选择）" in standing().state
    assert "索取签名的包" in standing().remedy


def test_a_key_that_was_lost_or_revoked_is_told(desk: Packs, made: Path) -> None:
    put(desk, made / "1.zhengce")
    kept = desk.store.keys.read_bytes()
    desk.revoke_key(KEY.public.id)
    assert standing().state.endswith("签名密钥已吊销")
    assert "用新密钥签名" in standing().remedy
    desk.store.keys.unlink()
    assert f"签名的密钥 {KEY.public.id} 已不在可信之列" in standing().state
    assert "添加公钥" in standing().remedy
    desk.store.keys.write_text("{", encoding="utf-8")
    assert "核验不过" in standing().state
    assert "已损坏" in standing().remedy
    desk.store.keys.write_bytes(kept)
    assert standing().remedy == ""


def test_a_pack_that_was_changed_or_exchanged_on_the_disk_is_told(desk: Packs, made: Path) -> None:
    lying = put(desk, made / "1.zhengce").pack
    whole = bytearray(lying.read_bytes())
    whole[len(whole) // 2] ^= 1
    lying.write_bytes(whole)
    assert "核验不过" in standing().state
    assert "重新安装" in standing().remedy
    shutil.copyfile(made / "2.zhengce", lying)
    assert "不是安装的那一份" in standing().state
    assert "重新安装" in standing().remedy


def test_a_pack_ahead_of_its_day_is_told(desk: Packs, tmp_path: Path) -> None:
    root = content(tmp_path / "c", "2026.12.1")
    ahead = built(desk, root, tmp_path / "ahead.zhengce", 1, KEY, valid_from="2026-12-01")
    put(desk, ahead)
    assert "自 2026-12-01 起用" in standing().remedy
    assert standing(dt.date(2026, 12, 1)).remedy == ""


def test_a_record_that_cannot_be_read_is_told(desk: Packs, made: Path) -> None:
    put(desk, made / "1.zhengce")
    (desk.store.folder / "state.json").write_text("{", encoding="utf-8")
    assert "读不出来" in standing().state
    assert "重新安装" in standing().remedy


# --- a key of one's own -----------------------------------------------------------------------------------


def test_a_new_key_is_whole_for_the_user_alone_and_replaces_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "keys" / "示例.key"

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        with pytest.raises(StoreError, match="写不进"):
            Packs.keygen(place, "")
    assert list(place.parent.iterdir()) == []  # half a key would stand in the way of a whole one
    key, secret, beside = Packs.keygen(place, "")
    assert minisign.read_secret(secret.read_text("utf-8"), "").public == key
    assert minisign.read_public(beside.read_text("utf-8")) == key
    if sys.platform != "win32":
        assert secret.stat().st_mode & 0o777 == 0o600
    with pytest.raises(StoreError, match="已存在"):
        Packs.keygen(place, "")
    assert minisign.read_secret(secret.read_text("utf-8"), "").public == key
