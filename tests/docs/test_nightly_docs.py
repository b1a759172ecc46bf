"""`docs/nightly.md` and `docs/cluster.md` are true: settings, commands, codes, recipes."""

import re
from pathlib import Path

import pytest

from ingest.limits import MIB, Limits
from ingest.names import ARCHIVES
from raingan.cli import COMMANDS
from raingan.settings import TEMPLATE, settings

PAGES = ("docs/nightly.md", "docs/cluster.md")
LINK = re.compile(r"\]\(([^)#:]+)\)")


def page(root: Path, name: str) -> str:
    return (root / name).read_text("utf-8")


def test_settings_on_the_page_are_those_that_init_writes(root: Path, tmp_path: Path) -> None:
    (shown,) = re.findall(r"```toml\n(.*?)```", page(root, "docs/nightly.md"), re.DOTALL)
    assert shown == TEMPLATE
    (tmp_path / "raingan.toml").write_text(shown, "utf-8")
    assert settings(str(tmp_path / "raingan.toml")).limits == Limits()


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(root: Path, name: str) -> None:
    for link in LINK.findall(page(root, name)):
        assert ((root / name).parent / link).exists(), link


@pytest.mark.parametrize("name", PAGES)
def test_each_command_on_the_page_is_there(root: Path, name: str) -> None:
    assert set(re.findall(r"(?:^    |`)raingan ([a-z]+)", page(root, name), re.MULTILINE)) <= set(COMMANDS)


def test_recipes_are_python_and_call_the_same_command(root: Path) -> None:
    recipes = re.findall(r"```python\n(.*?)```", page(root, "docs/nightly.md"), re.DOTALL)
    assert len(recipes) == 3
    for recipe in recipes:
        compile(recipe, "recipe", "exec")
        assert "raingan" in recipe
        assert "/srv/raingan/raingan.toml" in recipe


def test_limits_on_the_page_are_those_of_a_run(root: Path) -> None:
    limits, text = Limits(), " ".join(page(root, "docs/nightly.md").split())
    assert f"{limits.memory * MIB // 2**30} GiB of memory and {limits.seconds} seconds of the processor" in text
    assert f"give {limits.output} MiB" in text


def test_each_kind_of_archive_is_named(root: Path) -> None:
    text = page(root, "docs/nightly.md")
    assert all(suffix.rpartition(".")[2] in text for suffix in ARCHIVES if suffix not in (".tgz", ".tbz2", ".txz"))
