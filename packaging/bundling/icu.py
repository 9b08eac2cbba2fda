"""ICU's data, of which Qt's wheel brings all the world's: what is left is what Qt asks of it for Chinese.

Qt calls ICU for comparing words, for the names of time zones, and for converting texts of other encodings
(``ucol_``, ``ucal_``, ``ucnv_`` of libQt6Core); 32 MB serve 700 languages and 230 encodings. Kept is the
common ground and Chinese, so that nothing that is asked here gets another answer; :func:`check` asks.

The data is one object of a library without code: a table of names and places, then the items, each at a
multiple of sixteen bytes (ICU's own ``icupkg`` writes the same).
"""

from __future__ import annotations

import re
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

_KEPT = re.compile(
    r"^(coll/|zone/|lang/|region/|curr/)?(root|pool|res_index|zh(_\w+)?)\.res$"
    r"|^coll/ucadata\.icu$|^\w+\.nrm$|^cnvalias\.icu$"
    r"|^(gb18030|windows-936|windows-950|ibm-1386|ibm-1383|ibm-1375|iso-8859_1)[^/]*\.cnv$|^gb18030[^/]*$"
    r"|^(zoneinfo64|timezoneTypes|metaZones|windowsZones|supplementalData|likelySubtags|numberingSystems"
    r"|keyTypeData|icuver|icustd)\.res$"
)
_LIBRARY = "libicudata.so.*"
_RODATA = re.compile(r"\.rodata\s+PROGBITS\s+[0-9a-f]+\s+([0-9a-f]+)\s+([0-9a-f]+)")
_SYMBOL = re.compile(r"\s(icudt\d+_dat)$", re.MULTILINE)
_ALIGNED = 16
_CHECK = """
import ctypes, sys
from pathlib import Path
folder, number = Path(sys.argv[1]), sys.argv[2]
for name in ("data", "uc", "i18n"):
    library = ctypes.CDLL(str(folder / f"libicu{name}.so.{number}"), ctypes.RTLD_GLOBAL)
def call(name, *given, gives=ctypes.c_void_p):
    found = getattr(library, f"{name}_{number}")
    found.restype = gives
    return found(*given)
code = ctypes.c_int(0)
collator = call("ucol_open", b"zh_CN", ctypes.byref(code))
assert code.value <= 0 and collator, f"ucol_open: {code.value}"
def before(one, other):
    a, b = (ctypes.create_string_buffer(text.encode("utf-16-le")) for text in (one, other))
    return call("ucol_strcoll", ctypes.c_void_p(collator), a, len(one), b, len(other), gives=ctypes.c_int) < 0
words = ["阿", "八", "嚓", "杭", "武", "浙", "Z"]
assert before("阿", "八") and before("杭", "武") and before("武", "浙"), "not by pinyin"
for name in (b"GB18030", b"GBK", b"UTF-8", b"ISO-8859-1"):
    code.value = 0
    assert call("ucnv_open", name, ctypes.byref(code)) and code.value <= 0, f"ucnv_open: {name}"
"""


class IcuError(ValueError):
    """The data is not in the form that is known here."""


def items(data: bytes) -> dict[str, bytes]:
    """The items of a data object by name, the prefix left out; raises IcuError."""
    head, base = _head(data)
    (count,) = struct.unpack_from("<I", data, head)
    entries = [struct.unpack_from("<II", data, head + 4 + 8 * i) for i in range(count)]
    ends = [start for _, start in entries[1:]] + [len(data) - head]
    found = {}
    for (name, start), end in zip(entries, ends, strict=True):
        text = data[head + name : data.index(b"\0", head + name)].decode("ascii")
        found[text.removeprefix(base)] = data[head + start : head + end]
    return found


def packed(data: bytes, kept: dict[str, bytes]) -> bytes:
    """A data object with these items, under the head of ``data``."""
    head, base = _head(data)
    names, places, body = b"", [], b""
    table = 4 + 8 * len(kept)
    for name in sorted(kept):
        places.append(table + len(names))
        names += f"{base}{name}\0".encode("ascii")
    start = -(-(head + table + len(names)) // _ALIGNED) * _ALIGNED - head
    entries = []
    for place, name in zip(places, sorted(kept), strict=True):
        entries.append((place, start + len(body)))
        body += kept[name] + b"\0" * (-len(kept[name]) % _ALIGNED)
    toc = struct.pack("<I", len(kept)) + b"".join(struct.pack("<II", *entry) for entry in entries) + names
    return data[:head] + toc + b"\0" * (start - len(toc)) + body


def _head(data: bytes) -> tuple[int, str]:
    """The length of the head, and what stands before every name."""
    size, magic = struct.unpack_from("<HH", data)
    if magic != 0x27DA or data[8] != 0 or data[12:16] != b"CmnD":
        raise IcuError("ICU 的数据不是认识的形式，没有裁剪。")
    (first,) = struct.unpack_from("<I", data, size + 4)
    name = data[size + first : data.index(b"\0", size + first)].decode("ascii")
    return size, f"{name.partition('/')[0]}/"


def trim(program: Path) -> int:
    """Replace the ICU data in a bundle by the part that is kept; gives the bytes saved.

    Raises IcuError where the library is of another form, or where ICU does not work with what is left.
    """
    saved = 0
    for library in sorted(program.rglob(_LIBRARY)):
        if library.is_symlink():
            continue
        before = library.read_bytes()
        data, symbol = _object(library, before)
        kept = {name: item for name, item in items(data).items() if _KEPT.search(name)}
        _link(packed(data, kept), symbol, library)
        check(library.parent, library.name.rpartition(".")[2])
        saved += len(before) - library.stat().st_size
    return saved


def check(folder: Path, number: str) -> None:
    """Sort Chinese words and open the encodings with the ICU of a folder, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", _CHECK, str(folder), number], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise IcuError(f"裁剪后的 ICU 数据不能用：{done.stderr.strip().splitlines()[-1]}")


def _object(library: Path, whole: bytes) -> tuple[bytes, str]:
    sections = _told("readelf", "-S", "-W", str(library))
    symbols = _told("objdump", "-T", str(library))
    place, symbol = _RODATA.search(sections), _SYMBOL.search(symbols.replace("\t", " "))
    if place is None or symbol is None:
        raise IcuError(f"{library.name} 不是只有数据的库，没有裁剪。")
    start, size = (int(word, 16) for word in place.groups())
    return whole[start : start + size], symbol[1]


def _link(data: bytes, symbol: str, library: Path) -> None:
    source = (
        f'.section .rodata,"a"\n.globl {symbol}\n.type {symbol},@object\n.balign {_ALIGNED}\n'
        f'{symbol}:\n.incbin "data"\n.size {symbol},.-{symbol}\n.section .note.GNU-stack,"",@progbits\n'
    )
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "data").write_bytes(data)
        (place / "data.s").write_text(source, encoding="ascii")
        for command in (
            ["as", "data.s", "-o", "data.o"],
            ["ld", "-shared", f"-soname={library.name}", "--build-id=none", "-o", "linked", "data.o"],
        ):
            subprocess.run(command, cwd=place, check=True)
        library.write_bytes((place / "linked").read_bytes())


def _told(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
