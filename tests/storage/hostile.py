"""Files that nobody should send: those that are no photos, and photos that carry more than pixels."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable

import numpy as np
from PIL import Image, ImageCms

from storage.intake import MAX_BYTES

Make = Callable[[], bytes]

PAYLOAD = b"<?php system('id'); __HALT_COMPILER(); ?><script>alert(1)</script>%PDF-1.4 PK\x05\x06"
BOMB = zlib.compress(b"\x00" * 30_000_000, 9)
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def noise(width: int = 100, height: int = 80, channels: int = 3) -> Image.Image:
    values = np.random.default_rng(0).integers(0, 256, (height, width, channels), np.uint8)
    return Image.fromarray(values)


def saved(form: str, size: tuple[int, int] = (100, 80), **options: object) -> bytes:
    return written(noise(*size), form, **options)


def written(picture: Image.Image, form: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int, height: int, *chunks: bytes, depth: int = 8, colour: int = 2) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return SIGNATURE + chunk(b"IHDR", header) + b"".join(chunks) + chunk(b"IEND", b"")


def png_with(*chunks: bytes) -> bytes:
    """A sound picture with more chunks after its header."""
    sound = saved("PNG")
    return sound[:33] + b"".join(chunks) + sound[33:]


def jpeg_of_size(width: int, height: int, **options: object) -> bytes:
    data = bytearray(saved("JPEG", **options))
    frame = data.index(b"\xff\xc2" if options.get("progressive") else b"\xff\xc0")
    data[frame + 5 : frame + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def jpeg_with(*segments: bytes) -> bytes:
    """A sound picture with more segments after its first marker."""
    sound = saved("JPEG")
    return sound[:2] + b"".join(segments) + sound[2:]


def segment(kind: int, content: bytes) -> bytes:
    return bytes([0xFF, kind]) + struct.pack(">H", len(content) + 2) + content


def scans(count: int) -> bytes:
    """A progressive picture, said to be large, whose first scan comes again and again."""
    data = jpeg_of_size(6000, 6000, progressive=True)
    first = data.index(b"\xff\xda")
    second = data.index(b"\xff\xda", first + 2)
    end = min(at for at in (data.find(b"\xff\xc4", first), second) if at > 0)
    return data[:first] + data[first:end] * count + b"\xff\xd9"


def webp_of_size(width: int, height: int) -> bytes:
    canvas = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    body = b"WEBP" + b"VP8X" + struct.pack("<I", 10) + b"\x00" * 4 + canvas
    return b"RIFF" + struct.pack("<I", len(body)) + body


def exif_of(entries: Iterable[bytes], after: bytes = b"") -> bytes:
    listed = list(entries)
    count = struct.pack("<H", len(listed))
    return b"Exif\x00\x00II*\x00\x08\x00\x00\x00" + count + b"".join(listed) + after


def exif_bomb() -> bytes:
    """5,000 tags that each claim the same 60,000 bytes: 300 MB for who reads them all."""
    return exif_of(struct.pack("<HHII", tag, 1, 60_000, 100) for tag in range(5000))


EXIF_LOOP = exif_of([struct.pack("<HHII", 0x8769, 4, 1, 8)], b"\x08\x00\x00\x00")


def flipped(data: bytes, start: int, step: int) -> bytes:
    spoilt = bytearray(data)
    for i in range(start, len(spoilt), step):
        spoilt[i] ^= 0xFF
    return bytes(spoilt)


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("photo.png", saved("PNG"))
    return file.getvalue()


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def profile_of_many_tags() -> bytes:
    profile = srgb()
    return profile[:128] + b"\xff\xff\xff\xff" + profile[132:]


def animated(form: str, frames: int) -> bytes:
    later = [Image.new("RGB", (100, 80), (number * 5, 0, 0)) for number in range(frames - 1)]
    return written(noise(), form, save_all=True, append_images=later)


HOSTILE: dict[str, tuple[Make, str]] = {
    "empty": (lambda: b"", "empty"),
    "one byte": (lambda: b"\xff", "no photo"),
    "text": (lambda: b"just a line of text\n" * 50, "no photo"),
    "zeros": (lambda: b"\x00" * 10_000, "no photo"),
    "noise": (lambda: np.random.default_rng(1).bytes(50_000), "no photo"),
    "html": (lambda: b"<html><img src=x onerror=alert(1)></html>", "no photo"),
    "html before a jpeg": (lambda: b"<script>alert(1)</script>" + saved("JPEG"), "no photo"),
    "php before a webp": (lambda: PAYLOAD + saved("WEBP"), "no photo"),
    "svg": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"/>', "no photo"),
    "svg with entities": (lambda: b'<!DOCTYPE s [<!ENTITY a "aaaa">]><svg>&a;</svg>', "no photo"),
    "pdf": (lambda: saved("PDF"), "no photo"),
    "pdf before a jpeg": (lambda: b"%PDF-1.4\n" + saved("JPEG"), "no photo"),
    "eps": (lambda: saved("EPS"), "no photo"),
    "postscript": (lambda: b"%!PS-Adobe-3.0\n(/etc/passwd) run showpage\n", "no photo"),
    "gif": (lambda: saved("GIF"), "no photo"),
    "gif and script": (lambda: b"GIF89a/*" + b"\x00" * 90 + b"*/=alert(1);", "no photo"),
    "bmp": (lambda: saved("BMP"), "no photo"),
    "tiff": (lambda: saved("TIFF"), "no photo"),
    "ico": (lambda: saved("ICO", sizes=[(64, 64)]), "no photo"),
    "jpeg 2000": (lambda: saved("JPEG2000"), "no photo"),
    "ppm": (lambda: saved("PPM"), "no photo"),
    "tga": (lambda: saved("TGA"), "no photo"),
    "fits": (lambda: b"SIMPLE  =                    T".ljust(2880), "no photo"),
    "psd": (lambda: b"8BPS\x00\x01" + b"\x00" * 6 + struct.pack(">HIIHH", 3, 80, 80, 8, 3), "no photo"),
    "heic": (lambda: b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 99, "save .* JPEG"),
    "avif": (lambda: b"\x00\x00\x00\x18ftypavif\x00\x00\x00\x00mif1avif" + b"\x00" * 99, "save .* JPEG"),
    "mp4": (lambda: b"\x00\x00\x00\x18ftypisom" + b"\x00" * 99, "no photo"),
    "zip": (zipped, "no photo"),
    "zip before a png": (lambda: zipped() + saved("PNG"), "no photo"),
    "executable": (lambda: b"\x7fELF" + b"\x01" * 500, "no photo"),
    "png signature alone": (lambda: SIGNATURE, "no photo|damaged"),
    "jpeg start alone": (lambda: b"\xff\xd8\xff\xe0", "no photo|damaged"),
    "webp start alone": (lambda: b"RIFF\x00\x00\x00\x00WEBP", "no photo|damaged"),
    "png cut off": (lambda: saved("PNG")[:-6000], "damaged"),
    "png cut in its header": (lambda: saved("PNG")[:20], "no photo|damaged"),
    "jpeg cut off": (lambda: saved("JPEG")[:-3000], "damaged"),
    "jpeg cut in its tables": (lambda: saved("JPEG")[:100], "no photo|damaged"),
    "webp cut off": (lambda: saved("WEBP", lossless=True)[:-5000], "no photo|damaged"),
    "png spoilt": (lambda: flipped(saved("PNG"), 60, 97), "no photo|damaged"),
    "webp spoilt": (lambda: flipped(saved("WEBP", lossless=True), 12, 97), "no photo|damaged"),
    "png with a wrong checksum": (lambda: flipped(saved("PNG"), 29, 100_000), "no photo|damaged"),
    "png without pixels": (lambda: png(100, 100), "damaged"),
    "png of no width": (lambda: png(0, 100, chunk(b"IDAT", BOMB)), "no photo|damaged|only 0"),
    "png of a depth that is none": (lambda: png(100, 100, chunk(b"IDAT", BOMB), depth=3), "no photo|damaged"),
    "png of a colour that is none": (
        lambda: png(100, 100, chunk(b"IDAT", BOMB), colour=9),
        "no photo|damaged",
    ),
    "png bomb": (lambda: png(60_000, 60_000, chunk(b"IDAT", BOMB)), "far too many megapixels"),
    "png of 49 megapixels": (lambda: png(7000, 7000, chunk(b"IDAT", BOMB)), "49.0 megapixels"),
    "png of a huge width": (lambda: png(2**31 - 1, 64, chunk(b"IDAT", BOMB)), "megapixels"),
    "png as large as can be said": (lambda: png(2**31 - 1, 2**31 - 1), "megapixels"),
    "png with a text bomb": (
        lambda: png(100, 100, chunk(b"zTXt", b"a\x00\x00" + BOMB), chunk(b"IDAT", BOMB[:99])),
        "damaged|no photo",
    ),
    "png with an international text bomb": (
        lambda: png(100, 100, chunk(b"iTXt", b"a\x00\x01\x00\x00\x00" + BOMB), chunk(b"IDAT", BOMB[:99])),
        "damaged|no photo",
    ),
    "png with a profile bomb": (
        lambda: png(100, 100, chunk(b"iCCP", b"a\x00\x00" + BOMB), chunk(b"IDAT", BOMB[:99])),
        "damaged|no photo",
    ),
    "png in a million chunks": (lambda: png_with(chunk(b"vpAg", b"") * 1_000_000), "damaged"),
    "png in a million chunks of pixels": (lambda: png_with(chunk(b"IDAT", b"") * 1_000_000), "damaged"),
    "png of 39 megapixels that are not there": (
        lambda: png(6200, 6200, chunk(b"IDAT", zlib.compress(b"\x00" * 1000))),
        "damaged",
    ),
    "jpeg bomb": (lambda: jpeg_of_size(65_535, 65_535), "far too many megapixels"),
    "jpeg of 64 megapixels": (lambda: jpeg_of_size(8000, 8000), "64.0 megapixels"),
    "progressive jpeg cut off": (lambda: saved("JPEG", progressive=True)[:-3000], "damaged"),
    "jpeg of no height": (lambda: jpeg_of_size(100, 0), "no photo|damaged|only"),
    "junk before a jpeg's tables": (lambda: jpeg_with(b"\x00" * 15_000_000), "no photo"),
    "jpeg of a thousand scans": (lambda: scans(1000), "damaged"),
    "jpeg in millions of segments": (lambda: jpeg_with(segment(0xFE, b"") * 4_000_000), "damaged"),
    "jpeg of tables alone": (lambda: jpeg_with(segment(0xDB, b"\x00" * 65) * 200_000), "damaged"),
    "webp bomb": (lambda: webp_of_size(16_383, 16_383), "megapixels|no photo|damaged"),
    "webp without pixels": (lambda: webp_of_size(5000, 5000), "no photo|damaged"),
    "a single pixel": (lambda: saved("PNG", (1, 1)), "only 1 x 1 pixels"),
    "63 pixels wide": (lambda: saved("PNG", (63, 200)), "only 63 x 200 pixels"),
    "63 pixels high": (lambda: saved("JPEG", (200, 63)), "only 200 x 63 pixels"),
    "too many bytes": (lambda: saved("PNG") + b"\x00" * MAX_BYTES, "larger than 20 MB"),
}

# Photos all the same: their pixels are taken, and nothing else of them.
LADEN: dict[str, Make] = {
    "zip behind a png": lambda: saved("PNG") + zipped() + PAYLOAD,
    "html behind a jpeg": lambda: saved("JPEG") + PAYLOAD,
    "phar behind a webp": lambda: saved("WEBP") + PAYLOAD,
    "php in a jpeg's comment": lambda: saved("JPEG", comment=PAYLOAD),
    "js in a jpeg's first segment": lambda: jpeg_with(segment(0xE0, b"*/=alert(1)/*" + PAYLOAD)),
    "pdf in a jpeg's segment": lambda: jpeg_with(segment(0xED, b"Photoshop 3.0\x00" + PAYLOAD)),
    "payload in exif": lambda: saved("JPEG", exif=EXIF_LOOP + PAYLOAD),
    "payload in xmp": lambda: saved("WEBP", xmp=PAYLOAD),
    "payload in a webp's exif": lambda: saved("WEBP", exif=EXIF_LOOP + PAYLOAD),
    "payload in a png's text": lambda: png_with(chunk(b"tEXt", b"Comment\x00" + PAYLOAD)),
    "payload in a png's compressed text": lambda: png_with(
        chunk(b"zTXt", b"a\x00\x00" + zlib.compress(PAYLOAD))
    ),
    "payload in a chunk of its own": lambda: png_with(chunk(b"phPp", PAYLOAD)),
    "payload as a profile": lambda: saved("PNG", icc_profile=PAYLOAD),
    "payload as a jpeg's profile": lambda: saved("JPEG", icc_profile=PAYLOAD * 500),
    "payload in a sound profile": lambda: saved("WEBP", icc_profile=srgb() + PAYLOAD),
    "payload in a palette": lambda: written(_palette(), "PNG"),
    "exif loop": lambda: saved("JPEG", exif=EXIF_LOOP),
    "exif garbage": lambda: saved("JPEG", exif=b"Exif\x00\x00garbage"),
    "exif bomb": lambda: saved("JPEG", exif=exif_bomb()),
    "exif bombs": lambda: jpeg_with(segment(0xE1, exif_bomb()) * 50),
    "exif bomb in a png": lambda: png_with(chunk(b"eXIf", exif_bomb()[6:] + b"\x00" * 10_000_000)),
    "exif bomb in a webp": lambda: saved("WEBP", exif=exif_bomb()),
    "exif that points far away": lambda: saved("JPEG", exif=b"Exif\x00\x00MM\x00*\xff\xff\xff\xff"),
    "profile of noise": lambda: saved("JPEG", icc_profile=np.random.default_rng(2).bytes(3_900_000)),
    "profile of four billion tags": lambda: saved("PNG", icc_profile=profile_of_many_tags()),
    "profile spoilt": lambda: saved("JPEG", icc_profile=flipped(srgb(), 140, 13)),
    "junk between a jpeg's segments": lambda: saved("JPEG")[:20] + b"\x00" * 15_000_000 + saved("JPEG")[20:],
    "a jpeg of 36 megapixels that are not there": lambda: jpeg_of_size(6000, 6000),
    "a jpeg of as many scans as are taken": lambda: scans(60),
    "filling before a jpeg's tables": lambda: jpeg_with(b"\xff" * 15_000_000),
    "apng": lambda: animated("PNG", 50),
    "moving webp": lambda: animated("WEBP", 50),
    "two pictures in one": lambda: written(noise(), "MPO", save_all=True, append_images=[noise()] * 9),
    "cmyk": lambda: written(noise(channels=4).convert("CMYK"), "JPEG"),
    "a long thin one": lambda: saved("PNG", (64, 60_000)),
    "progressive": lambda: saved("JPEG", progressive=True),
    "a flat one of 40 megapixels": lambda: written(Image.new("L", (8000, 5000)), "PNG"),
}


def _palette() -> Image.Image:
    picture = Image.new("P", (100, 80))
    picture.putpalette(PAYLOAD.ljust(768, b"\x00"))
    return picture
