import re
from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from shelfcast import warehouse
from shelfcast.cleaning import RULES, CleaningSettings
from shelfcast.project import init, load

DBT = Path(warehouse.__file__).parent / "dbt"


def test_the_dbt_project_and_the_settings_have_the_same_defaults() -> None:
    told = yaml.safe_load((DBT / "dbt_project.yml").read_text())["vars"]["cleaning"]
    assert told == CleaningSettings().model_dump(mode="json")


def test_the_models_apply_the_rules_in_the_order_that_is_declared() -> None:
    macro = (DBT / "macros" / "rules.sql").read_text()
    listed = re.search(r"return\(\[(.*?)\]\)", macro, re.DOTALL)
    assert listed is not None
    assert tuple(re.findall(r"'(\w+)'", listed[1])) == RULES
    assert set(RULES) <= set(CleaningSettings.model_fields)


@pytest.mark.parametrize(
    "told",
    [
        {"missing_values": {"nonsense": "unknown"}},
        {"missing_values": {"unit_price": "dear"}},
        {"missing_values": {"channel": "master"}},
        {"near_duplicate_key": []},
        {"outliers": "drop"},
        {"label_language": "en'; drop"},
    ],
)
def test_a_rule_that_cannot_be_is_refused(told: dict) -> None:
    with pytest.raises(ValidationError):
        CleaningSettings(**told)


def test_a_new_projects_settings_show_every_rule_at_its_default(tmp_path: Path) -> None:
    text = (init(tmp_path / "p").root / "shelfcast.toml").read_text()
    section = text.split("[cleaning]")[1].split("\n[")[0]
    loud = "\n".join(line.removeprefix("# ") for line in section.splitlines())
    (tmp_path / "p" / "shelfcast.toml").write_text(f"[cleaning]{loud}")
    assert load(tmp_path / "p").settings.cleaning == CleaningSettings()
    assert all(f"# {rule} = " in section for rule in RULES)
