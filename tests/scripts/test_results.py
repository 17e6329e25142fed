from scripts.results import Results


def report(folder, name: str, *cases: str):
    path = folder / name
    path.write_text(f"<testsuites><testsuite>{''.join(cases)}</testsuite></testsuites>")
    return path


def case(name: str, inside: str = "") -> str:
    return f'<testcase classname="tests.a" name="{name}">{inside}</testcase>'


def skipped(reason: str) -> str:
    return f'<skipped type="pytest.skip" message="{reason}">x</skipped>'


def read(*paths) -> Results:
    results = Results()
    for path in paths:
        results.read(path)
    return results


def test_results_of_two_runs_are_added(tmp_path):
    first = report(tmp_path, "a.xml", case("one"), case("two", '<failure message="no"/>'))
    second = report(tmp_path, "b.xml", case("one"), case("two", '<error message="no"/>'))
    assert read(first, second).closing_line() == "2 passed, 2 failed, 0 skipped"


def test_results_count_as_skipped_what_ran_nowhere(tmp_path):
    first = report(tmp_path, "a.xml", case("one", skipped("needs PostgreSQL")), case("two", skipped("no Chromium")))
    second = report(tmp_path, "b.xml", case("one"), case("two", skipped("no Chromium")))
    results = read(first, second)
    assert results.never_run() == {"tests.a.two": "no Chromium"}
    assert results.closing_line() == "1 passed, 0 failed, 1 skipped"


def test_results_take_an_expected_failure_for_a_pass(tmp_path):
    expected = '<skipped type="pytest.xfail" message="known"/>'
    assert read(report(tmp_path, "a.xml", case("one", expected))).closing_line() == "1 passed, 0 failed, 0 skipped"


def test_results_count_the_last_outcome_of_what_was_tried_again(tmp_path):
    failure = '<failure message="no"/>'
    tried = report(tmp_path, "a.xml", case("one"), case("one"), case("two"), case("two", failure))
    assert read(tried).closing_line() == "1 passed, 1 failed, 0 skipped"
