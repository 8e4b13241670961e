"""The event as a view: pure functions from reports, links and decisions to `Event`. Rules are documented in docs/reference/ledger.md."""
