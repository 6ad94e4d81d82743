#!/usr/bin/env python3
"""Measures `dragoman segment` on news articles whose sentences are known.

  tests/benchmark/segmentation_on_dev.py [--data DIR] [--command "build/release/bin/dragoman segment --language {language} {file}"] [--list]

DIR (default ../shared/data/dev) holds ntrex.en, .fr, .ru and .uk, a sentence a line, and ntrex.docs.tsv, the document of
each line in its first column. The lines of a document are joined by spaces and segmented; the report says how many of the
line ends came back, how many borders fell inside a line (many a line has more than one sentence, so these are not all
wrong), how many of these follow a short word or an initial with a full stop, and how many segments begin with a closing
quote or bracket. --list prints the borders after short words and the line ends that were missed.
"""
import argparse
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

CLOSING = tuple("»”)]}›")
AFTER_SHORT_WORD = re.compile(r"(?:^|[\s(«„“\"'’.-])(\w{1,4}|[\w.]*\w\.\w{1,4})\.[\s]*$")


def documents(data, language):
    lines = (data / f"ntrex.{language}").read_text(encoding="utf-8").splitlines()
    ids = [line.split("\t")[0] for line in (data / "ntrex.docs.tsv").read_text(encoding="utf-8").splitlines()]
    grouped = {}
    for document, line in zip(ids, lines):
        if line.strip():
            grouped.setdefault(document, []).append(" ".join(line.split()))
    return list(grouped.values())


def segment(command, language, texts):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n".join(texts) + "\n")
        file.flush()
        filled = [part.format(language=language, file=file.name) for part in shlex.split(command)]
        output = subprocess.run(filled, check=True, capture_output=True).stdout.decode("utf-8")
    paragraphs = [[line.strip() for line in block.split("\n") if line.strip()] for block in output.strip("\n").split("\n\n")]
    if len(paragraphs) != len(texts):
        sys.exit(f"{language}: {len(texts)} paragraphs went in, {len(paragraphs)} came out")
    return paragraphs


def ends(parts):
    """Places at which the parts end, counted without white space, so that both sides agree."""
    places, at = [], 0
    for part in parts:
        at += len(re.sub(r"\s", "", part))
        places.append(at)
    return places


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../shared/data/dev"))
    arguments.add_argument("--command", default="build/release/bin/dragoman segment --language {language} {file}")
    arguments.add_argument("--languages", nargs="+", default=["en", "fr", "ru", "uk"])
    arguments.add_argument("--list", action="store_true")
    options = arguments.parse_args()
    if not (options.data / "ntrex.docs.tsv").is_file():
        sys.exit(f"no development set in {options.data}: name its folder with --data")

    print("language documents lines segments line_ends_found inside_lines after_short_words begin_with_closing")
    for language in options.languages:
        docs = documents(options.data, language)
        segmented = segment(options.command, language, [" ".join(doc) for doc in docs])
        expected = found = inside = closing = total = 0
        short, missed, others = [], [], []
        for lines, segments in zip(docs, segmented):
            line_ends, segment_ends = ends(lines), ends(segments)
            known = set(line_ends)
            expected += len(lines) - 1
            found += len(known & set(segment_ends)) - 1
            total += len(segments)
            closing += sum(part.startswith(CLOSING) for part in segments)
            for index, end in enumerate(segment_ends[:-1]):
                if end in known:
                    continue
                inside += 1
                place = f"{segments[index][-60:]} | {segments[index + 1][:50]}"
                (short if AFTER_SHORT_WORD.search(segments[index]) else others).append(place)
            for index, end in enumerate(line_ends[:-1]):
                if end not in segment_ends:
                    missed.append(f"{lines[index][-60:]} | {lines[index + 1][:50]}")
        print(language, len(docs), expected + len(docs), total, f"{found}/{expected}", inside, len(short), closing)
        if options.list:
            for name, places in (("after a short word", short), ("missed", missed), ("inside", others)):
                for place in places:
                    print(f"  {name}: {place}")


if __name__ == "__main__":
    main()
