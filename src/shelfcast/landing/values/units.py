"""Which words after a number are a unit, and no part of a name?

Pieces, packs, weights, volumes and lengths in the languages that shops write in.
"""

from __future__ import annotations

_PIECES = (
    "nos no pcs pc pce pces pieces piece each ea units unit items item stk stck stück stuck "
    "st stuks pièces pièce un und uds ud unid unidades unidad unidade uni pza pzas piezas "
    "pieza pz pezzi pezzo szt sztuk sztuki sztuka ks kus kusů adet шт штук штуки штука ед 个 "
    "個 件 只 支 本 枚 点 台 条 x"
)
_PACKS = (
    "box boxes pack packs pk pkt pkg packet packets bottle bottles btl can cans bag bags "
    "case cases dz dozen pair pairs pr paar para karton kart ktn krt pckg packung opak op "
    "caja cajas boîte упак уп пач кор бут 盒 箱 包 瓶 袋 双 套 罐"
)
_MEASURES = (
    "kg kgs g gr gram grams mg t lb lbs oz l lt ltr litre litres liter liters lit ml cl dl "
    "hl m m² m³ cm cm² mm km sqm qm lfm кг г гр л мл м м² м³ см т 公斤 千克 斤 克 升 毫升 米"
)
UNIT_WORDS = tuple(sorted({*_PIECES.split(), *_PACKS.split(), *_MEASURES.split()}))
"""Every unit, in lower case."""
