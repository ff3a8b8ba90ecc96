from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]
EVERY_COMMAND = (
    *("demo", "init", "inspect", "ingest", "run", "build", "forecast", "plan", "query"),
    *("why", "export", "report", "serve", "doctor", "snapshots list", "snapshots use"),
    *("profile", "cleaning", "insights"),
    *(f"quarantine {word}" for word in ("list", "export", "mend", "dismiss", "replay")),
)


@pytest.mark.parametrize("command", EVERY_COMMAND)
def test_every_command_explains_itself(command: str, shelfcast: Command) -> None:
    said = shelfcast(*command.split(), "--help")
    assert said.code == 0
    assert f"Usage: shelfcast {command}" in said.out


@pytest.mark.parametrize("command", [c for c in EVERY_COMMAND if c not in ("demo", "serve")])
def test_an_unknown_option_is_a_mistake_told_in_one_document(
    command: str, shelfcast: Command
) -> None:
    said = shelfcast(*command.split(), "--no-such-option", "--json")
    assert said.code == 2
    assert said.json["error"] == "bad_input"
    assert "--no-such-option" in said.json["what"]
    assert said.err == ""


def test_a_command_that_is_misspelt_is_told_with_the_nearest(shelfcast: Command) -> None:
    said = shelfcast("quer", "--json")
    assert said.code == 2
    assert "Did you mean 'query'?" in said.json["what"]


def test_no_command_shows_the_commands(shelfcast: Command) -> None:
    said = shelfcast()
    assert said.code == 2
    assert "quarantine" in said.err


@pytest.mark.parametrize(
    "arguments",
    [
        *(
            ["query", "revenue"],
            ["why", "revenue"],
            ["insights", "rfm"],
            ["export", "orders", "--to", "x.csv"],
            ["report", "--to", "x.xlsx"],
        ),
        *(["build"], ["forecast"], ["plan"], ["ingest", "x.csv"]),
        *(["snapshots", "list"], ["snapshots", "use", "1"], ["quarantine", "list"]),
    ],
    ids=lambda words: "-".join(words[:2]),
)
def test_outside_a_project_every_command_says_how_to_make_one(
    arguments: list[str], shelfcast: Command, tmp_path: Path
) -> None:
    said = shelfcast(*arguments, "--project", tmp_path / "none", "--json")
    assert said.code == 2
    assert said.json["error"] == "no_project"
    assert said.json["fix"] == f"shelfcast init {tmp_path / 'none'}"
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "arguments",
    [["run"], ["query", "revenue"], ["forecast"], ["plan"], ["build"], ["export", "orders"]],
    ids=lambda words: words[0],
)
def test_in_a_new_project_every_command_says_what_comes_first(
    arguments: list[str], shelfcast: Command, tmp_path: Path
) -> None:
    assert shelfcast("init", tmp_path).code == 0
    extra = ["--to", tmp_path / "x.csv"] if arguments[0] == "export" else []
    said = shelfcast(*arguments, *extra, "--project", tmp_path, "--json")
    assert said.code == 2
    assert said.json["error"] == "no_data"
    assert said.json["fix"].startswith("shelfcast ")


def test_init_leaves_a_project_that_is_there_as_it_is(shelfcast: Command, tmp_path: Path) -> None:
    settings = tmp_path / "shelfcast.toml"
    settings.write_text('[project]\nname = "Ours"\n', encoding="utf-8")
    assert shelfcast("init", tmp_path).code == 0
    assert settings.read_text(encoding="utf-8") == '[project]\nname = "Ours"\n'


def test_a_setting_that_cannot_be_is_told_with_its_name(shelfcast: Command, tmp_path: Path) -> None:
    (tmp_path / "shelfcast.toml").write_text(
        '[forecast]\nfreq = "H"\n[inventory]\nservice_level = 2\n', encoding="utf-8"
    )
    said = shelfcast("run", "--project", tmp_path, "--json")
    assert said.code == 2
    assert said.json["error"] == "bad_setting"
    assert len(said.json["evidence"]) == 2
    assert "forecast.freq = 'H'" in said.json["evidence"][0]


def test_the_project_cannot_be_a_file(shelfcast: Command, tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("x", encoding="utf-8")
    for command in (["init", place], ["run", place, "--project", place]):
        said = shelfcast(*command, "--json" if command[0] == "run" else "--project=x")
        assert said.code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "revenue", "--json"],
        ["why", "revenue", "--from", "2026-02-01", "--json"],
        ["query", "revenue", "units", "--by", "product", "--limit", "2", "--totals", "--json"],
        ["query", "revenue", "--by", "product", "--top", "2", "--others", "--json"],
        ["query", "--list", "--json"],
        ["snapshots", "list", "--json"],
        ["quarantine", "list", "--json"],
        ["doctor", "--json"],
        ["run", "--json"],
        ["build", "--json"],
        ["plan", "--json"],
    ],
    ids=lambda words: "-".join(words[:3]),
)
def test_json_is_one_document_on_stdout_and_nothing_on_stderr(
    arguments: list[str], bench: Any, shelfcast: Command
) -> None:
    said = shelfcast(*arguments, "--project", bench.root)
    assert said.code == 0
    assert said.err == ""
    json.loads(said.out, parse_constant=lambda word: pytest.fail(f"{word} is not JSON"))


@pytest.mark.parametrize(
    ("arguments", "code", "fix"),
    [
        (["query", "revenu"], "bad_query", "did you mean revenue?"),
        (["query", "revenue", "--by", "stor"], "bad_query", "did you mean store"),
        (["query", "revenue", "--where", "shop_=S1"], "bad_query", ""),
        (["query", "revenue", "--where", "nonsense"], "bad_query", ""),
        (["query", "revenue", "--compare", "last"], "bad_input", "previous_period"),
        (["query", "revenue", "--from", "2026-03-01", "--to", "2026-02-01"], "bad_query", ""),
        (["query", "revenue", "--from", "yesterday"], "bad_input", "--help"),
        (["query", "revenue", "--limit", "0"], "bad_input", "--help"),
        (["query", "revenue", "--order", "nothing"], "bad_query", ""),
        (["query", "revenue", "--snapshot", "2020"], "bad_query", "snapshots list"),
        (["why", "revenu"], "bad_query", "did you mean revenue?"),
        (["why", "revenue", "--by", "stor"], "bad_query", "did you mean store"),
        (["why", "orders", "--by", "product"], "bad_query", "split by store"),
        (["why", "revenue", "--against", "lately"], "bad_query", "previous_period"),
        (["query"], "bad_query", "shelfcast query --list"),
        (["export", "order", "--to", "x.csv"], "bad_query", "did you mean orders?"),
        (["export", "orders", "--to", "x.doc"], "bad_input", "x.csv"),
        (["report", "--to", "x.doc"], "bad_input", ""),
        (["snapshots", "use", "2020"], "bad_query", "snapshots list"),
        (["forecast", "--freq", "H"], "bad_setting", ""),
        (["forecast", "--models", "magic"], "bad_setting", ""),
        (["forecast", "--horizon", "0"], "bad_input", "--help"),
        (["plan", "--as-of", "soon"], "bad_input", "--help"),
        (["ingest", "missing.csv"], "file_missing", "check the name"),
        (["inspect", "missing.csv"], "file_missing", "check the name"),
        (["run", "missing.csv", "gone.csv"], "file_missing", "check the name"),
        (["ingest", "missing.csv", "--map", "nonsense"], "bad_mapping", "--map 'Their Column"),
    ],
    ids=lambda value: "-".join(value[:4]) if isinstance(value, list) else "",
)
def test_a_mistake_is_told_with_its_fix_and_exit_2(
    arguments: list[str], code: str, fix: str, bench: Any, shelfcast: Command
) -> None:
    said = shelfcast(*arguments, "--project", bench.root, "--json")
    assert (said.code, said.json["error"]) == (2, code), said.out
    assert fix in said.json["fix"]
    assert said.err == ""


def test_the_same_mistake_without_json_is_words_on_stderr(bench: Any, shelfcast: Command) -> None:
    said = shelfcast("query", "revenu", "--project", bench.root)
    assert said.code == 2
    assert said.out == ""
    first, *rest = said.err.splitlines()
    assert first == "There is no metric 'revenu'. [bad_query]"
    assert "Fix: did you mean revenue?" in rest


def test_a_long_error_is_not_broken_into_lines_where_it_is_piped(
    shelfcast_process: Command, tmp_path: Path
) -> None:
    place = tmp_path / ("a-folder-with-a-long-name-" * 6)
    said = shelfcast_process("query", "revenue", "--project", place)
    assert said.code == 2
    assert said.err.splitlines() == [
        f"{place} is not a Shelfcast project: it has no shelfcast.toml. [no_project]",
        f"Fix: shelfcast init {place}",
        "Nothing was written.",
    ]


def test_a_name_with_square_brackets_is_shown_as_it_is(shelfcast: Command, tmp_path: Path) -> None:
    place = tmp_path / "[bold]shop[red]"
    assert f"{place / 'shelfcast.toml'} is ready." in shelfcast("init", place).out
    assert str(place / "x.csv") in shelfcast("run", place / "x.csv", "--project", place).err


def test_a_query_compares_filters_sorts_and_limits(bench: Any, shelfcast: Command) -> None:
    said = shelfcast(
        *("query", "units", "--by", "product", "--where", "store in S1|S2", "--totals"),
        *("--from", "2026-01-12", "--to", "2026-01-18", "--compare", "previous_period"),
        *("--order", "units", "--limit", "2", "--project", bench.root, "--json"),
    )
    assert said.code == 0, said.out

    def quantity(step: int, line: int) -> int:
        return 1 + (step * 7 + line * 3) % 5

    def units(days: range, product: int | None = None) -> int:
        lines = [n for n in range(6) if product is None or n % 3 == product]
        return sum(quantity(step, line) for step in days for line in lines)

    now = {f"P{n + 1}": units(range(7, 14), n) for n in range(3)}
    best = sorted(now.items(), key=lambda pair: (-pair[1], pair[0]))[:2]
    rows = said.json["rows"]
    assert sorted(row["units"] for row in rows) == sorted(count for _, count in best)
    for row in rows:
        product = int(row["product"][1]) - 1
        assert row["units_previous"] == units(range(7), product)
    assert said.json["totals"]["units"] == units(range(7, 14))


def test_columns_named_by_the_person_are_taken_as_told(shelfcast: Command, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("aa,bb,cc\n2026-01-05,X,3\n2026-01-06,Y,4\n", encoding="utf-8")
    told = ["--map", "aa=sold_at", "--map", "bb=customer_id", "--map", "cc=quantity"]
    (guess,) = shelfcast("inspect", path, "--json").json
    assert {match["theirs"]: match["ours"] for match in guess["columns"]}["bb"] == "product_id"
    said = shelfcast("inspect", path, "--as", "sales", *told, "--json")
    assert said.code == 0, said.out
    (table,) = said.json
    assert table["dataset"] == "sales"
    assert {match["theirs"]: match["ours"] for match in table["columns"]} == {
        "aa": "sold_at",
        "bb": "customer_id",
        "cc": "quantity",
    }
    shelfcast("init", tmp_path)
    landed = shelfcast("ingest", path, "--as", "sales", *told, "--project", tmp_path, "--json")
    assert landed.code == 0
    assert landed.json["account"][0]["loaded"] == 2


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (["--as", "sale"], "unknown_dataset"),
        (["--map", "aa=sold_att"], "bad_mapping"),
        (["--as", "sales", "--map", "zz=quantity"], "bad_mapping"),
        (["--as", "sales", "--map", "aa=quantity", "--map", "cc=quantity"], "bad_mapping"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, list) else "",
)
def test_a_mapping_that_cannot_be_is_refused(
    told: list[str], code: str, shelfcast: Command, tmp_path: Path
) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("aa,bb,cc\n2026-01-05,X,3\n2026-01-06,Y,4\n", encoding="utf-8")
    said = shelfcast("inspect", path, *told, "--json")
    assert said.code == 2
    assert said.json["error"] in {code, "unknown_dataset"}


def test_inspect_writes_nothing(bench: Any, shelfcast: Command) -> None:
    before = sorted(bench.root.rglob("*"))
    assert shelfcast("inspect", bench.second, "--project", bench.root).code == 0
    assert sorted(bench.root.rglob("*")) == before


def test_run_outside_a_project_makes_one(
    shelfcast: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = shelfcast("run", "--json")
    assert said.json["error"] == "no_data"
    assert (tmp_path / "shelfcast.toml").is_file()


def test_steps_are_told_in_lines_and_no_bar_where_nobody_watches(
    bench: Any, shelfcast: Command
) -> None:
    said = shelfcast("run", "--project", bench.root)
    assert said.code == 0
    assert said.err == ""
    steps = [line.split()[:2] for line in said.out.splitlines()[:5]]
    assert steps == [["skip", name] for name in ("land", "build", "forecast", "plan", "publish")]


@pytest.mark.thorough
def test_the_bar_is_shown_on_a_terminal_and_gone_at_the_end(shop: Path) -> None:
    pty = pytest.importorskip("pty", reason="needs a Unix terminal")
    log = bytearray()

    def keep(descriptor: int) -> bytes:
        data = os.read(descriptor, 4096)
        log.extend(data)
        return data

    command = [sys.executable, "-m", "shelfcast", "plan", "--force", "--project", str(shop)]
    status = pty.spawn(command, keep)
    text = log.decode("utf-8", "replace")
    assert status == 0
    assert "starting" in text
    assert "\x1b[2K" in text.rpartition("starting")[2], "the bar's line is erased"


def test_a_reader_that_goes_away_is_no_fault(bench: Any) -> None:
    command = [sys.executable, "-m", "shelfcast", "query", "units", "--by", "day", "--json"]
    with subprocess.Popen(
        [*command, "--project", str(bench.root)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()
    assert told == b""


IMPORTED = """
import sys
from shelfcast.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
rooms = ("polars", "duckdb", "pyiceberg", "dbt", "statsforecast", "lightgbm", "streamlit")
print(*(room for room in rooms if room in sys.modules), file=sys.stderr)
"""


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["run", "--help"]])
def test_help_and_version_wait_for_no_room(
    arguments: list[str], shelfcast_process: Command
) -> None:
    assert shelfcast_process(*arguments, code=IMPORTED).err == "\n"


def test_a_query_waits_for_no_lake_and_no_models(bench: Any, shelfcast_process: Command) -> None:
    said = shelfcast_process("query", "revenue", "--project", bench.root, code=IMPORTED)
    assert said.err == "polars duckdb\n"


def test_a_fault_nobody_foresaw_is_a_sentence_and_a_file(
    shelfcast: Command, bench: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("shelfcast.show.answer.query", broken)
    said = shelfcast("query", "revenue", "--project", bench.root, "--json")
    assert said.code == 1
    assert said.json["error"] == "failure"
    assert "RuntimeError: a fault of ours" in said.json["what"]
    log = Path(said.json["fix"].rpartition(" ")[2])
    assert "Traceback" in log.read_text(encoding="utf-8")
    log.unlink()


def test_doctor_finds_what_is_installed(bench: Any, shelfcast: Command) -> None:
    said = shelfcast("doctor", "--project", bench.root, "--json")
    assert said.code == 0
    found = {check["name"]: check for check in said.json}
    assert found["project"]["found"] == str(bench.root)
    assert found["snapshot"]["good"]
    assert found["duckdb"]["found"][0] == "2"


def test_snapshots_are_listed_newest_first_and_an_earlier_one_can_be_served(
    shop: Path, shelfcast: Command
) -> None:
    assert shelfcast("plan", "--force", "--project", shop).code == 0
    listed = shelfcast("snapshots", "list", "--project", shop, "--json").json
    ids = [snapshot["snapshot"] for snapshot in listed]
    assert ids == sorted(ids, reverse=True)
    assert [snapshot["served"] for snapshot in listed] == [True] + [False] * (len(ids) - 1)
    used = shelfcast("snapshots", "use", ids[-1], "--project", shop, "--json")
    assert used.json == {"served": ids[-1]}
    answer = shelfcast("query", "units", "--project", shop, "--json")
    assert answer.json["snapshot"] == ids[-1]
