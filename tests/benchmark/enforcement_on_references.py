#!/usr/bin/env python3
"""What the glossary changes in translations that are right already: every change for another case is suspect.

usage: enforcement_on_references.py PREFIX [--show], with PREFIX.en, PREFIX.fr, PREFIX.ru, PREFIX.uk, a sentence a line, translated by people.
Prints a table of the terms by status and rule; with --show each repaired place.
"""
import collections
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
CONTEXT = 60  # bytes on each side of a repaired place


def enforce(language, pairs):
    """Yields what `dragoman glossary enforce` makes of each pair of source and target."""
    lines = "\n".join(json.dumps({"source": source, "target": target}) for source, target in pairs)
    command = [ROOT / "build/release/bin/dragoman", "glossary", "enforce", "--to", language]
    done = subprocess.run(command, input=lines, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def shown(result, occurrence):
    text = result["target"].encode()
    begin, end = occurrence["target"]
    before = text[max(0, begin - CONTEXT):begin].decode(errors="ignore")
    after = text[end:end + CONTEXT].decode(errors="ignore")
    return f"{before}[{occurrence['replaced']} -> {occurrence['form']}]{after}"


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    prefix, show = sys.argv[1], "--show" in sys.argv[2:]
    print("| language | terms | applied | missed | another case | other repairs |\n|---|---|---|---|---|---|")
    for language in ("fr", "ru", "uk"):
        sources = open(f"{prefix}.en", encoding="utf-8").read().split("\n")
        targets = open(f"{prefix}.{language}", encoding="utf-8").read().split("\n")
        results = enforce(language, [pair for pair in zip(sources, targets) if all(map(str.strip, pair))])
        counts = collections.Counter()
        for result in results:
            for occurrence in result["occurrences"]:
                repaired = occurrence["status"] == "repaired"
                counts[("case" if occurrence["rule"] == "case" else "repaired") if repaired else occurrence["status"]] += 1
                if repaired and show:
                    print(occurrence["rule"], occurrence["id"], shown(result, occurrence), sep="\t")
        print(f"| {language} | {sum(counts.values())} | {counts['applied']} | {counts['missed']} | {counts['case']} | {counts['repaired']} |")


if __name__ == "__main__":
    main()
