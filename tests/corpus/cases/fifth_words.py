"""The words of nine more languages: products, groups, towns and people."""

from __future__ import annotations

from corpus.words import CATEGORIES, CITIES, PEOPLE, PRODUCTS

_WORDS: dict[str, tuple[str, str, str, str]] = {
    "fi": (
        "Ruisleipä|Kahvi, tumma paahto|Maito 1 l|Lohi kg|Sähköjohto 2 m|Pöytäliina|Olut 0,33 l"
        "|Näyttö 27|Käsisaippua|Mehu 1,5 l",
        "Elintarvikkeet|Juomat|Koti",
        "Helsinki|Jyväskylä|Turku",
        "Mäkinen Oy|Väinö Lehto|Åsa Berg",
    ),
    "hu": (
        "Kenyér fehér|Tej 2,8% 1 l|Túró Rudi|Kávé, őrölt|Sör 0,5 l|Fűszerpaprika|Ásványvíz 1,5 l"
        "|Könyv: Pál utcai fiúk|Ceruza|Töltőkábel",
        "Élelmiszer|Ital|Háztartás",
        "Budapest|Győr|Pécs",
        "Szabó és Társa Kft.|Nagy Ödön|Tóth Zsófia",
    ),
    "ro": (
        "Pâine albă|Lapte 1,5%|Brânză telemea|Cafea măcinată|Apă plată 2 l|Țuică|Șampon, mentă"
        "|Monitor LED|Roșii kg|Mămăligă",
        "Alimente|Băuturi|Casă",
        "București|Iași|Timișoara",
        "Popescu SRL|Ștefan Țiriac|Ana Dumitru",
    ),
    "el": (
        "Ψωμί χωριάτικο|Φέτα ΠΟΠ 400γρ|Ελαιόλαδο 1λ|Καφές ελληνικός|Νερό 1,5λ|Γάλα πλήρες"
        "|Οθόνη 27|Σαπούνι, λεβάντα|Μέλι θυμαρίσιο|Ντομάτες κιλό",
        "Τρόφιμα|Ποτά|Σπίτι",
        "Αθήνα|Θεσσαλονίκη|Πάτρα",
        "Παπαδόπουλος ΑΕ|Μαρία Νίκου|Γ. Ιωάννου",
    ),
    "uk": (
        "Борщ український|Вареники з вишнею|Кава лате|Чай чорний, цейлон|Сік яблучний 0,25 л"
        "|Їжачок (тістечко)|Піца «Маргарита»|Пиво світле|Ґрінки|Сирники",
        "Кухня|Бар|Десерти",
        "Київ|Львів|Одеса",
        "Олена Шевчук|ФОП Ївженко|Тарас Бойко",
    ),
    "id": (
        "Nasi Goreng Spesial|Es Teh Manis|Ayam Geprek, Level 3|Kopi Susu Gula Aren|Mie Ayam"
        "|Air Mineral 600ml|Roti Bakar|Sate Ayam 10 tusuk|Jus Alpukat|Bakso Urat",
        "Makanan|Minuman|Snack",
        "Jakarta|Bandung|Surabaya",
        "Budi Santoso|Siti Aminah|Toko Jaya",
    ),
    "vi": (
        "Cà phê sữa đá|Bánh mì thịt|Phở bò tái|Nước suối 500ml|Trà đào, cam sả|Gạo ST25 5kg"
        "|Dầu ăn 1L|Áo thun đen|Bút bi|Sữa tươi 1L",
        "Đồ uống|Thực phẩm|Gia dụng",
        "Chi nhánh trung tâm|Chi nhánh Đà Nẵng|Chi nhánh Huế",
        "Nguyễn Văn A|Trần Thị Bình|Lê Đức",
    ),
    "ko": (
        "녹차 500ml|김치, 포기 1kg|초콜릿 (밀크)|모니터 27인치|노트 A5|라면 5개입|우유 1L"
        "|양말 남성용|핸드크림|원두커피 200g",
        "식품|음료|생활",
        "강남점|부산점|대구점",
        "김민수|이서연|박지훈",
    ),
}

for _language, _lists in _WORDS.items():
    for _table, _words in zip((PRODUCTS, CATEGORIES, CITIES, PEOPLE), _lists, strict=True):
        _table[_language] = tuple(_words.split("|"))
