"""Written forms of Arabic verbs and nouns, produced by rule from a citation form.

Source of the rules: any reference grammar (Ryding 2005, A Reference Grammar of Modern Standard Arabic, chapters 5 and 21–34). Newspapers write no
vowels, so many forms coincide: "قتل" is *he killed* and *he was killed*. A form says which voices its letters allow.
"""

from collections.abc import Iterator
from dataclasses import dataclass

_WEAK_ENDS = "ىايو"


@dataclass(frozen=True, slots=True)
class Form:
    """One written form. `kind`: "past" | "present" | "noun" | "participle" | "manner". `voice`: "active" | "passive" | "either" (nouns: "").

    `number`: "singular" | "dual" | "plural"; `gender`: "m" | "f" | "" where the form does not tell.
    """

    word: str
    kind: str
    voice: str = ""
    number: str = "singular"
    gender: str = ""


def verb_forms(past: str, present: str) -> Iterator[Form]:
    """Third-person and first-person-plural forms of a verb, active and passive, all moods, from its 3rd masculine singulars.

    `verb_forms("استعاد", "يستعيد")` gives "استعادت", "استعادوا", "تستعيد", "يستعيدون", passive "استعيد", "يستعاد" and so on.
    """
    passive_past, passive_present = passive_stems(past, present)
    hollow = _is_hollow(past)
    yield from _past(past, "either" if passive_past == past else "active", hollow)
    yield from _present(present, "either" if passive_present == present else "active")
    if passive_past != past:
        yield from _past(passive_past, "passive", hollow)
    if passive_present != present:
        yield from _present(passive_present, "passive")


def passive_stems(past: str, present: str) -> tuple[str, str]:
    """The passives of the two stems as written without vowels; equal to the active where letters do not show it.

    "هاجم" → "هوجم" (III), "أصاب/يصيب" → "أصيب/يصاب" (hollow), "اغتال" → "اغتيل", "تبادل" → "تبودل", "ألقى/يلقي" → "ألقي/يلقى",
    "دعا/يدعو" → "دعي/يدعى", "استأنف" → "استؤنف"; "قتل" stays "قتل".
    """
    passive = present[:-1] + "ى" if past[-1] in "ىا" else present
    vowel = past[:-1] + "ي" if past[-1] in "ىا" else past
    if len(past) == 4 and past[1] == "ا" and past[0] not in "اأآ":
        return vowel[0] + "و" + vowel[2:], passive
    if len(past) == 5 and past[0] == "ت" and past[2] == "ا":
        return vowel[:2] + "و" + vowel[3:], passive
    if _is_hollow(past):
        return past[:-2] + "ي" + past[-1], _replace_middle(present)
    if past.startswith("استأ"):
        return "استؤ" + vowel[4:], passive
    return vowel, passive


def _is_hollow(past: str) -> bool:
    """A long a before the last letter: "زار" (visited), "اغتال", "استعاد"; not "أيد" (supported), whose y is a consonant."""
    return len(past) >= 3 and past[-2] == "ا" and past[-1] not in _WEAK_ENDS


def _replace_middle(present: str) -> str:
    return present[:-2] + "ا" + present[-1] if present[-2] in "يو" else present


def _past(stem: str, voice: str, hollow: bool) -> Iterator[Form]:
    """A final ى or ا falls before an ending ("ألقت", "دعت") or turns to its semivowel ("ألقينا", "دعونا"); ي stays ("لقيت").

    A hollow verb loses its vowel before n: "زرنا", "استعدنا".
    """
    falls = stem[-1] in "ىا" and len(stem) > 2
    short = stem[:-1] if falls or stem[-1] == "ي" else stem
    full = short + ("و" if stem[-1] == "ا" and len(stem) == 3 else "ي") if falls else stem
    before_n = stem[:-2] + stem[-1] if hollow else full
    yield Form(stem, "past", voice, "singular", "m")
    yield Form((short if falls else stem) + "ت", "past", voice, "singular", "f")
    yield Form(short + "وا", "past", voice, "plural", "m")
    yield Form((short if falls else stem) + "تا", "past", voice, "dual", "f")
    yield Form(full + "ا", "past", voice, "dual", "m")
    if len(before_n) > 2:  # "لمن" (they blamed) is rare beside "لمن" (to whom)
        yield Form(before_n + "ن", "past", voice, "plural", "f")
    yield Form(before_n + "نا", "past", voice, "plural")


def _present(stem: str, voice: str) -> Iterator[Form]:
    """All moods. The jussive of hollow verbs is left out: "لم يستعد" (did not retake) is written as "يستعد" (gets ready)."""
    weak = stem[-1] in _WEAK_ENDS and len(stem) > 3
    root = stem[1:]
    short = root[:-1] if weak else root
    yield Form("ي" + root, "present", voice, "singular", "m")
    yield Form("ت" + root, "present", voice, "singular", "f")
    yield Form("ن" + root, "present", voice, "plural")
    for ending in ("ون", "وا"):
        yield Form("ي" + short + ending, "present", voice, "plural", "m")
    dual = short + ("و" if root[-1] == "و" else "ي") if weak else root
    for ending in ("ان", "ا"):
        yield Form("ي" + dual + ending, "present", voice, "dual", "m")
        yield Form("ت" + dual + ending, "present", voice, "dual", "f")
    yield Form("ي" + dual + "ن", "present", voice, "plural", "f")
    if weak:  # jussive: "لم يلق" (he did not throw)
        yield Form("ي" + short, "present", voice, "singular", "m")
        yield Form("ت" + short, "present", voice, "singular", "f")


def noun_forms(noun: str, plurals: tuple[str, ...] = (), kind: str = "noun") -> Iterator[Form]:
    """Singular, dual and plurals of a noun in all cases. Sound plurals are formed by rule, broken ones are given in `plurals`.

    `noun_forms("غارة")` gives "غارة", "غارتان", "غارتين", "غارتا", "غارتي", "غارات"; `noun_forms("هجوم", ("هجمات",))` also "هجوما".
    """
    feminine = noun.endswith("ة")
    yield Form(noun, kind, "", "singular", "f" if feminine else "m")
    if not feminine and noun[-1] not in "اىء":
        yield Form(noun + "ا", kind, "", "singular", "m")
    dual = noun[:-1] + "ت" if feminine else noun
    # The construct dual of other masculine nouns is left out: "هجوما" is also accusative, "هجومي" an adjective (offensive).
    for ending in ("ان", "ين", "ا", "ي") if feminine or noun[-1] == "ء" else ("ان", "ين"):
        yield Form(dual + ending, kind, "", "dual", "f" if feminine else "m")
    if feminine:
        yield Form(noun[:-1] + "ات", kind, "", "plural", "f")
    for plural in plurals:
        yield from _plural_forms(plural, kind)


def _plural_forms(plural: str, kind: str) -> Iterator[Form]:
    yield Form(plural, kind, "", "plural")
    if plural.endswith("ون"):
        yield Form(plural[:-2] + "ين", kind, "", "plural", "m")
        yield Form(
            plural[:-1], kind, "", "plural", "m"
        )  # construct: "مقاتلو الحركة" (the movement's fighters)
    elif not plural.endswith(("ة", "ات", "اء", "ى", "ا")):
        yield Form(plural + "ا", kind, "", "plural")


def participle_forms(participle: str) -> Iterator[Form]:
    """All gender, number and case forms of a participle: "محاصر" → "محاصرة", "محاصرون", "محاصرين", "محاصرات", "محاصرا" …"""
    yield from noun_forms(participle, (participle + "ون",), "participle")
    yield from noun_forms(participle + "ة", (), "participle")


def manner_forms(participle: str) -> Iterator[Form]:
    """The accusatives of an active participle that tells how another act is done: "محذرا", "محذرة", "محذرين", "محذرات" (warning).

    Participles of defective verbs are given with their y: "داعي" → "داعيا", "داعية", "داعين" (calling for).
    """
    yield Form(participle + "ا", "manner", "active", "singular", "m")
    yield Form(participle + "ة", "manner", "active", "singular", "f")
    yield Form(participle + "ات", "manner", "active", "plural", "f")
    yield Form(
        (participle[:-1] if participle.endswith("ي") else participle) + "ين",
        "manner",
        "active",
        "plural",
        "m",
    )
