"""The version resource of the Windows programs: what the file's properties show."""

from __future__ import annotations

from pathlib import Path

from bundling import parts

_TEXT = """VSVersionInfo(
  ffi=FixedFileInfo(
    filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0,
    date=(0, 0)),
  kids=[
    StringFileInfo([StringTable("080404B0", [
      StringStruct("CompanyName", "the advisor_app authors"),
      StringStruct("FileDescription", "陪跑顾问工作台"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("InternalName", "advisor"),
      StringStruct("LegalCopyright", "MIT"),
      StringStruct("OriginalFilename", "advisor.exe"),
      StringStruct("ProductName", "陪跑顾问工作台"),
      StringStruct("ProductVersion", "{version}")])]),
    VarFileInfo([VarStruct("Translation", [0x0804, 1200])])
  ])
"""


def write(target: Path) -> None:
    """Write it in the form that PyInstaller reads; the version is the program's."""
    version = parts.version()
    words = [int(word) for word in version.split(".") if word.isdigit()]
    numbers = tuple([*words, 0, 0, 0, 0][:4])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(_TEXT.format(version=version, numbers=numbers), encoding="utf-8")
