"""The cleaning rules as plain loops over lists of dicts: what the models must agree with."""

import math
import re
from collections import Counter, defaultdict
from decimal import Decimal
from itertools import pairwise

LABELS = (
    "product_name", "category", "brand", "store_name", "region", "city", "country", "channel",
)  # fmt: skip
TESTS, BESIDE = {"test", "demo", "тест"}, {"product", "kunde", "a", "x"}
CANCELLED = ("cancelled", "storniert")
SERVICES = {"versandkosten", "gift card"}


def clean(lines: list[dict], rules: dict, labels: list[dict], masters: dict[str, dict]):
    """What is kept, and the effects as (rule, action, key)."""
    effects: list[tuple[str, str, str]] = []
    kept = [dict(line) for line in lines]
    for line in kept:
        line["landed"] = dict(line)
    _label(kept, rules, labels, effects)
    _fill(kept, rules, masters, effects)
    found = {
        "exact_duplicates": _repeats(kept),
        "near_duplicates": _near(kept, rules),
        "test_rows": _tests(kept),
        "cancelled_orders": _cancelled(kept, rules),
        "outliers": _outliers(kept, rules),
    }
    for rule, actions in found.items():
        if rules[rule] == "off":
            continue
        for line in list(kept):
            action = actions.get(line["key"])
            if action is None:
                continue
            if action == "judge":
                action = "dropped" if rules[rule] == "drop" else "flagged"
            effects.append((rule, action, line["key"]))
            if action == "dropped":
                kept.remove(line)
            if action == "changed":
                line["quantity"] = -line["quantity"]
                line["revenue"] = None if line["revenue"] is None else -line["revenue"]
    services = _services(kept, masters)
    if rules["non_product_codes"] == "flag":
        effects += [
            ("non_product_codes", "flagged", line["key"])
            for line in kept
            if line["product_id"] in services
        ]
    return kept, effects


def _tidy(text: str) -> str:
    return re.sub(r"[\s\u00a0]+", " ", text).strip()


def _label(lines, rules, labels, effects) -> None:
    told = {(each["column"], _tidy(each["original"]).lower()): each["label"] for each in labels}
    for column in LABELS:
        if rules["labels"] == "off":
            continue
        spelt: dict[str, str] = {}
        weight: dict[str, Counter] = defaultdict(Counter)
        for line in lines:
            value = line[column]
            if value is None:
                continue
            translated = told.get((column, _tidy(value).lower()))
            spelt[value] = translated or _tidy(value)
            weight[spelt[value].lower()][bool(translated), spelt[value]] += 1
        best = {}
        for key, spellings in weight.items():
            first = min(spellings, key=lambda s: (not s[0], -spellings[s], s[1]))
            best[key] = first[1]
        for line in lines:
            value = line[column]
            if value is None:
                continue
            is_told = (column, _tidy(value).lower()) in told
            after = best[spelt[value].lower()]
            if rules["labels"] == "translate":
                after = spelt[value] if is_told else value
            if after != value:
                if column == "product_name" and line["product_id"] == value:
                    line["product_id"] = after
                line[column] = after
                if ("labels", "changed", line["key"]) not in effects:
                    effects.append(("labels", "changed", line["key"]))


def _fill(lines, rules, masters, effects) -> None:
    for line in lines:
        changed = False
        for column, told in rules["missing_values"].items():
            if line[column] is not None or told == "leave":
                continue
            master = masters.get(line["product_id"], {}).get(column)
            value = master if told == "master" or master is not None else told
            if value is None:
                continue
            changed = True
            line[column] = Decimal(value) if column == "unit_price" else value
            if column == "unit_price" and line["revenue"] is None:
                line["revenue"] = line["quantity"] * line[column]
        if changed:
            effects.append(("missing_values", "changed", line["key"]))


def _content(line: dict) -> tuple:
    return tuple(
        (name, value)
        for name, value in sorted(line["landed"].items())
        if name not in ("key", "row")
    )


def _repeats(lines) -> dict[str, str]:
    seen, found = set(), {}
    for line in lines:
        content = _content(line)
        if content in seen:
            found[line["key"]] = "judge"
        seen.add(content)
    return found


def _near(lines, rules) -> dict[str, str]:
    groups: dict[tuple, dict] = defaultdict(dict)
    for line in lines:
        key = tuple(line[column] for column in rules["near_duplicate_key"])
        if None not in key:
            groups[key].setdefault(_content(line), []).append(line)
    found = {}
    for contents in groups.values():
        ordered = sorted(
            contents.values(),
            key=lambda same: (same[0]["sold_at"], same[0]["batch"], min(s["key"] for s in same)),
        )
        for same, after in pairwise(ordered):
            apart = (after[0]["sold_at"] - same[0]["sold_at"]).total_seconds()
            if apart <= rules["near_duplicate_minutes"] * 60:
                found.update({line["key"]: "judge" for line in same})
    return found


def _words(text: str) -> list[str]:
    return re.sub(r"[\W\d_]+", " ", text.lower()).split()


def _tests(lines) -> dict[str, str]:
    found = {}
    for line in lines:
        for column in ("product_id", "product_name", "store_id", "customer_id"):
            words = _words(line[column] or "")
            if words and set(words) <= TESTS | BESIDE and set(words) & TESTS:
                found[line["key"]] = "judge"
    return found


def _cancelled(lines, rules) -> dict[str, str]:
    def numbered(line) -> bool:
        return bool(re.fullmatch(r"[Cc]\d+", line["order_id"] or ""))

    has_c_sales = any(numbered(line) and line["quantity"] > 0 for line in lines)
    taken_back, sold = defaultdict(list), defaultdict(list)
    found: dict[str, str] = {}
    in_time = sorted(lines, key=lambda each: (each["sold_at"], each["batch"], each["row"]))
    for line in in_time:
        what = (line["store_id"], line["product_id"], line["unit_price"], abs(line["quantity"]))
        if line["quantity"] < 0 and line["order_id"] is not None:
            is_c = numbered(line) and not has_c_sales
            whose = line["customer_id"] if is_c else line["order_id"]
            if is_c:
                found[line["key"]] = "flagged"
            if whose is not None and line["unit_price"] is not None:
                taken_back[is_c, whose, what].append(line)
        if line["quantity"] > 0:
            sold[True, line["customer_id"], what].append(line)
            sold[False, line["order_id"], what].append(line)
    for key, backs in taken_back.items():
        for back, sale in zip(backs, sold[key], strict=False):
            if sale["sold_at"] <= back["sold_at"]:
                drop = "dropped" if rules["cancelled_orders"] == "drop" else "flagged"
                found[back["key"]] = found[sale["key"]] = drop
    for line in lines:
        status = " ".join(_words(line["status"] or ""))
        if any(status == word or status.startswith(f"{word} ") for word in CANCELLED):
            found[line["key"]] = {"drop": "dropped", "flag": "flagged", "off": ""}.get(
                rules["cancelled_orders"], "changed" if line["quantity"] > 0 else "flagged"
            )
    return found


def _outliers(lines, rules) -> dict[str, str]:
    found = {}
    for column, floor in (("quantity", 0.5), ("unit_price", 0.3)):
        amounts = defaultdict(list)
        for line in lines:
            value = abs(line[column] or 0) if column == "quantity" else (line[column] or 0)
            if value > 0:
                amounts[line["product_id"]].append((value, line["key"]))
            if value < 0:
                found[line["key"]] = "flagged"
        for told in amounts.values():
            if len(told) < 8:
                continue
            middle = _lower_median([value for value, _ in told])
            far = [abs(math.log(float(value) / float(middle))) for value, _ in told]
            scale = max(1.4826 * _lower_median(far), floor)
            for (_, key), deviation in zip(told, far, strict=True):
                impossible = column == "unit_price" and deviation >= math.log(
                    rules["impossible_price_ratio"]
                )
                if deviation > rules["outlier_threshold"] * scale or impossible:
                    found[key] = "flagged"
    return found


def _lower_median(values: list) -> object:
    return sorted(values)[(len(values) - 1) // 2]


def _services(lines, masters) -> set[str]:
    codes = {line["product_id"] for line in lines} | set(masters)
    names: dict[str, Counter] = defaultdict(Counter)
    for line in lines:
        if line["product_name"] is not None:
            names[line["product_id"]][line["product_name"]] += 1
    with_digit = sum(any(c.isdigit() for c in code) for code in codes)
    found = set()
    for code in codes:
        told = names.get(code)
        name = min(told, key=lambda n: (-told[n], n)) if told else None
        if code in masters and masters[code].get("product_name"):
            name = masters[code]["product_name"]
        has_digit = any(c.isdigit() for c in code)
        if " ".join(_words(name or "")) in SERVICES:
            found.add(code)
        if not has_digit and " ".join(_words(code)) in SERVICES:
            found.add(code)
        if not has_digit and with_digit >= 0.9 * len(codes):
            found.add(code)
    return found
