import json

import pytest

from shelfcast.errors import DamagedFileError, EmptyFileError, TooLargeError
from shelfcast.sources import ROW, SPILL
from shelfcast.sources.documents.jsonl import json_tables


def tables(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "t.json"
    path.write_text(text, encoding=encoding, newline="")
    return json_tables(path, "t.json", tmp_path)


def table(tmp_path, text):
    return tables(tmp_path, text)[0]


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


@pytest.mark.parametrize("text", ['[{"a": 1}, {"a":', '[{"a": 1}', "{broken", '[{"a": 1}] {"b"'])
def test_a_list_cut_short_is_damaged(tmp_path, text):
    with pytest.raises(DamagedFileError):
        table(tmp_path, text)


@pytest.mark.parametrize("text", ["[]", "[1, 2]", "{}"])
def test_no_object_is_an_empty_file(tmp_path, text):
    with pytest.raises(EmptyFileError):
        table(tmp_path, text)


def test_a_line_nested_deeper_than_the_reader_goes_is_kept_as_text(tmp_path):
    deep = json.dumps({"a": 1}) + "\n" + "[" * 3000 + "]" * 3000
    found = table(tmp_path, deep).rows.collect()
    assert found.height == 2


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "[" * 5000 + "]" * 5000, '{"a":' * 5000 + "1" + "}" * 5000]
)
def test_a_document_nested_deeper_than_the_reader_goes_is_refused(tmp_path, text):
    with pytest.raises(TooLargeError):
        table(tmp_path, text)


def test_numbers_stay_as_the_file_writes_them(tmp_path):
    text = '[{"a": 1.10, "b": 12345678901234567890, "c": 1e3, "d": true, "e": null}]'
    found = table(tmp_path, text).rows.collect()
    assert found.row(0)[1:] == ("1.10", "12345678901234567890", "1e3", "true", None)


def test_a_key_that_comes_twice_keeps_both_values(tmp_path):
    found = table(tmp_path, '[{"a": 1, "a": 2}]').rows.collect()
    assert found.row(0) == (1, "1", "2")


def test_a_list_larger_than_a_part_is_read_to_its_end(tmp_path, monkeypatch):
    monkeypatch.setattr("shelfcast.sources.documents.jsonl.CHUNK", 7)
    items = [{"n": n, "t": "x" * (n % 40), "deep": {"m": [n]}} for n in range(300)]
    found = table(tmp_path, json.dumps(items, indent=1)).rows.collect()
    assert found["n"].to_list() == [str(n) for n in range(300)]


def test_an_order_gives_a_row_a_line_with_its_own_fields_on_each(tmp_path):
    orders = [
        {
            "id": n,
            "created_at": "2024-05-01",
            "line_items": [{"sku": f"s{m}", "quantity": m, "price": "2.50"} for m in range(1, 4)],
            "tax_lines": [{"title": "VAT", "rate": 0.2}],
        }
        for n in (7, 8)
    ]
    found = table(tmp_path, json.dumps({"orders": orders})).rows.collect()
    assert found.height == 6
    assert found[ROW].to_list() == [1, 2, 3, 4, 5, 6]
    assert found["id"].to_list() == ["7"] * 3 + ["8"] * 3
    assert found["line_items.quantity"].to_list() == ["1", "2", "3"] * 2
    assert json.loads(found["tax_lines"][0]) == [{"title": "VAT", "rate": "0.2"}]


def test_an_order_without_lines_is_still_a_row(tmp_path):
    orders = [{"id": 1, "items": [{"sku": "a", "qty": 1}]}, {"id": 2, "items": []}]
    found = table(tmp_path, json.dumps(orders)).rows.collect()
    assert found["id"].to_list() == ["1", "2"]


@pytest.mark.parametrize("key", ["data", "orders", "items", "results"])
def test_a_list_under_a_key_is_found_and_what_stands_around_it_is_kept(tmp_path, key):
    text = json.dumps({"page": 3, "store": {"id": "S1"}, key: [{"day": "1", "qty": 2}]})
    found = table(tmp_path, text).rows.collect()
    assert found.to_dicts() == [{ROW: 1, "page": "3", "store.id": "S1", "day": "1", "qty": "2"}]


def test_edges_and_nodes_are_unwrapped(tmp_path):
    nodes = [{"node": {"sku": n, "qty": 1}} for n in "ab"]
    found = table(tmp_path, json.dumps({"data": {"sales": {"edges": nodes}}})).rows.collect()
    assert found["sku"].to_list() == ["a", "b"]


def test_several_lists_are_several_tables(tmp_path):
    text = json.dumps(
        {
            "sales": [{"date": "2024-01-01", "sku": "a", "qty": 1}],
            "products": [{"sku": "a", "name": "Tea", "price": 2}],
        }
    )
    assert [t.name for t in tables(tmp_path, text)] == ["t.json!sales", "t.json!products"]


@pytest.mark.parametrize(
    "document",
    [
        {"day": ["1", "2"], "qty": [3, 4]},
        {"columns": ["day", "qty"], "data": [["1", 3], ["2", 4]]},
        {"day": {"0": "1", "1": "2"}, "qty": {"0": 3, "1": 4}},
        [["day", "qty"], ["1", 3], ["2", 4]],
    ],
)
def test_columns_frames_and_lists_of_lists_are_tables(tmp_path, document):
    found = table(tmp_path, json.dumps(document)).rows.collect()
    assert found["day"].to_list() == ["1", "2"]
    assert found["qty"].to_list() == ["3", "4"]


def test_labelled_values_become_columns(tmp_path):
    attributes = [{"name": "size", "value": "M"}, {"name": "colour", "value": "red"}]
    items = [{"sku": "a", "qty": 1, "attributes": attributes}, {"sku": "b", "qty": 2}]
    found = table(tmp_path, json.dumps(items)).rows.collect()
    assert found["attributes.size"].to_list() == ["M", None]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_other_encodings_read(tmp_path, encoding):
    [found] = tables(tmp_path, '[{"ort": "Köln – Süd"}]', encoding)
    assert found.rows.collect()["ort"].to_list() == ["Köln – Süd"]


def test_many_rows_with_changing_fields_are_one_table(tmp_path, monkeypatch):
    defaults = "shelfcast.sources.documents.gathered.Gathered.__init__.__defaults__"
    monkeypatch.setattr(defaults, (10,))
    lines = "\n".join(json.dumps({"n": n, f"f{n // 10}": "x"}) for n in range(35))
    found = table(tmp_path, lines).rows.collect()
    assert found["n"].to_list() == [str(n) for n in range(35)]
    assert found["f3"].drop_nulls().len() == 5
    assert found["f0"].drop_nulls().len() == 10
