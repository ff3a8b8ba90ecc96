import pytest

from shelfcast.sources.csv.codepage import guess_codepage

POLISH = "Data;Sklep;Produkt;Ilość;Cena\n05.01.2024;Łódź Główna;Śledź w oleju;3;12,50 zł\n"
CZECH = "Datum;Prodejna;Zboží;Množství\n1.2.2024;Plzeň;Kuřecí řízek;3\n"
RUSSIAN = "Дата;Магазин;Товар;Кол-во\n05.01.2024;Казань;Хлеб ржаной;2\n"
JAPANESE = (
    "日付,店舗,商品名,数量\n2024/01/05,東京駅前店,おにぎり 鮭,3\n2024/01/05,大阪店,コーヒー,2\n"
)
TAIWANESE = "日期,門市,商品名稱,數量\n2024/01/05,台北車站店,珍珠奶茶,3\n"
CHINESE = "日期,门店,商品名称,数量\n2024-01-05,北京西单店,牛奶,3\n"
GERMAN = "Datum;Filiale;Artikel;Menge\n05.01.2024;München;Käse größe L;3\n"
TURKISH = "Tarih;Mağaza;Ürün\n1;İstanbul;Süt ve ekşi maya\n2;Şişli;Ayakkabı\n"


@pytest.mark.parametrize(
    ("text", "page"),
    [
        (POLISH, "cp1250"),
        (POLISH, "iso8859_2"),
        (POLISH, "cp852"),
        (CZECH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN.upper(), "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "cp866"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (TAIWANESE, "big5"),
        (CHINESE, "gb18030"),
        (GERMAN, "cp1252"),
        (GERMAN, "cp850"),
        (TURKISH, "cp1254"),
        ("Fecha,Artículo\n1,Jamón ibérico\n2,Piña\n", "cp1252"),
        ("Data;Descrição\n1;Pão de açúcar\n", "cp1252"),
        ("Data,Città\n1,Forlì\n", "cp1252"),
        ("Caffè macinato;€ 53\nTè verde;€ 9\nCittà di carta;€ 3\n", "cp1252"),
        ("item,price\nhat,£3.50\n", "cp1252"),
        ("Merchant’s Quay,1\nPrice – now,£3\n", "cp1252"),
    ],
)
@pytest.mark.parametrize("lines", [1, 20])
def test_a_short_file_reads_as_it_was_written(text, page, lines):
    content = (text * lines).encode(page)
    assert content.decode(guess_codepage(content)) == text * lines


def test_a_plain_head_does_not_hide_a_telling_tail():
    content = b"day,item\n" * 5000 + RUSSIAN.encode("cp1251")
    assert guess_codepage(content) == "cp1251"
