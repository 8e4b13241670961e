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
    assert load_settings(environ) == Settings(max_text_characters=5000)
    assert load_settings(environ, max_text_characters=7).max_text_characters == 7


@pytest.mark.parametrize(
    ("environ", "complaint"),
    [
        ({"SIJILL_ENGINE": "oracle"}, "engine: 'oracle' is not one of lexicon"),
        ({"SIJILL_MAX_DOCUMENT_BYTES": "0"}, "max_document_bytes: must be greater than 0"),
        ({"SIJILL_MAX_DOCUMENT_BYTES": "20 MB"}, "SIJILL_MAX_DOCUMENT_BYTES: '20 MB' is not a whole number"),
    ],
)
def test_values_that_cannot_be_used_are_refused(environ, complaint):
    with pytest.raises(SettingsError, match=complaint):
        load_settings(environ)
