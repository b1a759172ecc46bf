"""PDFs that loop, swell, lie, or end too soon."""

import random
import zlib
from collections.abc import Iterator

Objects = dict[int, bytes]


def pdfs(good: bytes, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield names and contents; `good` is an honest PDF to be damaged."""
    yield from _loops()
    yield from _swelling()
    yield from _lies()
    yield from _damaged(good, random.Random(seed))


def pdf(objects: Objects, trailer: bytes = b"") -> bytes:
    """Return a file of `objects`, of which the first is the catalogue, with a true table of references."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = {}
    for number, body in objects.items():
        offsets[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (max(objects) + 1)
    for number in range(1, max(objects) + 1):
        out += b"%010d 00000 n \n" % offsets[number] if number in offsets else b"0000000000 65535 f \n"
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, trailer, start)
    return bytes(out)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object's body."""
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), entries, data)


def deflated(data: bytes, times: int = 1) -> bytes:
    """Return a stream that inflates to `data`, packed so many times over."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter[%s]" % (b"/FlateDecode " * times))


def page(content: bytes, resources: bytes = b"", more: Objects | None = None, kids: bytes = b"3 0 R") -> bytes:
    """Return a file of one page with the body `content` of its stream."""
    objects: Objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[%s]/Count 1>>" % kids,
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%s>>>>" % resources,
        4: content,
    }
    return pdf(objects | (more or {}))


TEXT = stream(b"BT /F 12 Tf 72 700 Td (report) Tj ET")
FONT = b"/Font<</F 5 0 R>>"
HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def _loops() -> Iterator[tuple[str, bytes]]:
    yield "reference-cycle", page(b"5 0 R", more={5: b"6 0 R", 6: b"5 0 R"})
    yield "length-cycle", page(b"<</Length 4 0 R>>\nstream\nx\nendstream")
    yield "pages-cycle", page(TEXT, kids=b"2 0 R 3 0 R")
    yield (
        "parent-cycle",
        pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 9>>"}),
    )
    table = b"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 5/Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF"
    yield "table-loop", b"%PDF-1.4\n" + table
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
    yield "form-cycle", page(stream(b"/X Do"), b"/XObject<</X 5 0 R>>", {5: stream(b"/X Do", form % 5)})
    nested = {5 + depth: stream(b"/X Do /X Do", form % (6 + depth)) for depth in range(40)}
    yield "nested-forms", page(stream(b"/X Do"), b"/XObject<</X 5 0 R>>", nested | {45: stream(b"", form % 45)})
    deep = {5 + depth: stream(b"q /X Do Q", form % (6 + depth)) for depth in range(3000)}
    yield "deep-forms", page(stream(b"/X Do"), b"/XObject<</X 5 0 R>>", deep | {3005: stream(b"", form % 3005)})
    yield "filter-cycle", page(b"<</Length 1/Filter 4 0 R>>\nstream\nx\nendstream")
    cmap = b"/Type/Font/Subtype/Type0/BaseFont/A/Encoding 5 0 R/DescendantFonts[5 0 R]/ToUnicode 5 0 R"
    yield "font-cycle", page(TEXT, FONT, {5: b"<<%s>>" % cmap})
    yield "deep-arrays", page(stream(b"[" * 200_000))
    yield "deep-dictionaries", pdf({1: b"<</Type/Catalog/Pages 2 0 R/A " + b"<</A " * 50_000 + b">>" * 50_000 + b">>"})
    outline = {5: b"<</First 5 0 R/Last 5 0 R/Next 5 0 R/Title(x)>>"}
    yield (
        "outline-cycle",
        pdf({1: b"<</Type/Catalog/Pages 2 0 R/Outlines 5 0 R>>", 2: b"<</Kids[]/Count 0>>"} | outline),
    )


def _swelling() -> Iterator[tuple[str, bytes]]:
    yield "deflate-bomb", page(deflated(b" " * 100_000_000))
    yield "deflate-bomb-twice", page(deflated(zlib.compress(b" " * 100_000_000, 9), 2))
    yield "deflate-text", page(deflated(b"BT /F 1 Tf " + b"(aaaaaaaaaa) Tj " * 500_000 + b"ET"), FONT, {5: HELVETICA})
    widths = b"<</Type/Font/Subtype/Type1/BaseFont/A/FirstChar 0/LastChar 2147483647/Widths[1]>>"
    yield "font-widths", page(TEXT, FONT, {5: widths})
    ranges = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/W[0 2000000000 500]/CIDSystemInfo<</Registry(A)/Ordering(B)>>>>"
    )
    type0 = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]>>"
    yield "cid-widths", page(TEXT, FONT, {5: type0, 6: ranges})
    cmap = stream(
        b"1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange"
    )
    yield "unicode-range", page(TEXT, FONT, {5: type0[:-2] + b"/ToUnicode 7 0 R>>", 6: ranges, 7: cmap})
    entries = b"/Type/XRef/Size 2147483647/W[0 0 0]/Index[0 2147483647]/Root 1 0 R"
    yield "reference-stream", b"%PDF-1.5\n1 0 obj\n" + stream(b"", entries) + b"\nendobj\nstartxref\n9\n%%EOF"
    yield (
        "table-size",
        b"%PDF-1.4\nxref\n0 4294967295\n" + b"trailer\n<</Size 4294967295/Root 1 0 R>>\nstartxref\n9\n%%EOF",
    )
    image = b"/Type/XObject/Subtype/Image/Width 65000/Height 65000/BitsPerComponent 8/ColorSpace/DeviceRGB"
    yield "image", page(stream(b"/X Do"), b"/XObject<</X 5 0 R>>", {5: stream(b"x", image)})
    predictor = b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2147483647/Colors 255>>"
    yield "predictor", page(stream(zlib.compress(b"x" * 1000), predictor))
    yield (
        "many-pages",
        pdf(
            {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[%s]/Count 20000>>" % (b"3 0 R " * 20_000)}
            | {3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"}
        ),
    )
    yield "claimed-pages", pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[]/Count 2147483647>>"})
    yield "big-page", page(TEXT, FONT, {5: HELVETICA}).replace(b"0 0 595 842", b"0 0 1e30 1e30")
    yield "lzw-bomb", page(stream(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01" * 100_000, b"/Filter/LZWDecode"))
    yield "run-length", page(stream(b"\x81a" * 2_000_000, b"/Filter/RunLengthDecode"))
    pattern = b"".join(b"BT /F 12 Tf %d %d Td (x) Tj ET\n" % (n % 600, n % 800) for n in range(300_000))
    yield "many-letters", page(deflated(pattern), FONT, {5: HELVETICA})


def _lies() -> Iterator[tuple[str, bytes]]:
    yield "only-a-mark", b"%PDF-1.7"
    yield "encrypted", pdf({1: b"<</Type/Catalog>>"}, b"/Encrypt<</Filter/Standard/V 5/R 6/Length 256/O()/U()/P -1>>")
    yield "unknown-lock", pdf({1: b"<</Type/Catalog>>"}, b"/Encrypt<</Filter/Nobody/V 99>>")
    fetch = (
        b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI(http://127.0.0.1:9/)>>/AA<</O<</S/Launch/F(/bin/sh)>>>>>>"
    )
    yield "fetching", pdf({1: fetch, 2: b"<</Type/Pages/Kids[]/Count 0>>"})
    outside = b"<</Length 0/F(/etc/passwd)/FFilter/FlateDecode>>\nstream\n\nendstream"
    yield "outside-file", page(outside)
    yield (
        "script",
        pdf({1: b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(while(1);)>>>>", 2: b"<</Kids[]>>"}),
    )
    yield "no-catalogue", pdf({2: b"<</Type/Pages/Kids[]/Count 0>>"})
    yield "offset-minus", b"%PDF-1.4\nstartxref\n-99999999999999999999\n%%EOF"
    yield "page-and-zip", page(TEXT, FONT, {5: HELVETICA}) + b"PK\x05\x06" + b"\0" * 18
    yield "html-behind", b"<html><script>1</script>" + page(TEXT, FONT, {5: HELVETICA})
    yield "text-behind-mark", "%PDF- รายงานครั้งที่ 1 :: 8/10/2562".encode()


def _damaged(good: bytes, chance: random.Random) -> Iterator[tuple[str, bytes]]:
    for number in range(12):
        yield f"cut-{number:02}", good[: chance.randrange(20, len(good))]
    for number in range(24):
        broken = bytearray(good)
        for _ in range(chance.randrange(1, 200)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        yield f"noise-{number:02}", bytes(broken)
    for number in range(12):
        at, length = chance.randrange(len(good)), chance.randrange(1, 5000)
        yield f"hole-{number:02}", good[:at] + good[at + length :]
