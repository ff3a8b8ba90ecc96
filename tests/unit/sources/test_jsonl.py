import json

import pytest

from shelfcast.errors import DamagedFileError, EmptyFileError
from shelfcast.sources import ROW, SPILL
from shelfcast.sources.jsonl import json_tables


def table(tmp_path, text):
    path = tmp_path / "t.json"
    path.write_text(text, encoding="utf-8", newline="")
    return json_tables(path, "t.json")[0]


def test_lines_and_a_list_give_the_same_rows(tmp_path):
    items = [{"day": "2024-01-01", "qty": 2, "who": {"id": "7"}}, {"day": "2024-01-02", "qty": 1.5}]
    lines = table(tmp_path, "\n".join(json.dumps(item) for item in items)).rows.collect()
    whole = table(tmp_path, json.dumps(items)).rows.collect()
    assert lines.equals(whole)
    assert lines.columns == [ROW, "day", "qty", "who.id"]
    assert lines["qty"].to_list() == ["2", "1.5"]


def test_a_broken_line_is_kept_with_its_text_and_number(tmp_path):
    found = table(tmp_path, '{"a": 1}\n{"a": \n\n{"a": 3}\n').rows.collect()
    assert found[ROW].to_list() == [1, 2, 3, 4]
    assert json.loads(found[SPILL][1]) == ['{"a": ']
    assert found["a"].to_list() == ["1", None, None, "3"]


def test_a_line_separator_inside_a_text_ends_no_line(tmp_path):
    found = table(tmp_path, '{"a": "x\u2028y"}\r\n{"a": "z"}\r\n').rows.collect()
    assert found["a"].to_list() == ["x\u2028y", "z"]


def test_a_list_cut_short_is_damaged(tmp_path):
    with pytest.raises(DamagedFileError):
        table(tmp_path, '[{"a": 1}, {"a":')


@pytest.mark.parametrize("text", ["[]", "[1, 2]", "{broken"])
def test_no_object_is_an_empty_file(tmp_path, text):
    with pytest.raises(EmptyFileError):
        table(tmp_path, text)


def test_nesting_deeper_than_the_reader_goes_is_kept_as_text(tmp_path):
    deep = json.dumps({"a": 1}) + "\n" + "[" * 3000 + "]" * 3000
    found = table(tmp_path, deep).rows.collect()
    assert found.height == 2
