"""The words of the corpus: products, groups, towns and people of each language."""

from __future__ import annotations

PRODUCTS = {
    "en": (
        'Monitor 27" IPS', "Mug, enamel (blue)", "Tea towel; set of 3", "Marmite 250g",
        "Ben & Jerry's Cookie Dough", "T-Shirt M/L \"Retro\"", "Café au lait cup", "Notebook A5 | dotted",
        "USB-C cable 2m", "Gift card", "Candle – vanilla", "Wool socks 9-11", "Chutney 1/2 pint",
        "Crisps 6 x 25g", "O'Brien Stout 500ml", "Garden hose 50'",
    ),
    "de": (
        "Brötchen Körner", "Schraube M8x40, verzinkt", "Käse \"Alter Schwede\" 45%", "Apfelsaft 1,0 l",
        "Spülmittel; Zitrone", "Größe XL Jacke", "Müsli Früchte 500 g", "Zwiebeln 2,5 kg Netz",
        "Bücherregal weiß 80/200", "Flachbildschirm 27\"", "Überzieher blau", "Geschenkkarte",
        "Weißbier 0,5 l", "Äpfel Elstar kg", "Straßenkarte Süd",
    ),
    "fr": (
        "Pâté de campagne", "Crème brûlée x4", "Eau minérale 1,5 L", "Écran 27\" LED",
        "Thé vert; menthe", "Bière blonde 33cl", "Chaussettes d'hiver", "Café moulu « Réserve »",
        "Fromage, chèvre", "Œufs bio x6", "Gâteau aux noix", "Stylo bleu/noir", "Sac à dos 20L",
    ),
    "es": (
        "Jamón ibérico 100 g", "Aceite de oliva 1L", "Camiseta niño, azul", "Piña en almíbar",
        "Monitor 27\"", "Café molido; natural", "Turrón de Alicante", "Vino tinto \"Reserva\"",
        "Champú anticaspa", "Pan de molde", "Muñeca", "Queso añejo 1/4", "Lápiz nº 2",
    ),
    "it": (
        "Caffè macinato 250g", "Parmigiano 24 mesi", "Olio d'oliva 1L", "Tè verde, limone",
        "Maglietta \"Roma\"", "Pasta; penne 500g", "Città di carta (libro)", "Monitor 27\"",
        "Più dolce zucchero", "Prosciutto crudo", "Acqua 1,5 L", "Biscotti",
    ),
    "pt": (
        "Pão de queijo", "Café torrado 500g", "Azeite, extra virgem", "Maçã vermelha kg",
        "Televisão 32\"", "Calção de banho", "Água s/ gás 1,5L", "Feijão; preto 1kg",
        "Bacalhau \"Noruega\"", "Sabão em pó", "Lâmpada LED", "Coração de chocolate",
    ),
    "pl": (
        "Chleb żytni", "Śledź w oleju 200g", "Kiełbasa, krakowska", "Monitor 27\"",
        "Mąka pszenna 1kg", "Żółty ser; plastry", "Piwo jasne 0,5l", "Książka \"Lalka\"",
        "Jabłka Ligol kg", "Źródło wody 1,5L", "Ręcznik kąpielowy", "Świeca zapachowa",
    ),
    "nl": (
        "Hagelslag melk", "Kaas, oud belegen", "Stroopwafels 10 st", "Koffie \"Roodmerk\"",
        "Fietsband 28\"", "Thee; munt", "Drop zoet/zout", "Appelstroop", "Crème fraîche",
        "Ideeënboek", "Poëziealbum", "Melk 1,5 L",
    ),
    "ru": (
        "Хлеб «Бородинский»", "Молоко 3,2% 1 л", "Чай чёрный; листовой", "Монитор 27\"",
        "Сыр, Российский", "Конфеты \"Мишка\"", "Кабель USB 2 м", "Ёлочная игрушка",
        "Вода 1,5 л", "Книга: Война и мир", "Носки мужские 42/44", "Кофе молотый",
    ),
    "zh": (
        "红富士苹果 500g", "可口可乐, 330ml", "显示器 27\"", "绿茶（盒装）", "牛奶;纯牛奶1L",
        "方便面 5连包", "洗衣液 2kg", "数据线 USB-C", "笔记本 A5", "巧克力/黑", "酱油 500ml", "雨伞",
    ),
    "ja": (
        "緑茶 500ml", "おにぎり 鮭", "チョコレート, ミルク", "モニター 27インチ", "ノートA5",
        "カップ麺（醤油）", "牛乳 1L", "靴下 25cm", "ハンドクリーム", "珈琲豆 200g",
    ),
    "sv": (
        "Kanelbulle", "Kaffe, mellanrost", "Ärtsoppa 500g", "Skärm 27\"", "Smör 500 g",
        "Köttbullar", "Öl 50cl", "Grädde 3 dl", "Tvål; lavendel", "Bok \"Röda rummet\"",
    ),
    "da": (
        "Rugbrød", "Smørrebrød, æg", "Øl 33cl", "Skærm 27\"", "Kød hakket 500 g", "Fløde",
        "Lys; hvid", "Blå trøje", "Æbler kg", "Bog \"Sult\"",
    ),
    "cs": (
        "Chléb kmínový", "Sýr, eidam", "Pivo světlé 0,5l", "Monitor 27\"", "Mléko 1,5%",
        "Kniha \"Švejk\"", "Čaj; černý", "Žárovka LED", "Rohlík", "Houskové knedlíky",
    ),
    "tr": (
        "Çay 1 kg", "Türk kahvesi, 100 g", "Beyaz peynir", "Monitör 27\"", "Şeker 1kg",
        "Zeytinyağı 1L", "Gömlek; mavi", "İçme suyu 1,5 L", "Ekmek", "Kitap \"Kürk\"",
    ),
    "in": (
        "Basmati Rice 5kg", "Toor Dal, 1kg", "Ghee 500ml", "Parle-G (pack of 10)", "LED TV 32\"",
        "Amul Butter 100g", "Kurta; cotton L", "Masala Tea \"Wagh\"", "Pressure Cooker 3L",
        "Saree silk", "Atta 10kg", "Paracetamol 500mg",
    ),
}
CATEGORIES = {
    "en": ("Homeware", "Food & Drink", "Electronics", "Clothing"),
    "de": ("Lebensmittel", "Getränke", "Haushalt", "Möbel"),
    "fr": ("Épicerie", "Boissons", "Maison", "Textile"),
    "es": ("Alimentación", "Bebidas", "Hogar", "Niños"),
    "it": ("Alimentari", "Bevande", "Casa"),
    "pt": ("Alimentação", "Bebidas", "Casa"),
    "pl": ("Spożywcze", "Napoje", "Dom"),
    "nl": ("Levensmiddelen", "Dranken", "Huishouden"),
    "ru": ("Продукты", "Напитки", "Дом"),
    "zh": ("食品", "饮料", "数码", "日用"),
    "ja": ("食品", "飲料", "雑貨"),
    "sv": ("Livsmedel", "Dryck", "Hem"),
    "da": ("Fødevarer", "Drikke", "Hjem"),
    "cs": ("Potraviny", "Nápoje", "Domácnost"),
    "tr": ("Gıda", "İçecek", "Ev"),
    "in": ("Grocery", "Electronics", "Apparel"),
}
CITIES = {
    "en": ("London Soho", "Leeds", "Bath"),
    "de": ("München", "Köln", "Berlin Mitte"),
    "fr": ("Paris 11e", "Orléans", "Nîmes"),
    "es": ("Madrid Centro", "Cádiz", "Málaga"),
    "it": ("Roma", "Forlì", "Milano"),
    "pt": ("Lisboa", "São Paulo", "Évora"),
    "pl": ("Łódź", "Kraków", "Warszawa"),
    "nl": ("Utrecht", "Den Haag", "'s-Hertogenbosch"),
    "ru": ("Москва", "Казань", "Тверь"),
    "zh": ("北京店", "上海店", "广州店"),
    "ja": ("渋谷店", "大阪店", "福岡店"),
    "sv": ("Göteborg", "Malmö", "Umeå"),
    "da": ("København", "Århus", "Odense"),
    "cs": ("Praha", "Brno", "Plzeň"),
    "tr": ("İstanbul", "İzmir", "Ankara"),
    "in": ("Mumbai", "Pune", "Delhi"),
}
PEOPLE = {
    "en": ("Ann O'Hara", "John Smith", "Priya Shah", "Smith, Jane", "Lee & Sons Ltd"),
    "de": ("Müller, Jürgen", "Anna Groß", "Weiß GmbH & Co. KG", "Jörg Kühn"),
    "fr": ("Hélène Dupré", "SARL L'Épi", "François Noël", "Anaïs Roy"),
    "es": ("José Núñez", "María Peña", "Muñoz e Hijos, S.L."),
    "it": ("Niccolò Rossi", "D'Angelo Srl", "Giulia Verdi"),
    "pt": ("João Simões", "Conceição Lda.", "Inês Gonçalves"),
    "pl": ("Łukasz Żak", "Zielińska Anna", "Hurtownia \"Świt\" Sp. z o.o."),
    "nl": ("Jan de Vries", "Zoë van 't Hof", "Bakkerij Mooi B.V."),
    "ru": ("ООО «Ромашка»", "Иванов И.И.", "ИП Петрова"),
    "zh": ("张伟", "李娜", "王芳"),
    "ja": ("佐藤", "鈴木", "高橋"),
    "sv": ("Åsa Öberg", "Sjöström AB", "Nils Ek"),
    "da": ("Søren Bæk", "Kjær ApS", "Åse Lund"),
    "cs": ("Jiří Novák", "Dvořák s.r.o.", "Eliška Malá"),
    "tr": ("Ayşe Yılmaz", "Güneş A.Ş.", "Çağrı Öz"),
    "in": ("Ramesh Kumar", "Sharma & Co", "Anita Desai"),
}
