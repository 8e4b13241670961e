"""Facts before their participants are resolved."""

from dataclasses import dataclass

from sijill.model.mention import ActorMention, Evidence


@dataclass(frozen=True, slots=True)
class FactDraft:
    """A fact as found: `kind` as in `model.report.Fact`, `values` what the words give, `actor` whose fact it is, still to be resolved."""

    kind: str
    evidence: Evidence
    line: int
    rule: str
    values: tuple[tuple[str, str | int | None], ...]
    actor: ActorMention | None
