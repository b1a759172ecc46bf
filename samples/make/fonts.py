"""The typefaces that the samples embed, all free: TLWG (GPL with font exception; Waree: Bitstream Vera), Noto (OFL).

Sarabun (OFL) is for the large corpus only: Debian has no package of it.
"""

from pathlib import Path

from samples.make.wrapping import Font

_TLWG = Path("/usr/share/fonts/truetype/tlwg")
_NOTO = Path("/usr/share/fonts/truetype/noto")
_OWN = Path.home() / ".local/share/fonts"


def _tlwg(family: str, size: float = 11.0) -> Font:
    return Font(family, _TLWG / f"{family}.ttf", _TLWG / f"{family}-Bold.ttf", size)


def _noto(family: str, size: float = 10.0) -> Font:
    stem = family.replace(" ", "")
    return Font(family, _NOTO / f"{stem}-Regular.ttf", _NOTO / f"{stem}-Bold.ttf", size)


GARUDA = _tlwg("Garuda", 10.5)
KINNARI = _tlwg("Kinnari", 11.5)
LAKSAMAN = Font("Laksaman", _TLWG / "Laksaman.ttf", _TLWG / "Laksaman-Bold.ttf", 13.0, 1.75)
LOMA = _tlwg("Loma", 10.5)
NORASI = _tlwg("Norasi", 12.0)
SAWASDEE = _tlwg("Sawasdee", 10.5)
TLWG_TYPIST = Font("Tlwg Typist", _TLWG / "TlwgTypist.ttf", _TLWG / "TlwgTypist-Bold.ttf", 10.0)
UMPUSH = _tlwg("Umpush", 10.5)
WAREE = Font("Waree", _TLWG / "Waree.ttf", _TLWG / "Waree-Bold.ttf", 10.0, 1.75)
NOTO_SANS_THAI = _noto("Noto Sans Thai")
NOTO_SERIF_THAI = _noto("Noto Serif Thai")
NOTO_LOOPED_THAI = _noto("Noto Looped Thai")
SARABUN = Font("Sarabun", _OWN / "Sarabun_400Regular.ttf", _OWN / "Sarabun_700Bold.ttf", 11.0)
