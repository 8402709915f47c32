#!/usr/bin/env python3
"""What a build costs, stage by stage, and against a peer in paired runs.

    bench.py [CORPUS.md] [--runs N]        (make bench CORPUS=path/to/book.md)

Without a corpus the handout's chapters are used, repeated to some 200 pages.
Where CORPUS.typ, the same text in Typst's markup, lies beside CORPUS.md,
Typst (npm, tests/bench/package.json) compiles it in turn with us: A B A B ...
Only ratios from one run are worth quoting; the machine is shared and noisy.
"""
import argparse
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
QUOIN = ROOT / "build" / "quoin"


def timed(command, **options):
    """Wall seconds, processor seconds, peak MiB of one run."""
    start = time.monotonic()
    child = subprocess.Popen([str(c) for c in command], stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - start
    if os.waitstatus_to_exitcode(status) > 1:
        sys.exit(f"bench: {' '.join(map(str, command))} failed")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def line(name, runs):
    wall, cpu, peak = (statistics.median(column) for column in zip(*runs))
    print(f"{name:34} {wall:8.3f} s wall {cpu:8.3f} s cpu {peak:7.0f} MiB")
    return wall


def repeat_text(source, times, target):
    """The book so many times over; ids of the copies get a suffix of their own."""
    text = re.sub(r"\A---\n.*?\n---\n", "", source.read_text(encoding="utf-8"), flags=re.S)
    with target.open("w", encoding="utf-8") as out:
        for i in range(times):
            copy = re.sub(r"\{#([\w.-]+)", rf"{{#\1-c{i}", text)
            out.write(re.sub(r"\]\(#([\w.-]+)\)", rf"](#\1-c{i})", copy) + "\n")


def sample(directory):
    """The handout's chapters in one file, fourteen times."""
    one = directory / "handout.md"
    chapters = sorted((ROOT / "content/handout").glob("*.md"))
    text = "\n".join(c.read_text(encoding="utf-8") for c in chapters)
    text = re.sub(r"\]\([\w-]+\.md", "](", text)
    one.write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "content/handout/images", directory / "images")
    book = directory / "book.md"
    repeat_text(one, 14, book)
    return book


def stages(book, out):
    done = subprocess.run([QUOIN, "build", "-v", "-f", "pdf,epub", "-o", out, book],
                          stderr=subprocess.PIPE, text=True)
    for match in re.finditer(r"^stage (\w+): (\S+) s, (\d+) MiB$", done.stderr, re.M):
        print(f"  {match[1]:12} {float(match[2]):8.3f} s   peak {int(match[3]):5d} MiB")


def typst_command(markup):
    compiler = HERE / "node_modules/@myriaddreamin/typst-ts-node-compiler"
    if not compiler.exists():
        subprocess.run(["npm", "install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=HERE, check=True,
                       stdout=subprocess.DEVNULL)
    return ["node", HERE / "typst.js", markup, "/dev/null"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        book = options.corpus.resolve() if options.corpus else sample(scratch)
        pdf = [QUOIN, "build", "-q", "-f", "pdf", "-o", scratch / "pdf", book]
        epub = [QUOIN, "build", "-q", "-f", "epub", "-o", scratch / "epub", book]
        markup = book.with_suffix(".typ")
        peer = typst_command(markup) if markup.exists() else None
        ours, theirs, ratios = [], [], []
        timed(pdf)
        if peer:
            timed(peer)
        for _ in range(options.runs):
            ours.append(timed(pdf))
            if peer:
                theirs.append(timed(peer))
                ratios.append(theirs[-1][0] / ours[-1][0])
        wall = line("Markdown to PDF", ours)
        if peer:
            line("Typst, same text", theirs)
            print(f"{'times as fast as Typst, pairwise':34} {min(ratios):8.2f} ... {statistics.median(ratios):.2f} "
                  f"... {max(ratios):.2f}")
        line("Markdown to EPUB", [timed(epub) for _ in range(options.runs)])
        ten = scratch / "ten.md"
        repeat_text(book, 10, ten)
        for image_dir in ("img", "images"):
            if (book.parent / image_dir).exists() and not (scratch / image_dir).exists():
                shutil.copytree(book.parent / image_dir, scratch / image_dir)
        ten_wall = line("ten copies to PDF", [timed(pdf[:-1] + [ten]) for _ in range(2)])
        print(f"{'ten copies cost':34} {ten_wall / wall:8.2f} times one")
        print("stages of one build, processor time:")
        stages(book, scratch / "both")


main()
