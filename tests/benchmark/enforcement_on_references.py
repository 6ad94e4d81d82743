#!/usr/bin/env python3
"""What the glossary changes in translations that are right already: every change for another case is suspect.

usage: enforcement_on_references.py PREFIX [--show] [--put-back], with PREFIX.en, PREFIX.fr, PREFIX.ru, PREFIX.uk, a sentence a line, translated by people.
Prints a table of the terms by status and rule; with --show each repaired place. With --put-back also what becomes of each term
when it alone is put back into English, as a translator leaves it: whether the form that people chose comes back.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
CONTEXT = 60  # bytes on each side of a repaired place
LONGEST_ENDING = 3  # letters in which forms of one name differ


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


def put_back(results):
    """Pairs of source and target in which one term is English again, with the right text and form."""
    for result in results:
        if any(occurrence["status"] == "repaired" for occurrence in result["occurrences"]):
            continue
        text = result["target"].encode()
        for place, occurrence in enumerate(result["occurrences"]):
            english = re.sub("[’'](s)?$", "", occurrence["source_text"])
            if occurrence["status"] == "applied" and english != occurrence["form"]:
                begin, end = occurrence["target"]
                target = (text[:begin] + english.encode() + text[end:]).decode()
                yield result["source"], target, result["target"], place, occurrence["form"]


def is_other_form(form, other):
    """Whether the words of both differ in their endings alone."""
    words, others = form.lower().split(), other.lower().split()
    return len(words) == len(others) and all(a[: max(1, min(len(a), len(b)) - LONGEST_ENDING)] == b[: max(1, min(len(a), len(b)) - LONGEST_ENDING)] for a, b in zip(words, others))


def print_put_back(language, results):
    cases = list(put_back(results))
    counts = collections.Counter()
    for (_, _, right, place, form), result in zip(cases, enforce(language, [case[:2] for case in cases])):
        got = result["occurrences"][place].get("form", "")
        counts["restored" if result["target"] == right else "form" if is_other_form(form, got) else "rendering"] += 1
    print(f"| {language} | {len(cases)} | {counts['restored']} | {counts['form']} | {counts['rendering']} |")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    prefix, show = sys.argv[1], "--show" in sys.argv[2:]
    all_results = {}
    print("| language | terms | applied | missed | another case | other repairs |\n|---|---|---|---|---|---|")
    for language in ("fr", "ru", "uk"):
        sources = open(f"{prefix}.en", encoding="utf-8").read().split("\n")
        targets = open(f"{prefix}.{language}", encoding="utf-8").read().split("\n")
        results = enforce(language, [pair for pair in zip(sources, targets) if all(map(str.strip, pair))])
        all_results[language] = results
        counts = collections.Counter()
        for result in results:
            for occurrence in result["occurrences"]:
                repaired = occurrence["status"] == "repaired"
                counts[("case" if occurrence["rule"] == "case" else "repaired") if repaired else occurrence["status"]] += 1
                if repaired and show:
                    print(occurrence["rule"], occurrence["id"], shown(result, occurrence), sep="\t")
        print(f"| {language} | {sum(counts.values())} | {counts['applied']} | {counts['missed']} | {counts['case']} | {counts['repaired']} |")
    if "--put-back" in sys.argv[2:]:
        print("\n| language | put back into English | restored | in another form | another rendering |\n|---|---|---|---|---|")
        for language, results in all_results.items():
            print_put_back(language, results)


if __name__ == "__main__":
    main()
