import pytest

from sijill.errors import SettingsError
from sijill.settings import Settings, load_settings


def test_variables_set_what_the_command_line_leaves_open():
    environ = {
        "SIJILL_MAX_TEXT_CHARACTERS": "5_000",
        "SIJILL_ENGINE": "lexicon",
        "SIJILL_DEBUG": "1",
        "HOME": "/root",
    }
    assert load_settings(environ) == Settings(engine="lexicon", max_text_characters=5000)
    assert load_settings(environ, max_text_characters=7).max_text_characters == 7
    chosen = load_settings({"SIJILL_MIN_CONFIDENCE": "0.5", "SIJILL_LEXICON": "words"})
    assert (chosen.min_confidence, chosen.lexicon) == (0.5, "words")


@pytest.mark.parametrize(
    ("environ", "complaint"),
    [
        ({"SIJILL_ENGINE": "oracle"}, "engine: 'oracle' is not one of lexicon"),
        ({"SIJILL_MAX_DOCUMENT_BYTES": "0"}, "max_document_bytes: must be greater than 0"),
        ({"SIJILL_MIN_CONFIDENCE": "1.5"}, "min_confidence: 1.5 is not between 0 and 1"),
        ({"SIJILL_THREADS": "-1"}, "threads: -1 is not between 0 and 64"),
        ({"SIJILL_MIN_CONFIDENCE": "nan"}, "min_confidence: nan is not between 0 and 1"),
        ({"SIJILL_MIN_CONFIDENCE": "half"}, "SIJILL_MIN_CONFIDENCE: 'half' is not a number"),
        ({"SIJILL_MAX_DOCUMENT_BYTES": "20 MB"}, "SIJILL_MAX_DOCUMENT_BYTES: '20 MB' is not a whole number"),
    ],
)
def test_values_that_cannot_be_used_are_refused(environ, complaint):
    with pytest.raises(SettingsError, match=complaint):
        load_settings(environ)
