"""Mentions: words of the text that name a number, time, place or actor, before anything is resolved."""

from dataclasses import field

from sijill.model.quick import quick


@quick
class Evidence:
    """The words that a value rests on: half-open offsets into the document's text, and that slice."""

    start: int
    end: int
    text: str

    def covers(self, other: "Evidence") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Evidence") -> bool:
        return self.start < other.end and other.start < self.end


@quick
class NumberMention:
    """A quantity: "ما لا يقل عن 25 شخصا" (at least 25 people) → min 25, max None, noun "شخصا", group "persons".

    `kind`: "people" | "thing" | "event" | "age" | "distance" | "percent" | "money" | "date" | "time" | "ordinal" | "name" | "plain";
    only "people" can be a toll. `noun` is the counted head as written (`None` if there is none), `group` a name from
    `lexicon/data/counted.yml` ("soldiers", "civilians", "children" …). `parts` holds the members of an explicit sum, `others`
    is true for "N آخرون" (N others), `part_of` for a breakdown ("بينهم 3 أطفال", among them 3 children).
    """

    evidence: Evidence
    min: int | None
    max: int | None
    kind: str
    rule: str
    value: Evidence | None = None  # the number words alone
    noun: Evidence | None = None
    group: str | None = None
    others: bool = False
    part_of: bool = False
    parts: tuple["NumberMention", ...] = ()


@quick
class TimeMention:
    """A time expression. `form` names its shape and `fields` holds what the words say, unresolved: a tuple of (name, value)
    pairs such as `(("month", 11), ("year", 2017))`; `resolution.times` turns it into days."""

    evidence: Evidence
    form: str
    rule: str
    fields: tuple[tuple[str, int | str], ...] = ()

    def get(self, name: str) -> int | str | None:
        """The value of a field, `None` if the words do not give it."""
        return next((value for key, value in self.fields if key == name), None)


@quick
class PlaceMention:
    """A place name with what its surroundings say of it.

    `candidates` are gazetteer ids; `cue` is the cue word's level ("governorate", "city", "base" …) or `None`; `relation` widens or
    shifts the place ("north-of", "near", "between", "countryside", "border"), with `distance_km` if given; `parents` are the mentions that enclose it
    ("وسط بغداد" after "حي الكرادة"). `as_actor` is true where the name stands for a government ("واشنطن تتهم", Washington accuses).
    """

    evidence: Evidence
    name: Evidence
    candidates: tuple[str, ...]
    rule: str
    cue: str | None = None
    relation: str | None = None
    distance_km: float | None = None
    parents: tuple["PlaceMention", ...] = ()
    as_actor: bool = False


@quick
class ActorMention:
    """A noun phrase that names or describes a participant: "الجيش العراقي" (the Iraqi army), "مسلحون مجهولون" (unknown gunmen).

    `evidence` is the whole phrase, `head` its head word; `candidates` are registry ids (empty for a description), `group` a generic group
    from the registry's groups file, `country` the ISO 3166-1 alpha-3 code that the phrase itself gives, `person` true for a named individual.
    `anaphor` is true for a definite re-mention that needs an antecedent ("الحركة", the movement).
    """

    evidence: Evidence
    head: Evidence
    rule: str
    candidates: tuple[str, ...] = ()
    group: str | None = None
    country: str | None = None
    role: str | None = None
    person: bool = False
    anaphor: bool = False
    members: tuple["ActorMention", ...] = field(default=())


@quick
class AttributionMention:
    """Words that say who says so, claims or is blamed: "وفق المرصد السوري" (according to the Syrian Observatory).

    `kind`: "source" | "claim" | "blame" | "deny". `party` is the phrase of who says, claims or is blamed (`None` where no phrase names one); `governs_start`/`governs_end`
    are the half-open offsets of the text that it governs, usually the sentence or what follows "إن" (that); `chain` holds the sources through
    which it came, nearest first ("نقلت رويترز عن مصدر أمني": party the security source, chain Reuters).
    """

    evidence: Evidence
    kind: str
    rule: str
    party: ActorMention | None
    governs_start: int
    governs_end: int
    chain: tuple[ActorMention, ...] = ()
