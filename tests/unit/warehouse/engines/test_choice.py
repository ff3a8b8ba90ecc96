from pathlib import Path

import pytest
from pydantic import ValidationError

from shelfcast.errors import MissingExtraError, SettingError, SourceUnreachableError
from shelfcast.target import ENGINES, IN_PROCESS, TargetSettings
from shelfcast.warehouse.engines import Place, choice, engine_at, reached

SERVERS = [name for name in ENGINES if name not in IN_PROCESS]


@pytest.mark.parametrize("name", [name for name in ENGINES if name != "duckdb"])
def test_a_missing_extra_says_the_line_that_installs_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(choice.NEEDS, name, ("no_such_module.of_dbt",))
    target = TargetSettings.model_validate({"engine": name, "url": "x://me@host/db"})
    with pytest.raises(MissingExtraError) as caught:
        engine_at(Place(target, tmp_path))
    assert caught.value.fix == f"pip install 'shelfcast[{name}]'"


@pytest.mark.parametrize("name", [name for name in SERVERS if name not in choice.BUILDS])
def test_an_engine_that_is_only_compiled_for_refuses_to_build(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(choice.NEEDS, name, ())
    target = TargetSettings.model_validate({"engine": name, "url": "x://me@host/db"})
    with pytest.raises(SettingError, match="cannot build yet"):
        engine_at(Place(target, tmp_path))


@pytest.mark.parametrize("name", SERVERS)
def test_a_server_without_an_address_is_no_setting(name: str) -> None:
    with pytest.raises(ValidationError, match="needs url"):
        TargetSettings.model_validate({"engine": name})


def test_a_server_that_does_not_answer_is_told_without_the_password(tmp_path: Path) -> None:
    pytest.importorskip("psycopg2")
    target = TargetSettings(engine="postgres", url="postgresql://me:s3cret@127.0.0.1:1/shop")
    with pytest.raises(SourceUnreachableError) as caught:
        reached(target, tmp_path)
    assert "s3cret" not in str(caught.value) + repr(target)


def test_a_password_is_read_from_the_environment_and_its_absence_told(tmp_path: Path) -> None:
    target = TargetSettings(engine="postgres", url="postgresql://me:${NO_SUCH_WORD}@host/shop")
    with pytest.raises(SettingError, match="NO_SUCH_WORD"):
        reached(target, tmp_path)
