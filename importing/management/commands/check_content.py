import json
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from importing.checking.findings import Finding, counted
from importing.checking.folder import Report, check_folder
from importing.management.folders import add_folder, existing, told


class Command(BaseCommand):
    help = (
        "Check that the content files say where they have everything from, are complete and as long as they should be. "
        "Needs no database."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        add_folder(parser)
        parser.add_argument(
            "--shared-with",
            metavar="FILE",
            type=Path,
            nargs="+",
            action="extend",
            default=[],
            help="texts (UTF-8) with which no sentence may be shared",
        )
        parser.add_argument("--json", action="store_true", help="everything as JSON")

    def handle(self, *args, folder: Path, shared_with: list[Path], **options):
        report = check_folder(existing(folder), {str(path): read_other(path) for path in shared_with})
        if options["json"]:
            self.stdout.write(json.dumps(as_json(folder, report), ensure_ascii=False, indent=2))
        else:
            self.tell(folder, report)
        if report.findings:
            raise CommandError(f"Findings, each to be mended: {len(report.findings)}.")

    def tell(self, folder: Path, report: Report) -> None:
        for finding in report.findings:
            self.stdout.write(told(folder, finding))
        for note in report.notes:
            self.stdout.write(f"note  {told(folder, note)}")
        self.stdout.write(f"\n{report.files} files, {len(report.findings)} findings, {len(report.notes)} notes")
        for name, number in counted(report.findings):
            self.stdout.write(f"{number:6}  {name}")
        for name, number in counted(report.notes):
            self.stdout.write(f"{number:6}  {name} (notes)")
        self.stdout.write(f"\n{'words':>7} {'a sentence':>11} {'ease':>6} {'grade':>6}")
        for name, level in report.levels:
            line = f"{level.words:7,} {level.sentence_length:11.1f} {level.ease:6.1f} {level.grade:6.1f}  {name}"
            self.stdout.write(line)


def read_other(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{path} is not UTF-8: save it as UTF-8 first.") from error


def as_json(folder: Path, report: Report) -> dict:
    def plain(finding: Finding) -> dict:
        return {**asdict(finding), "file": told(folder, finding.file), "rule": finding.rule.value}

    return {
        "files": report.files,
        "findings": [plain(one) for one in report.findings],
        "notes": [plain(one) for one in report.notes],
        "reading": [
            {
                "name": name,
                **asdict(level),
                "sentence_length": round(level.sentence_length, 1),
                "ease": round(level.ease, 1),
                "grade": round(level.grade, 1),
            }
            for name, level in report.levels
        ],
    }
