"""Named characters of Arabic text. Sources: Unicode 15 code charts for Arabic, Arabic Presentation Forms A and B."""

import unicodedata

# Marks that carry no letter: harakat, Quranic signs, superscript alif, tatweel.
MARKS = "".join(
    chr(c) for c in (*range(0x0610, 0x061B), 0x0640, *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06EE))
    if c not in (0x06DD, 0x06DE, 0x06E9) and c not in range(0x06E5, 0x06E7)
)  # fmt: skip
# Marks that only steer rendering: zero-width (non-)joiners and spaces, bidirectional controls, soft hyphen, BOM.
FORMAT = "".join(
    chr(c) for c in (0x00AD, 0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)
)  # fmt: skip
PRESENTATION = "".join(
    chr(c) for c in (*range(0xFB50, 0xFDFE), *range(0xFE70, 0xFEFD))
    if unicodedata.category(chr(c)).startswith("L")
)  # fmt: skip
DIGITS = {ord(d): str(i) for row in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for i, d in enumerate(row)}
# Decimal and thousands separators of Arabic-Indic numerals.
DECIMAL = "٫"
THOUSANDS = "٬"
# One newspaper word has many spellings: "إسرائيل/اسرائيل/إسرائیل". Letters on the left are folded to those on the right.
FOLDED_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا",
    "ى": "ي", "ی": "ي", "ئ": "ي", "ې": "ي",
    "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۃ": "ه",
    "ؤ": "و", "ک": "ك", "گ": "ك", "ڪ": "ك", "ڤ": "ف", "ڥ": "ف", "پ": "ب", "چ": "ج",
}  # fmt: skip
