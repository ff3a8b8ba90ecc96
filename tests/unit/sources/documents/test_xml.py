import pytest

from shelfcast.errors import DamagedFileError, EmptyFileError, TooLargeError, UnsafeFileError
from shelfcast.sources import ROW
from shelfcast.sources.documents.xml import xml_tables


def tables(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "t.xml"
    path.write_text(text, encoding=encoding)
    room = tmp_path / f"room{len(list(tmp_path.iterdir()))}"
    room.mkdir()
    return xml_tables(path, "t.xml", room)


def rows(tmp_path, text, **options):
    [table] = tables(tmp_path, text, **options)
    return table.rows.collect()


ORDERS = """<?xml version="1.0"?><export created="2024-05-02"><orders>
{}</orders></export>"""
ORDER = """<order id="{n}"><date>2024-05-0{n}</date><customer><city>Köln</city></customer><lines>
{lines}</lines></order>"""
LINE = '<line sku="s{m}"><qty>{m}</qty><price currency="EUR">1.{m}0</price></line>'


def orders(*counts):
    made = []
    for n, count in enumerate(counts, start=1):
        lines = "".join(LINE.format(m=m) for m in range(1, count + 1))
        made.append(ORDER.format(n=n, lines=lines))
    return ORDERS.format("".join(made))


def test_orders_with_lines_give_a_row_a_line(tmp_path):
    found = rows(tmp_path, orders(2, 1, 3))
    assert found[ROW].to_list() == [1, 2, 3, 4, 5, 6]
    assert found["id"].to_list() == ["1", "1", "2", "3", "3", "3"]
    assert found["customer.city"].to_list() == ["Köln"] * 6
    assert found["lines.line.price"].to_list() == ["1.10", "1.20", "1.10", "1.10", "1.20", "1.30"]
    assert found["lines.line.price.currency"].to_list() == ["EUR"] * 6
    assert found["created"].to_list() == ["2024-05-02"] * 6


def test_a_large_file_is_read_record_by_record_to_the_same_rows(tmp_path, monkeypatch):
    whole = rows(tmp_path, orders(2, 1, 3))
    monkeypatch.setattr("shelfcast.sources.documents.xml.WHOLE", 0)
    streamed = rows(tmp_path, orders(2, 1, 3))
    shared = [name for name in whole.columns if name in streamed.columns]
    assert {"id", "date", "lines.line.qty"} <= set(shared)
    assert streamed.select(shared).equals(whole.select(shared))


def test_records_of_attributes_alone_are_rows(tmp_path):
    found = rows(tmp_path, '<d><r day="1" qty="2"/><r day="2" qty="3"/></d>')
    assert found["qty"].to_list() == ["2", "3"]


def test_a_document_with_one_order_gives_its_lines(tmp_path):
    lines = "".join(LINE.format(m=m) for m in (1, 2))
    found = rows(tmp_path, ORDER.format(n=7, lines=lines))
    assert found.height == 2
    assert found["id"].to_list() == ["7", "7"]


def test_a_1c_document_gives_its_goods_with_the_document_s_number(tmp_path):
    goods = "".join(
        f"<Товар><Ид>g{n}</Ид><Наименование>Чай</Наименование><Количество>{n}</Количество>"
        f"<ЦенаЗаЕдиницу>10.5</ЦенаЗаЕдиницу><Сумма>{n * 10.5}</Сумма></Товар>"
        for n in (1, 2)
    )
    document = (
        "<Документ><Номер>{}</Номер><Дата>2024-05-01</Дата><Товары>{}</Товары>"
        "<ЗначенияРеквизитов><ЗначениеРеквизита><Наименование>Статус</Наименование>"
        "<Значение>Оплачен</Значение></ЗначениеРеквизита><ЗначениеРеквизита>"
        "<Наименование>Метод</Наименование><Значение>Карта</Значение></ЗначениеРеквизита>"
        "</ЗначенияРеквизитов></Документ>"
    )
    text = "<КоммерческаяИнформация>{}</КоммерческаяИнформация>".format(
        "".join(document.format(n, goods) for n in (5, 6))
    )
    found = rows(tmp_path, text, encoding="utf-8")
    assert found["Номер"].to_list() == ["5", "5", "6", "6"]
    assert found["Товары.Товар.Количество"].to_list() == ["1", "2"] * 2
    assert found["ЗначенияРеквизитов.ЗначениеРеквизита.Статус"].to_list() == ["Оплачен"] * 4


def test_the_qualified_segments_of_an_idoc_are_columns(tmp_path):
    item = (
        "<E1EDP01><POSEX>{n}</POSEX><MENGE>{n}.000</MENGE><VPREI>2.50</VPREI>"
        "<E1EDP19><QUALF>001</QUALF><IDTNR>C{n}</IDTNR></E1EDP19>"
        "<E1EDP19><QUALF>002</QUALF><IDTNR>S{n}</IDTNR></E1EDP19></E1EDP01>"
    )
    text = (
        '<ORDERS05><IDOC BEGIN="1"><EDI_DC40><DOCNUM>77</DOCNUM></EDI_DC40>'
        "<E1EDK01><CURCY>EUR</CURCY><BELNR>900</BELNR></E1EDK01>{}</IDOC></ORDERS05>"
    ).format("".join(item.format(n=n) for n in (1, 2, 3)))
    found = rows(tmp_path, text)
    assert found["MENGE"].to_list() == ["1.000", "2.000", "3.000"]
    assert found["E1EDP19.002.IDTNR"].to_list() == ["S1", "S2", "S3"]
    assert found["E1EDK01.BELNR"].to_list() == ["900"] * 3


BOMB = (
    """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x><r>&b;</r></x>"""
)
OUTSIDE = (
    """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>"""
)


@pytest.mark.parametrize("text", [BOMB, OUTSIDE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path, text, encoding):
    with pytest.raises(UnsafeFileError):
        tables(tmp_path, text, encoding)


def test_a_dtd_that_is_only_named_is_not_fetched(tmp_path):
    text = '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd"><d><r q="1"/><r q="2"/></d>'
    assert rows(tmp_path, text)["q"].to_list() == ["1", "2"]


def test_nesting_without_end_is_refused(tmp_path):
    with pytest.raises(TooLargeError):
        tables(tmp_path, "<a>" * 5000 + "</a>" * 5000)


@pytest.mark.parametrize("text", ["<a><b>", "<a><b></a>", "<a>&nbsp;</a>", "<a"])
def test_broken_xml_is_damaged(tmp_path, text):
    with pytest.raises(DamagedFileError):
        tables(tmp_path, text)


def test_a_document_without_anything_is_empty(tmp_path):
    with pytest.raises(EmptyFileError):
        tables(tmp_path, "<a></a>")
