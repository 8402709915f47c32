#!/usr/bin/env python3
"""Every example of a Markdown specification through the reader.

    check_spec.py [SPEC.txt...]

BUILD names the build directory, with ../unit/test_reader.c built.  Each
example must give a tree without a crash, the tree must be valid DocBook 5.0,
and its words must be the words of the HTML that the specification expects, in
their order.  Examples are written as in CommonMark's spec.txt.  Without
SPEC.txt both are taken: the npm package commonmark-spec, and gfm.txt beside
this file.

known-failures beside this file lists what may fail, "<spec>:<number>: <reason>";
one that does not fail any more is a failure too.
"""
import html.parser
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SPECS = [
    os.path.join(ROOT, "node_modules/commonmark-spec/spec.txt"),
    os.path.join(HERE, "gfm.txt"),
]
SCHEMA = "/usr/share/xml/docbook/schema/rng/5.0/docbook.rng"
EXAMPLE = re.compile(r"^`{32} example[^\n]*\n(.*?)^\.\n(.*?)^`{32}$", re.M | re.S)
WORD = re.compile(r"[^\W_]+")
INLINE_HTML = set("a abbr b br code del em i img input kbd s span strong sub sup u".split())
INLINE_DOCBOOK = set(
    "abbrev emphasis inlinemediaobject keycap link literal phrase replaceable subscript superscript xref".split()
)


def words(text):
    return WORD.findall(unicodedata.normalize("NFKC", text))


class HtmlText(html.parser.HTMLParser):
    """The words a reader of the page sees, and those of its images."""

    def __init__(self):
        super().__init__()
        self.parts = []
        self.hidden = 0

    def handle_starttag(self, tag, attributes):
        if tag in ("script", "style"):
            self.hidden += 1
        if tag not in INLINE_HTML or tag == "br":
            self.parts.append("\n")
        if tag == "img":
            attributes = dict(attributes)
            self.parts.append(attributes.get("alt") or attributes.get("src") or "")

    def handle_endtag(self, tag):
        if tag in ("script", "style"):
            self.hidden = max(0, self.hidden - 1)
        if tag not in INLINE_HTML:
            self.parts.append("\n")

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)


def html_words(text):
    parser = HtmlText()
    # a tag that never ends is text; versions of html.parser differ about it
    parser.feed(re.sub(r"<(?=[^>]*\Z)", "&lt;", text))
    parser.close()
    return words("".join(parser.parts))


def tree_words(path):
    with open(path, encoding="utf-8") as file:
        text = file.read().replace("<?linebreak?>", "\n")
    parts = []

    def walk(node, parent):
        name = node.tag.rsplit("}", 1)[-1]
        if name == "title" and (node.get("role") == "generated" or parent == "figure"):
            return  # HTML has the latter in an attribute
        if name not in INLINE_DOCBOOK:
            parts.append("\n")
        parts.append(node.text or "")
        for child in node:
            walk(child, name)
            parts.append(child.tail or "")
        if name not in INLINE_DOCBOOK:
            parts.append("\n")

    walk(ElementTree.fromstring(text), None)
    return words("".join(parts))


def read_examples(path):
    name = os.path.splitext(os.path.basename(path))[0]
    name = {"spec": "commonmark"}.get(name, name)
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for number, match in enumerate(EXAMPLE.finditer(text), 1):
        yield ("%s:%d" % (name, number), match[1].replace("→", "\t"), match[2].replace("→", "\t"))


def read_known():
    known = {}
    path = os.path.join(HERE, "known-failures")
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            for line in file:
                if line.strip() and not line.startswith("#"):
                    name, reason = line.strip().split(": ", 1)
                    known[name] = reason
    return known


def run_reader(reader, directory, count):
    paths = [os.path.join(directory, "%d.md" % i) for i in range(count)]
    listing = "".join("%s\t%s.dbk\n" % (path, path) for path in paths)
    result = subprocess.run(
        [reader, SCHEMA], input=listing, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    )
    lines = result.stdout.splitlines()
    if result.returncode != 0 or len(lines) != count:
        sys.exit("%s: stopped with %d after %d of %d examples" % (reader, result.returncode, len(lines), count))
    return lines


def judge(directory, number, status, expected):
    if status != "valid":
        return status
    got = tree_words(os.path.join(directory, "%d.md.dbk" % number))
    wanted = html_words(expected)
    return None if got == wanted else "words %r, expected %r" % (got, wanted)


def main():
    reader = os.path.join(ROOT, os.environ.get("BUILD", "build"), "unit/test_reader")
    specs = sys.argv[1:] or SPECS
    examples = [example for spec in specs for example in read_examples(spec)]
    known = read_known()
    failures = 0
    with tempfile.TemporaryDirectory() as directory:
        for number, (_, markdown, _) in enumerate(examples):
            with open(os.path.join(directory, "%d.md" % number), "w", encoding="utf-8", newline="") as file:
                file.write(markdown)
        statuses = run_reader(reader, directory, len(examples))
        for number, (name, markdown, expected) in enumerate(examples):
            fault = judge(directory, number, statuses[number], expected)
            if fault is None and name in known:
                fault = "does not fail any more, take it off known-failures"
            elif name in known:
                continue
            if fault is not None:
                failures += 1
                print("%s: %s\n%s" % (name, fault, markdown), end="")
    print("%d examples, %d known failures, %d failures" % (len(examples), len(known), failures))
    return 1 if failures or not examples else 0


if __name__ == "__main__":
    sys.exit(main())
