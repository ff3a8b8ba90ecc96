"""Which letters beyond ASCII does each language write, and in which old code pages?

Told as the signs that are common in running text, the commonest first. Used only to weigh one code
page against another for a text that is no UTF-8; source: the orthographies themselves, ordered by
how often each letter occurs.
"""

from __future__ import annotations

WESTERN = ("cp1252", "cp850", "cp437", "mac_roman")
CENTRAL = ("cp1250", "iso8859_2", "cp852")
CYRILLIC = ("cp1251", "koi8_r", "cp866", "iso8859_5")
GREEK = ("cp1253",)
TURKISH = ("cp1254",)
BALTIC = ("cp1257",)
DOUBLE_BYTE = ("cp932", "gb18030", "big5", "euc_jp", "euc_kr")
"""In the order in which a tie is decided."""

SELDOM = {
    "cp850": 1.0,
    "cp437": 1.1,
    "mac_roman": 1.1,
    "cp852": 1.0,
    "iso8859_2": 0.2,
    "iso8859_5": 1.0,
    "cp866": 0.3,
    "koi8_r": 0.1,
    "cp1257": 0.3,
}
"""What speaks against a page before a byte is read (log-likelihood): few programs write it now."""
LANGUAGES: dict[str, tuple[str, tuple[str, ...]]] = {
    "german": ("äüößÄÜÖ", WESTERN),
    "french": ("éèàêçâîôùûëïœÉÀÊÇÈÔÎ", WESTERN),
    "spanish": ("óíáéñúüÓÍÁÉÑÚ¿¡ºª", WESTERN),
    "portuguese": ("ãçáéíóõâêúôàÃÇÁÉÍÓÕº", WESTERN),
    "italian": ("àèéìòùÀÈÉÌÒÙ", WESTERN),
    "dutch": ("ëéïèöü", WESTERN),
    "nordic": ("äåöøæÄÅÖØÆ", WESTERN),
    "polish": ("łóążęśćńźŁŚŻÓĆĄĘŃŹ", CENTRAL),
    "czech": ("íáěéřčžýšůúťóďňČŠŘŽÚÍÁŤĎ", CENTRAL),
    "slovak": ("áíéčžýúľšťôňäďóŕĺČŽŠ", CENTRAL),
    "hungarian": ("áéöóőüíűúÁÉÖÓŐÜÍ", CENTRAL),
    "romanian": ("ăţşâîĂŢŞÂÎ", CENTRAL),
    "croatian": ("čšžćđČŠŽĆĐ", CENTRAL),
    "russian": ("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", CYRILLIC),
    "ukrainian": ("оаинвіертслкудмпзяьбгчйхцїжюєщшфґ", CYRILLIC),
    "bulgarian": ("аоиетнрсвлкпдмзъугбчяцжйхщшфюь", CYRILLIC),
    "greek": ("αοιετσνηυρπκμλςίόάήέωδγχθύφβώξζψ", GREEK),
    "turkish": ("ıışüğçöİŞÜĞÇÖ", TURKISH),
    "baltic": ("āīšēžūņļķģčėąįųęĀĪŠĒŽ", BALTIC),
}
SIGNS = "£€°²³½®©™–—’‘“”•…«»·§\u00a0µ×№„"
"""Signs that a text in any language may hold."""
