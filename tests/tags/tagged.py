"""The structure tree of a tagged PDF, read back through qpdf's JSON: elements with the text of their content.

Nothing is taken on trust: page contents are decoded by their fonts' ToUnicode maps, marked content is followed from
the structure's MCIDs and back, and whatever doesn't fit is noted in `faults`.

As a program it prints the structure of a PDF, one element a line, and then the faults.
"""
import base64
import html
import json
import re
import subprocess
import sys

TOKEN = re.compile(rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<<|>>|<[0-9A-Fa-f\s]*>|\[|\]|/[^\s()<>\[\]/%]*|[^\s()<>\[\]/%]+", re.S)
ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.S)
PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r\n": b""}
SHOWS = {b"Tj", b"TJ", b"'", b'"'}
PAINTS = SHOWS | {b"f", b"f*", b"F", b"S", b"s", b"B", b"B*", b"b", b"b*", b"Do", b"sh", b"BI"}


def unescape(match):
    c = match.group(1)
    return bytes([int(c, 8) & 255]) if c[:1].isdigit() else PLAIN.get(c, c)


def string_of(token):
    """The bytes of a literal or hexadecimal string."""
    if token[:1] == b"(":
        return ESCAPE.sub(unescape, token[1:-1])
    digits = re.sub(rb"\s", b"", token[1:-1])
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def text_of(raw):
    return raw[2:].decode("utf-16-be") if raw[:2] == b"\xfe\xff" else raw.decode("latin-1")


def text_value(value):
    """A text string as qpdf's JSON has it."""
    if isinstance(value, str) and value[:2] == "u:":
        return value[2:]
    return text_of(bytes.fromhex(value[2:])) if isinstance(value, str) and value[:2] == "b:" else None


class Element:
    def __init__(self, kind, values):
        self.kind, self.values = kind, values
        self.kids = []  # Element, str, or ("link", annotation)
        self.parent = None
        self.headers = []  # of a table's cell

    def walk(self):
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def text(self, without=()):
        return "".join(kid.text(without) if isinstance(kid, Element) else kid if isinstance(kid, str) else ""
                       for kid in self.kids) if self.kind not in without else ""

    def find(self, *kinds, without=()):
        if self.kind in without:
            return
        if self.kind in kinds:
            yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.find(*kinds, without=without)

    def attribute(self, name):
        given = self.values.get("/A", {})
        return next((a[name] for a in (given if isinstance(given, list) else [given]) if name in a), None)

    def label(self):
        """The type and what else the element says."""
        words = [self.kind]
        for key in ("/Lang", "/Alt", "/ActualText", "/E"):
            if key in self.values:
                words.append(f"{key[1:]}={text_value(self.values[key])!r}")
        for key in ("/ListNumbering", "/Scope", "/ColSpan", "/RowSpan"):
            if self.attribute(key) is not None:
                words.append(f"{key[1:]}={str(self.attribute(key)).lstrip('/')}")
        if self.headers:
            words.append("Headers=" + "+".join(repr(cell.text()) for cell in self.headers))
        return " ".join(words)

    def outline(self, depth=0):
        """For people: an element, a piece of text or a link's annotation a line."""
        lines = ["  " * depth + self.label()]
        for kid in self.kids:
            if isinstance(kid, Element):
                lines += kid.outline(depth + 1)
            elif isinstance(kid, str):
                lines.append("  " * (depth + 1) + repr(kid))
            else:
                lines.append("  " * (depth + 1) + "-> " + repr(text_value(kid[1].get("/Contents"))))
        return lines


class Tagged:
    """`root`: the Document element; `artifacts`: text of artifacts, page by page; `faults`: what is wrong.

    Without `knows_actual_text` glyphs are read as their fonts say, as simple readers do.
    """

    def __init__(self, path, knows_actual_text=True):
        self.knows_actual_text = knows_actual_text
        done = subprocess.run(["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", path],
                              stdout=subprocess.PIPE, check=True)
        self.objects = json.loads(done.stdout)["qpdf"][1]
        self.faults, self.fonts, self.content, self.used, self.artifacts = [], {}, {}, set(), []
        self.catalog = self.value(self.value(self.objects["trailer"]["value"])["/Root"])
        self.pages = self.list_pages(self.catalog["/Pages"])
        for number, page in enumerate(self.pages):
            self.read_page(number, page)
        tree = self.value(self.catalog["/StructTreeRoot"])
        self.role_map = self.value(tree.get("/RoleMap", {}))
        self.seen = set()
        kids = tree["/K"]
        self.root = self.read_element(kids[0] if isinstance(kids, list) else kids, None, None)
        self.check_parents(tree)
        self.read_headers(tree)
        left = [key for key in self.content if key not in self.used]
        if left:
            self.faults.append(f"marked content in no element: {left[:5]}")

    def value(self, value):
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            entry = self.objects["obj:" + value]
            value = entry["value"] if "value" in entry else entry["stream"]["dict"]
        return value

    def stream(self, reference):
        return base64.b64decode(self.objects["obj:" + reference]["stream"]["data"])

    def list_pages(self, reference):
        node = self.value(reference)
        if node["/Type"] == "/Page":
            return [reference]
        return [page for kid in node["/Kids"] for page in self.list_pages(kid)]

    def font(self, reference):
        """Code to text, and bytes a code."""
        if reference not in self.fonts:
            font, codes = self.value(reference), {}
            wide = font["/Subtype"] == "/Type0"
            cmap = self.stream(font["/ToUnicode"]) if "/ToUnicode" in font else b""
            for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.S):
                for code, text in re.findall(rb"<(\w+)>\s*<(\w*)>", block):
                    codes[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
            for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.S):
                for low, high, text in re.findall(rb"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
                    for code in range(int(low, 16), int(high, 16) + 1):
                        codes[code] = chr(int(text, 16) + code - int(low, 16))
                for low, _high, texts in re.findall(rb"<(\w+)>\s*<(\w+)>\s*\[(.*?)\]", block, re.S):
                    for i, text in enumerate(re.findall(rb"<(\w+)>", texts)):
                        codes[int(low, 16) + i] = bytes.fromhex(text.decode()).decode("utf-16-be")
            if font.get("/Encoding") == "/WinAnsiEncoding":
                codes = {**{c: bytes([c]).decode("cp1252", "replace") for c in range(32, 256)}, **codes}
            self.fonts[reference] = codes, 2 if wide else 1
        return self.fonts[reference]

    def read_page(self, number, reference):
        page = self.value(reference)
        contents = page["/Contents"]
        data = b"\n".join(self.stream(c) for c in (contents if isinstance(contents, list) else [contents]))
        Content(self, number, page["/Resources"]).read(data)

    def read_element(self, reference, parent, page):
        if reference in self.seen:
            self.faults.append(f"element {reference} is there twice")
        self.seen.add(reference)
        values = self.value(reference)
        element = Element(values["/S"][1:], values)
        element.parent, element.reference = parent, reference
        if parent is not None and values.get("/P") != parent.reference:
            self.faults.append(f"{element.kind} {reference} names another parent")
        page = values.get("/Pg", page)
        kids = values.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            self.read_kid(element, kid, page)
        return element

    def read_kid(self, element, kid, page):
        inner = self.value(kid)
        if isinstance(inner, int):
            self.take(element, page, inner)
        elif inner.get("/Type") == "/MCR":
            self.take(element, inner.get("/Pg", page), inner["/MCID"])
        elif inner.get("/Type") == "/OBJR":
            element.kids.append(("link", self.value(inner["/Obj"])))
        else:
            element.kids.append(self.read_element(kid, element, page))

    def take(self, element, page, mcid):
        key = self.pages.index(page), mcid
        if key in self.used or key not in self.content:
            self.faults.append(f"{element.kind} has content {key} that is " + ("another's" if key in self.used else "not there"))
            return
        self.used.add(key)
        self.content[key] = (element, self.content[key])
        element.kids.append(self.content[key][1])

    def read_headers(self, tree):
        """Which cells a cell names as its headers, by their identifiers."""
        named = self.value(tree.get("/IDTree", {})).get("/Names", [])
        keys, by_name = named[::2], dict(zip(named[::2], named[1::2]))
        elements = {element.reference: element for element in self.root.walk()}
        if keys != sorted(keys):
            self.faults.append("identifiers aren't in order")
        for element in elements.values():
            name = element.values.get("/ID")
            if name is not None and by_name.get(name) != element.reference:
                self.faults.append(f"{element.kind} {name} isn't found by its identifier")
            for name in element.attribute("/Headers") or []:
                if name not in by_name or elements[by_name[name]].kind != "TH":
                    self.faults.append(f"{element.kind} names {name} as its header")
                else:
                    element.headers.append(elements[by_name[name]])

    def number_tree(self, node):
        node = self.value(node)
        nums = node.get("/Nums", [])
        yield from zip(nums[::2], nums[1::2])
        for kid in node.get("/Kids", []):
            yield from self.number_tree(kid)

    def check_parents(self, tree):
        parents = dict(self.number_tree(tree["/ParentTree"]))
        for number, reference in enumerate(self.pages):
            page = self.value(reference)
            row = self.value(parents.get(page.get("/StructParents"), []))
            for mcid, owner in enumerate(row):
                taken = self.content.get((number, mcid))
                if not isinstance(taken, tuple) or taken[0].reference != owner:
                    self.faults.append(f"the parent tree is wrong for page {number + 1}, content {mcid}")
            for annotation in page.get("/Annots", []):
                owner = parents.get(self.value(annotation).get("/StructParent"))
                if owner is None or self.value(owner).get("/S") != "/Link":
                    self.faults.append(f"an annotation of page {number + 1} belongs to no Link")


class Content:
    """Reads one page's content: text by MCID, and what stands outside.  A form's content is where it is drawn."""

    def __init__(self, pdf, number, resources, marks=()):
        self.pdf, self.number = pdf, number
        resources = pdf.value(resources)
        self.fonts, self.drawn = pdf.value(resources.get("/Font", {})), pdf.value(resources.get("/XObject", {}))
        self.font, self.open, self.operands, self.outer = ({}, 1), list(marks), [], len(marks)
        self.saved = []

    def draw(self, reference):
        drawn = self.pdf.value(reference)
        if drawn["/Subtype"] == "/Form":
            Content(self.pdf, self.number, drawn.get("/Resources", {}), self.open).read(self.pdf.stream(reference))

    def show(self, raw):
        codes, width = self.font
        text = "".join(codes.get(int.from_bytes(raw[i:i + width], "big"), "\ufffd") for i in range(0, len(raw), width))
        if not any("actual" in mark for mark in self.open):
            self.add(text)

    def add(self, text):
        mark = next((m for m in reversed(self.open) if "mcid" in m or "artifact" in m), None)
        if mark is None:
            return
        if "artifact" in mark:
            self.pdf.artifacts.append((self.number, text))
        else:
            self.pdf.content[self.number, mark["mcid"]] += text
            if "\ufffd" in text:
                self.fault("a glyph stands for no text")

    def fault(self, what):
        self.pdf.faults.append(f"page {self.number + 1}: {what}")

    def begin(self, tag, properties):
        mark = {}
        found = re.search(rb"/MCID\s*(\d+)", properties)
        actual = re.search(rb"/ActualText\s*(<[^>]*>|\((?:[^()\\]|\\.)*\))", properties)
        if tag == b"/Artifact":
            mark["artifact"] = True
        if (found or tag == b"/Artifact") and any("mcid" in m or "artifact" in m for m in self.open):
            self.fault("marks in marks")
        if found:
            mark["mcid"] = int(found.group(1))
            if (self.number, mark["mcid"]) in self.pdf.content:
                self.fault(f"MCID {mark['mcid']} is there twice")
            self.pdf.content[self.number, mark["mcid"]] = ""
        if actual and self.pdf.knows_actual_text:
            mark["actual"] = text_of(string_of(actual.group(1)))
        self.open.append(mark)

    def end(self):
        if len(self.open) == self.outer:
            self.fault("EMC without a mark")
            return
        mark = self.open[-1]
        if "actual" in mark and not any("actual" in m for m in self.open[:-1]):
            self.add(mark["actual"])
        self.open.pop()

    def read(self, data):
        for match in TOKEN.finditer(data):
            token = match.group()
            if not (token[:1].isalpha() or token in SHOWS):
                self.operands.append(token)
                continue
            self.operate(token)
            self.operands = []
        if len(self.open) != self.outer:
            self.fault("a mark isn't closed")

    def operate(self, operator):
        operands = self.operands
        if operator == b"q":
            self.saved.append(self.font)
        elif operator == b"Q" and self.saved:
            self.font = self.saved.pop()
        elif operator == b"Tf":
            self.font = self.pdf.font(self.fonts[operands[0].decode()])
        elif operator in (b"BDC", b"BMC"):
            self.begin(operands[0], b" ".join(operands[1:]))
        elif operator == b"EMC":
            self.end()
        elif operator == b"Do":
            self.draw(self.drawn[operands[-1].decode()])
        elif operator in SHOWS:
            for operand in operands:
                if operand[:1] in b"(<" and operand[:2] != b"<<":
                    self.show(string_of(operand))
        if operator in PAINTS and not any("mcid" in m or "artifact" in m for m in self.open):
            self.fault(f"{operator.decode()} outside of all marks")


# What may stand in what (ISO 32000-1, 14.8.4.3), where that is closed.
ONLY = {"L": {"LI", "L", "Caption"}, "LI": {"Lbl", "LBody"}, "TOC": {"TOCI", "TOC", "Caption"},
        "Table": {"TR", "THead", "TBody", "TFoot", "Caption"}, "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"},
        "TR": {"TH", "TD"}}
INSIDE = {"LI": {"L"}, "LBody": {"LI"}, "TOCI": {"TOC"}, "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"},
          "TD": {"TR"}, "THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"}}
STANDARD = set("Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl "
               "LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP "
               "Warichu WT WP Figure Formula Form".split())


def check_structure(pdf):
    """PDF/UA-1, 7.2 to 7.9, and the element types of ISO 32000-1."""
    level, identifiers = 0, set()
    for element in pdf.root.walk():
        kind, parent = element.kind, element.parent.kind if element.parent else None
        inner = {kid.kind for kid in element.kids if isinstance(kid, Element)}
        if kind not in STANDARD and pdf.role_map.get("/" + kind, "")[1:] not in STANDARD:
            yield f"{kind} is no standard type"
        if kind in ONLY and (inner - ONLY[kind] or any(isinstance(kid, str) for kid in element.kids)):
            yield f"{kind} holds {sorted(inner - ONLY[kind]) or 'text'}"
        if kind in INSIDE and parent not in INSIDE[kind]:
            yield f"{kind} stands in {parent}"
        if re.fullmatch("H[1-6]", kind):
            if int(kind[1]) > level + 1:
                yield f"{kind} follows H{level}"
            level = int(kind[1])
        if kind in ("Figure", "Formula") and not text_value(element.values.get("/Alt")):
            yield f"{kind} has no Alt"
        if kind == "Figure" and not element.attribute("/BBox"):
            yield "Figure has no BBox"
        if kind == "Note":
            if "/ID" not in element.values or element.values["/ID"] in identifiers:
                yield "Note has no ID of its own"
            identifiers.add(element.values.get("/ID"))
        if kind == "TH" and not element.attribute("/Scope"):
            yield "TH has no Scope"
        if kind == "Table":
            widths = {sum(cell.attribute("/ColSpan") or 1 for cell in row.kids if isinstance(cell, Element))
                      for row in element.find("TR") if not any(
                          (cell.attribute("/RowSpan") or 1) > 1 for cell in element.find("TH", "TD"))
                      and row.parent.parent in (element, element.parent)}
            if len(widths) > 1:
                yield f"rows of a table have {sorted(widths)} columns"
        if kind == "Link" and not any(isinstance(kid, tuple) for kid in element.kids):
            yield "Link has no annotation"


def check_document(pdf):
    """What the file says of itself: ISO 14289-1, 5 and 7.1; ISO 19005-2, 6.2 and 6.6."""
    catalog, trailer = pdf.catalog, pdf.value(pdf.objects["trailer"]["value"])
    if not text_value(catalog.get("/Lang")):
        yield "no language"
    if pdf.value(catalog.get("/MarkInfo", {})).get("/Marked") is not True:
        yield "not Marked"
    if pdf.value(catalog.get("/ViewerPreferences", {})).get("/DisplayDocTitle") is not True:
        yield "no DisplayDocTitle"
    xmp = pdf.stream(catalog["/Metadata"]).decode() if "/Metadata" in catalog else ""
    info = pdf.value(trailer["/Info"])
    for key, tag in (("/Title", "dc:title"), ("/Author", "dc:creator"), ("/Subject", "dc:description"),
                     ("/Keywords", "pdf:Keywords"), ("/Producer", "pdf:Producer"), ("/Creator", "xmp:CreatorTool")):
        found = re.search(f"<{tag}>(.*?)</{tag}>", xmp, re.S)
        said = html.unescape(re.sub("<[^>]*>", "", found.group(1))) if found else None
        if said != text_value(info.get(key)):
            yield f"Info and XMP don't agree on {key}"
    dates = re.findall(r"<xmp:(?:Create|Modify)Date>(.*?)</", xmp)
    if {re.sub(r"\D", "", d) for d in dates} != {re.sub(r"\D", "", text_value(info[k])) for k in ("/CreationDate", "/ModDate")}:
        yield "Info and XMP don't agree on dates"
    if "<pdfaid:part>" in xmp and "/OutputIntents" not in catalog:
        yield "PDF/A without output intent"
    if "<pdfaid:part>" in xmp and "<pdfuaid:part>" in xmp and "pdfaSchema:prefix>pdfuaid<" not in xmp:
        yield "PDF/A doesn't describe the schema of PDF/UA"
    if len(trailer.get("/ID", [])) != 2:
        yield "no file identifier"


def check_objects(pdf):
    """Fonts, pictures, annotations, pages: ISO 14289-1, 7.18 and 7.21; ISO 19005-2, 6.1 to 6.3."""
    for name, entry in pdf.objects.items():
        value = entry.get("value", entry.get("stream", {}).get("dict"))
        if not isinstance(value, dict):
            continue
        kind = value.get("/Type")
        if kind == "/Page" and "/Annots" in value and value.get("/Tabs") != "/S":
            yield f"{name}: annotations without Tabs S"
        if kind == "/Annot" and not (value.get("/F") == 4 and text_value(value.get("/Contents"))):
            yield f"{name}: annotation without flag 4 or Contents"
        if value.get("/Interpolate") is True:
            yield f"{name}: picture asks to be smoothed"
        if "LZW" in str(value.get("/Filter")):
            yield f"{name}: LZW"
        if kind == "/ExtGState" and "/TR" in value:
            yield f"{name}: graphics state that PDF/A forbids"
        if kind == "/Font" and value["/Subtype"] in ("/TrueType", "/Type1", "/Type0", "/MMType1"):
            yield from check_font(pdf, name, value)
        if value.get("/Subtype") == "/CIDFontType2" and "/CIDToGIDMap" not in value:
            yield f"{name}: no CIDToGIDMap"


def check_font(pdf, name, font):
    codes, _ = pdf.font(name.removeprefix("obj:"))
    if "/ToUnicode" not in font and font.get("/Encoding") != "/WinAnsiEncoding":
        yield f"{name}: no ToUnicode"
    if any(c in text for text in codes.values() for c in "\0\ufeff\ufffe"):
        yield f"{name}: ToUnicode says U+0000, U+FEFF or U+FFFE"
    inner = pdf.value(font["/DescendantFonts"][0]) if "/DescendantFonts" in font else font
    descriptor = pdf.value(inner.get("/FontDescriptor", {}))
    if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor):
        yield f"{name}: not embedded"


def faults(pdf):
    return pdf.faults + [f for check in (check_structure, check_document, check_objects) for f in check(pdf)]


if __name__ == "__main__":
    read = Tagged(sys.argv[1])
    print(*read.root.outline(), sep="\n")
    print(*("fault: " + fault for fault in faults(read)), sep="\n", end="")
    sound = subprocess.run(["qpdf", "--check", sys.argv[1]], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if sound.returncode != 0:
        print("fault: qpdf:", sound.stdout.decode("utf-8", "replace"))
