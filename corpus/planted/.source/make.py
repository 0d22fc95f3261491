#!/usr/bin/env python3
"""Makes those files of corpus/planted that are not plain UTF-8 text, from the sources beside this script.

    python3 make.py            write them
    python3 make.py --check    write nothing; exit 1 if a file differs from what would be written

Standard library only; the same sources give the same bytes on every machine. All other files of corpus/planted are their own source.

The first line of a source says what becomes of the rest: "%% PATH | encoding: gbk | eol: crlf". A .md source is a Word file in the markup
of corpus/samples/.source/make.py; a .csv source is a sheet whose cells that look like whole numbers are numbers. Two files have no
source: one is the first half of a Word file, as a broken transfer leaves it, one looks like a Word file with a password.
"""
import io, pathlib, sys, zipfile
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).resolve().parent
BATCH = HERE.parent
sys.path.insert(0, str(BATCH.parent / "samples" / ".source"))
sys.dont_write_bytecode = True
import make as samples  # noqa: E402

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

def cell(column, row, value):
    place = f"{chr(65 + column)}{row}"
    if value.isdigit(): return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>' if value else ""

def xlsx(body):
    rows = [line.split(",") for line in body.splitlines() if line]
    data = "".join(f'<row r="{y}">' + "".join(cell(x, y, v) for x, v in enumerate(row)) + "</row>" for y, row in enumerate(rows, 1))
    office = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    parts = {
        "[Content_Types].xml": HEAD + f'<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{office}sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{office}worksheet+xml"/></Types>',
        "_rels/.rels": HEAD + f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": HEAD + f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets><sheet name="一周数据" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": HEAD + f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": HEAD + f'<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData></worksheet>',
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as z:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2026, 5, 8, 9, 0, 0)); info.external_attr = 0o644 << 16; info.create_system = 3
            z.writestr(info, content.encode("utf-8"), zipfile.ZIP_STORED)
    return buffer.getvalue()

def produce():
    files = {}
    for path in sorted(HERE.iterdir()):
        if path.suffix == ".py" or not path.is_file(): continue
        head, _, body = path.read_text(encoding="utf-8").partition("\n")
        target, *rest = head.removeprefix("%%").strip().split(" | ")
        meta = dict(r.split(": ") for r in rest)
        if path.suffix == ".md": data = samples.docx(body)[0]
        elif meta.get("format") == "xlsx": data = xlsx(body)
        else: data = body.replace("\n", "\r\n" if meta.get("eol") == "crlf" else "\n").encode(meta.get("encoding", "utf-8"))
        files[BATCH / target] = data
    word = samples.docx("# 巡查照片登记\n" + "".join(f"第{i}张，缫丝巷{i}号门前。\n" for i in range(1, 40)))[0]
    files[BATCH / "第19周" / "扫描件0508.docx"] = word[:len(word) // 2]
    files[BATCH / "第19周" / "创建台账（加密）.docx"] = samples.encrypted()
    return files

def main():
    files = produce()
    if "--check" in sys.argv[1:]:
        wrong = [p for p, data in files.items() if not p.exists() or p.read_bytes() != data]
        for p in wrong: print("differs:", p.name)
        sys.exit(1 if wrong else 0)
    for path, data in files.items(): path.write_bytes(data)
    print(f"{len(files)} files")

if __name__ == "__main__": main()
