#!/usr/bin/env python3
"""Makes every delivered file of corpus/samples (and the texts of corpus/gold) from the sources beside this script.

    python3 make.py            write everything
    python3 make.py --check    write nothing; exit 1 if a delivered file differs from what would be written

Standard library only; the same sources give the same bytes on every machine.

A source is UTF-8 text whose first line says what becomes of the rest:

    %% path: 第46周/甲.docx | format: docx
    %% path: 第46周/乙.txt  | format: text | encoding: gbk | eol: crlf | gold: NAME

  format    text (also .md and .html), docx, derive (lines "old => new" applied to the source named by `from`),
            copy (the delivered bytes of `from` again), empty, binary, encrypted
  encoding  utf-8, utf-8-sig, gbk, gb18030, big5, utf-16 (little-endian with byte-order mark)
  eol       lf or crlf
  gold      also write the reading text (UTF-8, LF) to ../../gold/NAME.txt

Damage is written where it shall stand: {{gbk|（一）抓整改}} becomes what remains when the GBK bytes are read one byte
out of step, {{utf8|工作}} what UTF-8 looks like when read as GBK.

Markup of a docx source, a paragraph a line:
    # title              ## heading 1, ### heading 2, with the number typed by the author
    @1 @2 @3 text        heading 1, heading 2, body with automatic numbering 一、（一）1.
    >c >r text           centred, right-aligned
    |a|b|                table row; ^ continues the cell above, < the cell to the left
    !textbox text        a text box, written twice (mc:Choice, mc:Fallback) as Word does
    !footer              page number in the footer
    {+text+} {-text-}    tracked insertion, tracked deletion
"""
import pathlib, re, sys, zipfile, io
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).resolve().parent
SAMPLES, GOLD = HERE.parent, HERE.parent.parent / "gold"

# --- damage -----------------------------------------------------------------------------------------------------------

def out_of_step(text):
    """GBK bytes after a lost half of an ideographic space, read in pairs; impossible pairs and the odd last byte go."""
    data = b"\xa1" + text.encode("gbk")
    pairs = (data[i:i + 2] for i in range(0, len(data) - 1, 2))
    return "".join(p.decode("gbk", "ignore") for p in pairs)

def damage(text):
    text = re.sub(r"\{\{gbk\|(.+?)\}\}", lambda m: out_of_step(m[1]), text)
    return re.sub(r"\{\{utf8\|(.+?)\}\}", lambda m: m[1].encode("utf-8").decode("gbk", "ignore"), text)

# --- docx -------------------------------------------------------------------------------------------------------------

NS = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
      'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
      'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
      'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
      'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
      'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
      'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"')
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MARK = 'w:author="办公室" w:date="2026-11-13T15:20:00Z"'

def run(text, deleted=False):
    tag = "w:delText" if deleted else "w:t"
    return f'<w:r><{tag} xml:space="preserve">{escape(text)}</{tag}></w:r>' if text else ""

def runs(text):
    out, ident = [], 0
    for part in re.split(r"(\{\+.*?\+\}|\{-.*?-\})", text):
        ident += 1
        if part.startswith("{+"): out.append(f'<w:ins w:id="{ident}" {MARK}>{run(part[2:-2])}</w:ins>')
        elif part.startswith("{-"): out.append(f'<w:del w:id="{ident}" {MARK}>{run(part[2:-2], True)}</w:del>')
        else: out.append(run(part))
    return "".join(out)

def paragraph(text, style=None, align=None, level=None, indent=False):
    props = f'<w:pStyle w:val="{style}"/>' if style else ""
    if level is not None: props += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    if indent: props += '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
    if align: props += f'<w:jc w:val="{align}"/>'
    return f'<w:p>{"<w:pPr>" + props + "</w:pPr>" if props else ""}{runs(text)}</w:p>'

def textbox(text):
    inside = f'<w:txbxContent><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{run(text)}</w:p></w:txbxContent>'
    return ('<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
            '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="5400000" cy="540000"/>'
            '<wp:docPr id="1" name="文本框 1"/><a:graphic><a:graphicData '
            'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
            '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5400000" cy="540000"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
            f'<wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>'
            '<mc:Fallback><w:pict><v:shape id="box1" style="width:425pt;height:42pt">'
            f'<v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>')

def table(rows):
    width = max(len(r) for r in rows)
    rows = [r + [""] * (width - len(r)) for r in rows]
    out = ['<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>'
           + "".join(f'<w:{s} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
                     for s in ("top", "left", "bottom", "right", "insideH", "insideV"))
           + '</w:tblBorders></w:tblPr><w:tblGrid>' + '<w:gridCol w:w="1700"/>' * width + '</w:tblGrid>']
    for y, row in enumerate(rows):
        out.append("<w:tr>")
        for x, cell in enumerate(row):
            if cell == "<": continue
            span = 1
            while x + span < width and row[x + span] == "<": span += 1
            props = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
            if cell == "^": props += "<w:vMerge/>"
            elif y + 1 < len(rows) and rows[y + 1][x] == "^": props += '<w:vMerge w:val="restart"/>'
            out.append(f'<w:tc><w:tcPr><w:tcW w:w="{1700 * span}" w:type="dxa"/>{props}</w:tcPr>'
                       f'{paragraph("" if cell == "^" else cell)}</w:tc>')
        out.append("</w:tr>")
    return "".join(out) + "</w:tbl><w:p/>"

DIGITS = "〇一二三四五六七八九"
def chinese(n): return DIGITS[n] if n < 10 else ("" if n < 20 else DIGITS[n // 10]) + "十" + (DIGITS[n % 10] if n % 10 else "")

STYLES = HEAD + f'<w:styles {NS}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>' + "".join(
    f'<w:style w:type="paragraph" {"w:default=" + chr(34) + "1" + chr(34) + " " if i == "Normal" else ""}w:styleId="{i}"><w:name w:val="{n}"/>'
    f'{"" if i == "Normal" else "<w:basedOn w:val=" + chr(34) + "Normal" + chr(34) + "/>"}<w:pPr>{p}</w:pPr><w:rPr>{r}</w:rPr></w:style>'
    for i, n, p, r in (("Normal", "Normal", "", ""), ("Title", "Title", '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="44"/>'),
                       ("Heading1", "heading 1", '<w:outlineLvl w:val="0"/>', '<w:rFonts w:eastAsia="黑体"/>'),
                       ("Heading2", "heading 2", '<w:outlineLvl w:val="1"/>', '<w:rFonts w:eastAsia="楷体"/>'),
                       ("Footer", "footer", '<w:jc w:val="center"/>', '<w:sz w:val="28"/>'))) + "</w:styles>"
NUMBERING = HEAD + f'<w:numbering {NS}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>' + "".join(
    f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{f}"/><w:suff w:val="nothing"/><w:lvlText w:val="{t}"/><w:lvlJc w:val="left"/></w:lvl>'
    for i, f, t in ((0, "chineseCountingThousand", "%1、"), (1, "chineseCountingThousand", "（%2）"), (2, "decimal", "%3."))) \
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
FOOTER = HEAD + (f'<w:ftr {NS}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{run("— ")}<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
                 '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
                 f'{run("1")}<w:r><w:fldChar w:fldCharType="end"/></w:r>{run(" —")}</w:p></w:ftr>')

def docx(body):
    """The bytes of the document, and its reading text: a paragraph or a table row a line, cells apart by a tab."""
    xml, text, rows, counters, footer = [], [], [], [0, 0, 0], False
    def flush():
        if rows: xml.append(table(rows)); rows.clear()
    for line in body.split("\n"):
        if line.startswith("|"):
            cells = line.strip("|").split("|"); rows.append(cells)
            text.append("\t".join("" if c in "^<" else c for c in cells)); continue
        flush()
        shown = line
        if line.startswith("!footer"): footer = True; continue
        if not line.strip(): continue
        if line.startswith("!textbox "): shown = line[9:]; xml.append(textbox(shown))
        elif line.startswith("@"):
            level = int(line[1]) - 1; shown = line[3:]
            counters[level] += 1; counters[level + 1:] = [0] * (2 - level)
            xml.append(paragraph(shown, ("Heading1", "Heading2", None)[level], level=level))
            shown = (f"{chinese(counters[0])}、", f"（{chinese(counters[1])}）", f"{counters[2]}.")[level] + shown
        elif line.startswith("### "): shown = line[4:]; xml.append(paragraph(shown, "Heading2"))
        elif line.startswith("## "): shown = line[3:]; xml.append(paragraph(shown, "Heading1"))
        elif line.startswith("# "): shown = line[2:]; xml.append(paragraph(shown, "Title"))
        elif line.startswith(">c "): shown = line[3:]; xml.append(paragraph(shown, align="center"))
        elif line.startswith(">r "): shown = line[3:]; xml.append(paragraph(shown, align="right"))
        else: xml.append(paragraph(line, indent=True))
        text.append(re.sub(r"\{\+(.*?)\+\}", r"\1", re.sub(r"\{-.*?-\}", "", shown)))
    flush()
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kinds = [("styles", STYLES), ("numbering", NUMBERING)] + ([("footer", FOOTER)] if footer else [])
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    parts = {
        "[Content_Types].xml": HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{office}document.main+xml"/>'
            + "".join(f'<Override PartName="/word/{k}.xml" ContentType="{office}{k}+xml"/>' for k, _ in kinds) + "</Types>",
        "_rels/.rels": HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{rel}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": HEAD + f'<w:document {NS}><w:body>{"".join(xml)}<w:sectPr>'
            + ('<w:footerReference w:type="default" r:id="rId3"/>' if footer else "")
            + '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/>'
            '</w:sectPr></w:body></w:document>',
        "word/_rels/document.xml.rels": HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            + "".join(f'<Relationship Id="rId{i}" Type="{rel}/{k}" Target="{k}.xml"/>' for i, (k, _) in enumerate(kinds, 1)) + "</Relationships>",
        **{f"word/{k}.xml": v for k, v in kinds},
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as z:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2026, 11, 20, 9, 0, 0)); info.external_attr = 0o644 << 16; info.create_system = 3
            z.writestr(info, content.encode("utf-8"), zipfile.ZIP_STORED)   # stored: no compressor version shows in the bytes
    return buffer.getvalue(), "\n".join(text) + "\n"

# --- files that are no text --------------------------------------------------------------------------------------------

def rubbish(length, seed):
    out = bytearray()
    for _ in range(length):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF; out.append(seed >> 16 & 0xFF)
    return bytes(out)

def encrypted():
    """As a docx with a password looks from outside: an OLE container that names an EncryptedPackage."""
    return (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "EncryptionInfo".encode("utf-16-le") + bytes(100)
            + "EncryptedPackage".encode("utf-16-le") + rubbish(3000, 7))

# --- all of it -----------------------------------------------------------------------------------------------------------

def sources():
    for path in sorted(HERE.rglob("*")):
        if path.is_file() and path.suffix in (".txt", ".md", ".html"):
            head, _, body = path.read_text(encoding="utf-8").partition("\n")
            if not head.startswith("%%"): raise SystemExit(f"{path.name}: no header line")
            yield path, dict(p.strip().split(": ", 1) for p in head[2:].split(" | ")), body

def produce():
    """Delivered path → bytes, samples and gold texts together."""
    found = {p.relative_to(HERE).as_posix(): (m, b) for p, m, b in sources()}
    def derived(meta, body):
        if meta["format"] != "derive": return meta, body
        base, text = derived(*found[meta["from"]])
        for line in filter(str.strip, body.split("\n")):
            old, new = line.split(" => ")
            if old not in text: raise SystemExit(f'{meta["path"]}: not in the source: {old}')
            text = text.replace(old, new)
        return {**{k: v for k, v in base.items() if k != "gold"}, **meta, "format": base["format"]}, text
    files, again = {}, []
    for name, (meta, body) in found.items():
        if meta["format"] == "copy": again.append(meta); continue
        meta, body = derived(meta, body)
        reading, kind = None, meta["format"]
        if kind == "docx": data, reading = docx(body)
        elif kind == "text":
            reading = damage(body)
            data = reading.replace("\n", "\r\n" if meta.get("eol") == "crlf" else "\n")
            encoding = meta.get("encoding", "utf-8")
            data = b"\xff\xfe" + data.encode("utf-16-le") if encoding == "utf-16" else data.encode(encoding)
        elif kind == "empty": data = b""
        elif kind == "binary": data = rubbish(2048, 46)
        elif kind == "encrypted": data = encrypted()
        else: raise SystemExit(f"{name}: unknown format {kind}")
        if SAMPLES / meta["path"] in files: raise SystemExit(f'{name}: made twice: {meta["path"]}')
        files[SAMPLES / meta["path"]] = data
        if "gold" in meta: files[GOLD / (meta["gold"] + ".txt")] = reading.encode("utf-8")
    for meta in again: files[SAMPLES / meta["path"]] = files[SAMPLES / meta["from"]]
    return files

def main():
    files = produce()
    if "--check" in sys.argv[1:]:
        wrong = [p for p, data in files.items() if not p.exists() or p.read_bytes() != data]
        for p in wrong: print("differs:", p.name)
        sys.exit(1 if wrong else 0)
    for path, data in files.items():
        path.parent.mkdir(parents=True, exist_ok=True); path.write_bytes(data)
    print(f"{len(files)} files")

if __name__ == "__main__": main()
