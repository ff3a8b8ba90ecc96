"""What do further languages call the things of a shop and what is said of them?

The form of things.py. Here stand Finnish, Hungarian, Romanian, Greek, Ukrainian, Czech and Slovak,
Swedish, Danish, Norwegian, Turkish, Japanese, Korean, Indonesian and Vietnamese. A word that one of
the ten languages of things.py and qualifiers.py has keeps their meaning: this file adds words, and
never a second meaning (landing/meaning/wording.py sees to it).
"""

from __future__ import annotations

FURTHER_WORDS: dict[str, str] = {
    "product": (
        "tuote | tuotteen | nimike | termék | cikk | áru | tétel | articol | produs | produsul | "
        "είδος | είδους | προϊόν | προϊόντος | товару | виріб | výrobok | tovar | položka | "
        "položky | varenavn | artikkel | stok kartı | 상품 | 제품 | 품목 | barang | produk | "
        "hàng | mặt hàng | sản phẩm | hàng hóa"
    ),
    "sku": (
        "cikkszám | cikkszam | tuotekoodi | tuotenumero | artikelnummer | varenummer | varenr | "
        "artikkelnummer | stok kodu | 商品コード | 품번 | 品番 | mã sku"
    ),
    "barcode": (
        "viivakoodi | vonalkód | cod de bare | γραμμωτός κώδικας | штрихкод товару | čiarový kód "
        "| strekkode | バーコード | 바코드 | mã vạch | kode batang"
    ),
    "order": (
        "tilaus | tilauksen | rendelés | rendelési | comandă | comanda | παραγγελία | "
        "παραγγελίας | замовлення | objednávka | bestilling | 受注 | 주문 | pesanan | đơn hàng | "
        "đặt hàng"
    ),
    "receipt": (
        "lasku | laskun | tosite | kuitin | számla | számlaszám | nyugta | bizonylat | blokk | "
        "bon fiscal | aviz | chitanță | παραστατικό | παραστατικού | απόδειξη | απόδειξης | "
        "τιμολόγιο | τιμολογίου | чеку | рахунок | рахунку | накладна | накладної | účet | "
        "kvittonummer | kvitto nr | bong | bilag | verifikat | belge | fatura no | belge no | "
        "영수증 | 거래 | 전표 | struk | nota penjualan | faktur | transaksi | hóa đơn | chứng từ "
        "| phiếu"
    ),
    "line": (
        "rivi | sor | sorszám | rând | γραμμή | рядок | pořadí | riadok | satır no | 順番 | "
        "baris | dòng | stt"
    ),
    "store": (
        "myymälä | myymälän | toimipiste | liike | kauppa | üzlet | bolt | telephely | raktár | "
        "áruház | magazinul | gestiune | punct de lucru | depozit | κατάστημα | καταστήματος | "
        "υποκατάστημα | αποθήκη | заклад | закладу | крамниця | магазину | торгова точка | філія "
        "| склад торговий | středisko | predajňa | avdeling | utsalgssted | butikk | afsnit | "
        "işyeri | 拠点 | 매장 | 지점 | 점포 | toko | cabang | gerai | chi nhánh | cửa hàng | kho "
        "| kho hàng"
    ),
    "customer": (
        "asiakas | asiakkaan | asiakasnumero | vevő | vásárló | ügyfél | partner | cumpărător | "
        "clientul | πελάτης | πελάτη | покупець | покупця | клієнт | клієнта | zákazník | "
        "odberateľ | kundnummer | kundenr | kundenavn | 顧客名 | お客様 | 会員 | 고객 | 구매자 | "
        "회원 | pelanggan | pembeli | khách hàng | khách | người mua"
    ),
    "supplier": (
        "toimittaja | szállító | beszállító | furnizor | προμηθευτής | постачальник | dodávateľ "
        "| 공급사 | pemasok | nhà cung cấp"
    ),
    "category": (
        "ryhmä | tuoteryhmä | osasto | kategória | csoport | cikkcsoport | termékcsoport | grupă "
        "| categorie produs | κατηγορία | ομάδα | категорія | категорії | група | групи | "
        "skupina zboží | varegruppe | avdelning | ürün grubu | kategorisi | 카테고리 | 분류 | "
        "kategori barang | nhóm hàng | danh mục | loại hàng | nhóm"
    ),
    "brand": "tuotemerkki | márka | marcă | μάρκα | бренду | 브랜드 | merek | thương hiệu",
    "employee": (
        "myyjä | kassanhoitaja | eladó | pénztáros | vânzător | casier | πωλητής | ταμίας | "
        "офіціант | касир | продавець | prodejce | säljare | selger | sælger | garson | personel "
        "| 판매자 | 담당자 | kasir | pramuniaga | người bán | nhân viên | thu ngân"
    ),
    "payment": (
        "maksutapa | maksu | fizetés | fizetési mód | plată | modalitate plată | πληρωμή | "
        "τρόπος πληρωμής | оплати | spôsob platby | betalingsmåte | betalingsmetode | ödeme "
        "şekli | 결제 | 결제수단 | pembayaran | metode pembayaran | thanh toán | đã trả | phương "
        "thức"
    ),
    "delivery": (
        "toimitus | szállítás | livrare | αποστολή | доставки товару | doručení | 배송 | 배송비 "
        "| pengiriman | ongkos kirim | ongkir | giao hàng | vận chuyển | phí ship"
    ),
    "tax": (
        "alv | áfa | adó | tva | φπα | пдв | daň | moms | mva | kdv | 税抜額 | 부가세 | 세금 | "
        "pajak | ppn | thuế | vat gtgt"
    ),
    "fee": "palkkio | díj | taxă | προμήθεια | комісія | poplatok | 수수료 | biaya | phí",
    "currency": (
        "valuutta | pénznem | devizanem | monedă | νόμισμα | mena | para | 통화 | mata uang"
    ),
    "city": (
        "kaupunki | paikkakunta | város | település | oraș | localitate | πόλη | місто | by | 도시"
    ),
    "region": (
        "maakunta | megye | județ | νομός | περιοχή | регіон | kraj sk | 지역 | wilayah | tỉnh"
    ),
    "country": "maa | ország | țară | χώρα | країна | krajina | 국가 | negara | quốc gia",
    "promotion": "kampanja | akció | promoție | προσφορά | акція | 할인행사 | khuyến mãi",
    "channel": "kanava | csatorna | κανάλι | 판매채널 | saluran | kênh bán",
    "refund": (
        "palautus | hyvitys | visszáru | sztornó | επιστροφή | повернення | 환불 | 반품 | trả hàng"
    ),
    "stock": (
        "varasto | varastosaldo | készlet | απόθεμα | залишок | zásoba skladu | 재고 | stok "
        "barang | tồn kho"
    ),
    "profit": "kate | haszon | árrés | κέρδος | прибуток | 이익 | laba | lợi nhuận",
    "price": (
        "hinta | ár | eladási ár | preț | prețul | τιμή | ціна | ціни | pris inkl | 가격 | "
        "판매가 | 상품가격 | harga | giá | giá bán"
    ),
    "unit price": (
        "yksikköhinta | à hinta | a hinta | kappalehinta | egységár | nettó egységár | bruttó "
        "egységár | preț unitar | pret unitar | τιμή μονάδας | τιμή μον | ціна за од | ціна за "
        "одиницю | cena za jednotku | stk pris | pris per enhet | 판매단가 | 단가 | harga satuan "
        "| đơn giá"
    ),
    "sale": (
        "myynti | myynnit | eladás | értékesítés | vânzare | vânzări | πώληση | πωλήσεις | "
        "продаж | продажу | predaj | 판매 | penjualan | terjual | bán hàng | đã bán"
    ),
    "revenue": (
        "liikevaihto | bevétel | árbevétel | forgalom | încasări | τζίρος | έσοδα | виручка | "
        "매출 | 매출액 | omzet penjualan | doanh thu"
    ),
    "amount": (
        "summa mk | yhteensä summa | rivisumma | összeg | érték | értéke | valoare | valoarea | "
        "sumă | αξία | ποσό | сума | суми | suma sk | 금액 | nominal | nilai | thành tiền | số "
        "tiền | tiền hàng"
    ),
    "total": (
        "yhteensä | összesen | végösszeg | σύνολο | συνολική | συνολικό | всього | разом | "
        "загальна | spolu | sammanlagt | i alt | genel toplam | 총 | 합계 | total harga | jumlah "
        "total | tổng | tổng cộng | tổng tiền"
    ),
    "net": (
        "veroton | nettó | fără tva | καθαρή | καθαρό | без пдв | 공급가액 | bersih | tiền trước "
        "thuế"
    ),
    "gross": "verollinen | bruttó | cu tva | μικτή | з пдв | 부가세포함 | kotor",
    "cost": (
        "hankintahinta | beszerzési ár | önköltség | κόστος | собівартість | 원가 | harga pokok "
        "| hpp | giá vốn"
    ),
    "discount": (
        "alennus | kedvezmény | engedmény | reducere | discountul | έκπτωση | знижка | знижки | "
        "zľava | rabatt kr | iskonto tutarı | 할인 | 할인금액 | diskon | potongan | chiết khấu | "
        "giảm giá"
    ),
    "percent": "prosentti | százalék | ποσοστό | відсоток | 할인율 | persen | phần trăm",
    "quantity": (
        "määrä | kpl | kappaletta | mennyiség | darab | darabszám | db | cantitate | cant | "
        "bucăți | buc | ποσότητα | τεμάχια | ποσ | кількість | к сть | množstvo | antall | stk "
        "solgt | 수량 | 판매수량 | jumlah | jml | kuantitas | banyaknya | số lượng | sl"
    ),
    "unit": (
        "yksikkö | mennyiségi egység | egység | unitate | um buc | μονάδα | μονάδας | μ μ | од "
        "вим | одиниця | merná jednotka | måleenhet | ölçü birimi | 단위 | satuan | đvt | đơn vị "
        "tính | đơn vị"
    ),
    "date": (
        "päivä | päivämäärä | pvm | päiväys | kelt | dátum | kelte | teljesítés | keltezés | "
        "data emiterii | ημερομηνία | ημ νία | дата продажу | deň | 날짜 | 일자 | 결제일 | "
        "판매일 | 주문일 | 일시 | tanggal | tgl | ngày"
    ),
    "time": (
        "kellonaika | időpont | idő | óra | ώρα | час продажу | 시간 | jam | waktu | giờ | thời "
        "gian"
    ),
    "month": "kuukausi | hónap | lună | μήνας | місяць | mesiac | 월 | bulan | tháng",
    "week": "viikko | hét | săptămână | εβδομάδα | тиждень | 주 | minggu | tuần",
    "due": ("eräpäivä | határidő | esedékesség | scadența | λήξη | jatuh tempo | hạn thanh toán"),
    "id": (
        "numero fi | koodi | tunniste | szám | száma | azonosító | kódja | număr | αριθμός | αρ "
        "| κωδικός | κωδ | č | kód sk | no su | 번호 | 코드 | nomor | mã | số"
    ),
    "name": (
        "nimi | nimitys | név | neve | megnevezés | megnevezése | denumire | denumirea | όνομα | "
        "ονομασία | επωνυμία | назва | найменування | názov | meno | navn på | ismi | 이름 | 명 "
        "| nama | tên"
    ),
    "description": (
        "kuvaus | selite | leírás | descriere | περιγραφή | опис | popis sk | 설명 | keterangan "
        "| deskripsi | mô tả | diễn giải"
    ),
    "status": "tila | állapot | stare | κατάσταση | стан замовлення | 상태 | trạng thái",
    "type": ("tyyppi | típus | tip | τύπος | тип документа | 종류 | 유형 | jenis | tipe | loại"),
    "comment": (
        "huomautus | megjegyzés | observații | σχόλια | коментар | 비고 | 메모 | catatan | ghi chú"
    ),
    "address": "osoite | cím | adresă | διεύθυνση | адреса | 주소 | alamat | địa chỉ",
    "phone": ("puhelin | telefonszám | τηλέφωνο | телефону | 전화 | nomor telepon | điện thoại"),
    "variant": "옵션 | 옵션정보 | varian | phân loại hàng",
}
"""Our word -> the words of further languages for it."""
