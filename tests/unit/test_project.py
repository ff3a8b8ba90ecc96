from __future__ import annotations

import tomllib
from dataclasses import asdict
from pathlib import Path

import pytest
from pydantic import ValidationError

from shelfcast import project as projects
from shelfcast.errors import InputError, NoProjectError, SettingError
from shelfcast.forecast import HORIZON, ForecastConfig
from shelfcast.project import Settings


def written(folder: Path, text: str) -> Path:
    (folder / projects.SETTINGS_FILE).write_text(text, encoding="utf-8")
    return folder


def test_every_setting_has_a_default_that_works(tmp_path: Path) -> None:
    assert projects.load(written(tmp_path, "")).settings == Settings()


def test_what_is_forecast_by_default_is_what_the_forecast_room_takes_by_default() -> None:
    """Neither room may import the other, so each has its defaults."""
    told, taken = Settings().forecast.model_dump(), asdict(ForecastConfig())
    shared = told.keys() & taken.keys()
    assert shared == taken.keys() - {"windows", "threads"}
    found = {"freq": "D", "horizon": HORIZON["D"]}
    assert {name: told[name] for name in found} == dict.fromkeys(found)
    assert {name: told[name] for name in shared} | found == {name: taken[name] for name in shared}


def test_a_new_project_says_every_default_and_changes_none(tmp_path: Path) -> None:
    made = projects.init(tmp_path / "shop", 'The "Corner" Shop')
    text = (made.root / projects.SETTINGS_FILE).read_text(encoding="utf-8")
    assert made.settings.project.name == 'The "Corner" Shop'
    assert made.settings.model_dump(exclude={"project"}) == Settings().model_dump(
        exclude={"project"}
    )
    for section in Settings.model_fields:
        assert f"[{section}]" in text


def test_the_commented_lines_are_the_defaults(tmp_path: Path) -> None:
    """Taking the # away from every setting that has a value changes nothing."""
    made = projects.init(tmp_path, "My shop")
    text = (made.root / projects.SETTINGS_FILE).read_text(encoding="utf-8")
    lines = [line.removeprefix("# ") for line in text.splitlines()[1:]]
    told = [line for line in lines if not line.split("  #")[0].rstrip().endswith("=")]
    told = [line for line in told if not line.startswith("sales = ")]
    again = Settings.model_validate(tomllib.loads("\n".join(told)))
    assert again == Settings()


def test_all_faults_are_told_together(tmp_path: Path) -> None:
    text = '[project]\ncurrency = "pounds"\ntimezone = "Mars"\n[forecast]\nhorizons = 3\n'
    with pytest.raises(SettingError) as caught:
        projects.load(written(tmp_path, text))
    evidence = caught.value.evidence
    assert [line.split(" = ")[0] for line in evidence] == [
        "project.currency",
        "project.timezone",
        "forecast.horizons",
    ]
    assert all("\n" not in line for line in evidence)


@pytest.mark.parametrize("text", ["[project", "x = \x00", "[a]\n[a]"])
def test_what_is_not_toml_is_told(text: str, tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="is not TOML"):
        projects.load(written(tmp_path, text))


def test_settings_are_frozen(tmp_path: Path) -> None:
    opened = projects.load(written(tmp_path, ""))
    with pytest.raises(ValidationError):
        opened.settings.forecast.horizon = 3  # type: ignore[misc]


def test_a_folder_without_settings_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(NoProjectError):
        projects.load(tmp_path)


def test_a_file_is_no_place_for_a_project(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("", encoding="utf-8")
    for root in (place, place / "below"):
        with pytest.raises(InputError, match="No project can be made"):
            projects.init(root)


def test_a_change_is_for_one_command_and_none_changes_nothing(tmp_path: Path) -> None:
    opened = projects.load(written(tmp_path, "[forecast]\nhorizon = 14\n"))
    assert projects.change(opened, "forecast", {"horizon": None, "freq": None}) is opened
    changed = projects.change(opened, "forecast", {"horizon": None, "freq": "W"})
    assert (changed.settings.forecast.horizon, changed.settings.forecast.freq) == (14, "W")
    assert opened.settings.forecast.freq is None
    with pytest.raises(SettingError, match="forecast cannot be set so"):
        projects.change(opened, "forecast", {"freq": "H"})
