"""Draws the program's mark of omvendt.svg as PNG and ICO files: `python assets/installer/draw_icons.py`."""

from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).parent.parent / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256)
FINER = 8


def mark() -> Image.Image:
    """The mark, eight times finer than its largest picture so that every edge comes out smooth."""
    image = Image.new("RGBA", (256 * FINER, 256 * FINER))
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle(_fine(8, 8, 248, 248), 56 * FINER, fill="#2b5c8a")
    pen.arc(_fine(61, 47, 199, 185), 180, 360, fill="white", width=22 * FINER)
    pen.rectangle(_fine(177, 116, 199, 142), fill="white")
    pen.rectangle(_fine(61, 116, 83, 122), fill="white")
    pen.polygon(_fine(38, 116, 106, 116, 72, 158), fill="white")
    pen.ellipse(_fine(42, 164, 102, 224), fill="#9cc3f5")
    pen.ellipse(_fine(166, 162, 210, 206), fill="white")
    return image


def save_all() -> None:
    """Write one PNG per size and the icon of Windows beside the SVG."""
    largest = mark()
    pictures = [largest.resize((size, size), Image.Resampling.LANCZOS) for size in SIZES]
    for size, picture in zip(SIZES, pictures, strict=True):
        picture.save(FOLDER / f"omvendt-{size}.png", optimize=True)
    pictures[-1].save(FOLDER / "omvendt.ico", sizes=[(size, size) for size in SIZES], append_images=pictures[:-1])


def _fine(*figures: int) -> list[int]:
    return [figure * FINER for figure in figures]


if __name__ == "__main__":
    save_all()
