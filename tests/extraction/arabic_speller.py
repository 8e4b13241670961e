"""A speller of Arabic cardinals for tests, written from a grammar (Ryding 2005, chapter 15) and not from the reader's word lists."""

UNITS = {
    "m": ["صفر", "واحد", "اثن", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"],
    "f": ["صفر", "واحدة", "اثنت", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"],
}
TENS = ["", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
HEADS = ["", "", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع"]
CASES = ("nominative", "accusative", "genitive")


def _dual(stem: str, case: str) -> str:
    return stem + ("ان" if case == "nominative" else "ين")


def _unit(n: int, case: str, gender: str) -> str:
    if n == 2:
        return _dual(UNITS[gender][2], case)
    if n == 8 and gender == "f":
        return {"nominative": "ثمان", "accusative": "ثمانيا", "genitive": "ثمان"}[case]
    return UNITS[gender][n]


def _teen(n: int, case: str, gender: str) -> str:
    ten = "عشر" if gender == "m" else "عشرة"
    if n == 11:
        return ("أحد " if gender == "m" else "إحدى ") + ten
    if n == 12:
        return UNITS[gender][2] + ("ا " if case == "nominative" else "ي ") + ten
    return f"{UNITS[gender][n - 10]} {ten}"


def _below_hundred(n: int, case: str, gender: str) -> str:
    if n <= 10:
        return _unit(n, case, gender)
    if n < 20:
        return _teen(n, case, gender)
    tens = TENS[n // 10] + ("ون" if case == "nominative" else "ين")
    return f"{_unit(n % 10, case, gender)} و{tens}" if n % 10 else tens


def _below_thousand(n: int, case: str, gender: str, hundred: str) -> str:
    if n < 100:
        return _below_hundred(n, case, gender)
    head = (
        hundred
        if n < 200
        else _dual(hundred[:-1] + "ت", case)
        if n < 300
        else HEADS[n // 100].removesuffix("ي") + hundred
    )
    return f"{head} و{_below_hundred(n % 100, case, gender)}" if n % 100 else head


def spell(n: int, case: str, gender: str = "m", hundred: str = "مئة") -> str:
    """An integer from 0 to 999,999 in words, in one of `CASES` and one gender of what is counted; `hundred` is its spelling."""
    thousands, rest = divmod(n, 1000)
    if not thousands:
        return _below_thousand(n, case, gender, hundred)
    if thousands == 1:
        head = "ألفا" if case == "accusative" else "ألف"
    elif thousands == 2:
        head = _dual("ألف", case)
    else:
        last = thousands % 100
        noun = "آلاف" if 3 <= last <= 10 else "ألفا" if last >= 11 else "ألف"
        head = f"{_below_thousand(thousands, case, 'm', hundred)} {noun}"
    return f"{head} و{_below_thousand(rest, case, gender, hundred)}" if rest else head
