"""What do ten and more languages call days: of a sale, an order, a delivery, a start, an end?

The same form as qualifiers.py, which holds these too.
"""

from __future__ import annotations

DAY_WORDS: dict[str, str] = {
    "age": "age | alter | edad | età | idade | wiek | leeftijd | возраст | 年龄",
    "date": (
        "时间 | date | dates | dt | datum | dat | tag | jour | fecha | fech | fec | día | dia | "
        "data | giorno | dnia | dzień | dag | дата | даты | день | 日期 | 日 | dato | tarih | "
        "tarihi | 日付 | 年月日 | datetime | datetimes | day | budat | fkdat"
    ),
    "time": (
        "time | uhrzeit | zeit | heure | heures | hora | ora | orario | horário | godzina | godz "
        "| czas | tijd | tijdstip | время | час | 时间 | 时刻 | čas | tid | klokkeslæt | saat | "
        "時刻 | hour | timeofday | clock"
    ),
    "timestamp": (
        "timestamp | time stamp | zeitstempel | zeitpunkt | horodatage | ts | 日時 | 时间戳"
    ),
    "week": (
        "week | wk | woche | kw | kalenderwoche | semaine | sem | semana | settimana | tydzień | "
        "tyg | неделя | 周 | 周次 | 星期 | týden | vecka | uge | hafta | 週"
    ),
    "month": (
        "month | mth | monat | mois | mes | mese | mês | miesiąc | mies | maand | месяц | 月 | "
        "月份 | měsíc | månad | måned | ay | 年月"
    ),
    "year": (
        "year | yr | jahr | année | an | año | anno | ano | rok | jaar | год | 年 | 年份 | år | yıl"
    ),
    "period": (
        "period | periode | zeitraum | période | período | periodo | okres | период | 期间 | 周期"
    ),
    "booked": (
        "posting | posted | booking | buchung | buchungs | booked | effective | wertstellung"
    ),
    "issued": (
        "issue | issued | ausstellung | ausstellungs | émission | emisión | emision | emissione "
        "| emissão | wystawienia | wystawione | выписки | составления | оформления | vystavení"
    ),
    "created": (
        "开单 | created | creation | create | entered | placed | erstellt | erstellung | "
        "angelegt | anlage | erfasst | créé | création | creado | creación | creato | creazione "
        "| criado | criação | utworzono | utworzenia | złożenia | aangemaakt | создан | создания "
        "| 创建 | 下单 | 下单时间 | 成交 | 拍下 | vytvořeno | skapad | oprettet | oluşturma"
    ),
    "joined": (
        "joined | join | signup | sign up | registered | registration | member since | kunde "
        "seit | inscription | client depuis | alta | registro | iscrizione | registrazione | "
        "cadastro | rejestracja | rejestracji | inschrijving | aangemeld | регистрация | "
        "регистрации | 注册 | registrace"
    ),
    "updated": (
        "updated | update | modified | changed | edited | last change | geändert | änderung | "
        "modifié | mise à jour | maj | actualizado | modificado | modificato | aggiornato | "
        "atualizado | zmodyfikowano | aktualizacja | gewijzigd | изменен | обновлено | 更新 | "
        "修改"
    ),
    "due": (
        "due | fällig | fälligkeit | fälligkeits | échéance | vencimiento | scadenza | "
        "vencimento | termin płatności | termin | vervaldatum | verval | срок оплаты | срок | "
        "到期 | splatnost | förfallodatum | vade"
    ),
    "print": "print | printed | druck | gedruckt | imprimé | impresión | stampa | печати | 打印",
    "birth": (
        "birth | born | dob | birthday | geburtstag | geburts | naissance | nacimiento | nascita"
    ),
    "start": (
        "start | starts | begin | beginning | from | valid from | ab | von | gültig ab | gueltig "
        "ab | beginn | début | debut | à partir | valable du | desde | inicio | válido desde | "
        "inizio | dal | valido dal | início | a partir | od | początek | ważna od | obowiązuje "
        "od | vanaf | ingang | geldig vanaf | с даты | начало | начала | действует с | дата "
        "начала | 开始 | 生效 | 起始 | platnost od | başlangıç | 開始"
    ),
    "end": (
        "end | ends | until | till date | to | valid to | thru | bis | ende | gültig bis | fin | "
        "jusqu au | valable au | hasta | válido hasta | fine | al | valido al | fim | até | do | "
        "koniec | ważna do | obowiązuje do | tot | einde | geldig tot | конец | окончание | "
        "окончания | действует до | дата окончания | 结束 | 失效 | 截止 | konec | bitiş | 終了"
    ),
    "expected": (
        "expected | promised | eta | planned | scheduled | requested | erwartet | geplant | "
        "wunsch | voraussichtlich | prévu | prévue | attendu | esperado | prevista | previsto | "
        "atteso | planowana | planowany | oczekiwana | verwacht | verwachte | gepland | "
        "ожидаемая | плановая | ожидается | 预计 | 预期 | očekávané"
    ),
    "received": (
        "received | receiving | goods receipt | arrived | arrival | eingang | wareneingang | "
        "eingegangen | erhalten | réception | reçu le | reçue | recibido | recibida | recepción "
        "| ricevuto | ricevuta merce | ricevimento | arrivo | recebido | recebimento | przyjęcia "
        "| przyjęto | otrzymano | ontvangen | ontvangst | получено | получения | поступления | "
        "поступление | приход | 收货 | 到货 | 入库 | příjem"
    ),
    "ordered": (
        "ordered | bestellt | bestellte | commandé | commandée | pedida | pedido | ordinato | "
        "ordinata | encomendado | zamówiona | zamówione | besteld | bestelde | заказано | "
        "заказанное | 订购"
    ),
    "lead": (
        "lead | lieferzeit | wiederbeschaffungszeit | délai | plazo | plazo de entrega | tempo "
        "di consegna | prazo | czas dostawy | levertijd | срок поставки | 交期 | 提前期 | "
        "beschaffungszeit"
    ),
    "shelf life": (
        "shelf life | haltbarkeit | dlc | vida útil | shelflife | houdbaarheid | срок годности | "
        "保质期 | trwałość"
    ),
    "days": "days | tage | tagen | jours | días | dias | giorni | dni | dagen | дней | дни | 天",
    "closed": (
        "closed | closure | geschlossen | fermé | fermeture | cerrado | chiuso | fechado | "
        "zamknięte | gesloten | закрыто | 休息"
    ),
    "first": "first | erste | premier | primero | prénom",
    "last": "last | letzte | dernier | último | ultimo | ostatni | laatste | последний",
    "opened": (
        "opened | opening | eröffnung | eröffnungs | eröffnet | ouverture | apertura | abertura "
        "| otwarcia | otwarcie | открытия | 开业"
    ),
}
