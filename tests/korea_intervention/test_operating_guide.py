import re

from scripts.bootstrap import PROJECT

READ = re.compile(r'\(env, "([A-Z_]+)"')
LISTED = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)


def test_guide_lists_every_variable_that_is_read():
    code = "".join((PROJECT / "korea_intervention" / name).read_text() for name in ("settings.py", "environment.py"))
    guide = (PROJECT / "docs" / "operating.md").read_text()
    assert sorted(LISTED.findall(guide)) == sorted(set(READ.findall(code)))
