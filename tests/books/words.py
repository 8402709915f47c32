"""Words of a Markdown file, a DocBook tree, a PDF or an EPUB, to compare them.

A word is a run of letters and digits after NFKC, less digits at its end.  A hyphen that a line break
put there (U+00AD) is closed up.
"""
import re
import subprocess
import tempfile
import unicodedata
import zipfile
import xml.etree.ElementTree as ET
from collections import Counter

SILENT = {"info", "indexterm", "alt", "textobject", "style", "script", "head"}


def words(text):
    text = re.sub("\u00ad\\s*", "", text)
    found = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text))
    return [re.sub(r"(?<=[^\W\d_])\d+$", "", word) for word in found]  # note marks stand at the end of words


def local(node):
    return node.tag.rsplit("}", 1)[-1] if isinstance(node.tag, str) else ""


INLINE = {"emphasis", "phrase", "literal", "link", "xref", "quote", "abbrev", "acronym", "subscript", "superscript",
          "code", "em", "strong", "a", "span", "b", "i", "sub", "sup", "kbd", "keycap", "del", "s", "abbr", "cite",
          "q", "small", "mark", "dfn", "var", "samp", "tag", "anchor", "foreignphrase", "citetitle", "wbr"}


def tree_text(node, silent=SILENT):
    if local(node) in silent or node.tag is ET.ProcessingInstruction and not (node.text or "").startswith("linebreak"):
        return node.tail or ""
    gap = "" if local(node) in INLINE else "\n"
    inner = ("" if callable(node.tag) else node.text or "") + "".join(tree_text(child, silent) for child in node)
    return gap + inner + gap + (node.tail or "")


def markdown_words(path):
    command = ["cmark-gfm", "--unsafe", "-t", "xml"]
    for extension in ("footnotes", "table", "strikethrough", "autolink", "tasklist"):
        command += ["-e", extension]
    source = re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.S)
    source = re.sub(r"^(#+ .*?)\s*\{[^}]*\}$", r"\1", source, flags=re.M)
    xml = subprocess.run(command, input=source.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    xml = re.sub(r"<!DOCTYPE[^>]*>", "", xml)
    xml = re.sub(r"<(/?)<unknown>", r"<\1unknown", xml)
    parts = []

    def walk(node):
        if local(node) == "image":
            return
        if local(node) in ("text", "code", "code_block"):
            parts.append(node.text or "")
        if local(node) in ("softbreak", "linebreak", "paragraph", "heading", "code_block", "table_cell"):
            parts.append("\n")
        for child in node:
            walk(child)

    walk(ET.fromstring(xml))
    return words("".join(parts))


def docbook_words(path):
    parser = ET.XMLParser(target=ET.TreeBuilder(insert_pis=True))  # line breaks
    return words(tree_text(ET.parse(path, parser).getroot()))


def pdf_words(path):
    return words(subprocess.run(["pdftotext", "-enc", "UTF-8", str(path), "-"], stdout=subprocess.PIPE,
                                check=True).stdout.decode())


def epub_words(path):
    book = zipfile.ZipFile(path)
    opf_name = re.search(r'full-path="([^"]+)"', book.read("META-INF/container.xml").decode())[1]
    base = opf_name.rpartition("/")[0]
    opf = ET.fromstring(book.read(opf_name))
    items = {i.get("id"): i for i in opf.iter() if local(i) == "item"}
    text = []
    for ref in (r for r in opf.iter() if local(r) == "itemref"):
        item = items[ref.get("idref")]
        if "nav" in (item.get("properties") or ""):
            continue
        xhtml = book.read(f"{base}/{item.get('href')}" if base else item.get("href")).decode()
        xhtml = re.sub(r"<!DOCTYPE[^>]*>", "", xhtml)
        text.append(tree_text(ET.fromstring(xhtml), {"head", "script", "style"}))
    return words("\n".join(text))


def lost(source, output):
    """Source words that the output lacks, with their neighbours."""
    with tempfile.NamedTemporaryFile("w") as a, tempfile.NamedTemporaryFile("w") as b:
        a.write("\n".join(source) + "\n")
        b.write("\n".join(output) + "\n")
        a.flush()
        b.flush()
        diff = subprocess.run(["diff", "--speed-large-files", a.name, b.name], stdout=subprocess.PIPE).stdout.decode()
    gone, new, places = Counter(), Counter(), []
    for match in re.finditer(r"^(\d+)(?:,(\d+))?([acd])(\d+)(?:,(\d+))?$", diff, re.M):
        a1, a2, kind, b1, b2 = match.groups()
        left = [] if kind == "a" else range(int(a1) - 1, int(a2 or a1))
        right = [] if kind == "d" else range(int(b1) - 1, int(b2 or b1))
        new.update(output[i] for i in right)
        if left and "".join(source[i] for i in left) in "".join(output[i] for i in right):
            continue  # the same letters, divided otherwise
        gone.update(source[i] for i in left)
        places += left
    missing = gone - new
    found = []
    for i in places:
        if missing[source[i]] > 0:
            missing[source[i]] -= 1
            found.append(" ".join(source[max(0, i - 3):i] + [f"[{source[i]}]"] + source[i + 1:i + 4]))
    return found
