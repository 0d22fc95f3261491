using System.Globalization;
using System.Text;
using System.Xml;
using DocPipe.Render.Markup;

namespace DocPipe.Render.Xlsx;

/// <summary>Writes one sheet's XML row by row; its words go to the shared table.</summary>
internal sealed class SheetWriter(SharedWords words)
{
    private const string Ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly List<(string Cell, string Target)> links = [];

    public void Write(Stream stream, Sheet sheet, bool first)
    {
        links.Clear();
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        xml.WriteStartElement("worksheet", Ns);
        View(xml, first);
        xml.WriteStartElement("cols", Ns);
        for (var i = 0; i < sheet.Columns.Count; i++)
            Empty(xml, "col", ("min", Text(i + 1)), ("max", Text(i + 1)), ("width", Text(sheet.Columns[i].Width)), ("customWidth", "1"));
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData", Ns);
        Row(xml, 1, [.. sheet.Columns.Select(c => (Cell)c.Name)], CellFormat.Header);
        for (var i = 0; i < sheet.Rows.Count; i++) Row(xml, i + 2, sheet.Rows[i], null);
        if (sheet.Totals.Count > 0) Row(xml, sheet.LastRow + 1, sheet.Totals, CellFormat.TotalText);
        xml.WriteEndElement();
        Empty(xml, "autoFilter", ("ref", $"A1:{Sheet.ColumnName(sheet.Columns.Count - 1)}{Text(sheet.LastRow)}"));
        Highlights(xml, sheet);
        if (links.Count > 0)
        {
            xml.WriteStartElement("hyperlinks", Ns);
            foreach (var (cell, target) in links) Empty(xml, "hyperlink", ("ref", cell), ("location", target));
            xml.WriteEndElement();
        }

        Empty(xml, "pageMargins", ("left", "0.4"), ("right", "0.4"), ("top", "0.6"), ("bottom", "0.6"), ("header", "0.3"), ("footer", "0.3"));
        Empty(xml, "pageSetup", ("paperSize", "9"), ("orientation", "landscape"), ("fitToWidth", "1"), ("fitToHeight", "0"));
        xml.WriteEndElement();
    }

    private static void View(XmlWriter xml, bool first)
    {
        xml.WriteStartElement("sheetPr", Ns);
        Empty(xml, "pageSetUpPr", ("fitToPage", "1"));
        xml.WriteEndElement();
        xml.WriteStartElement("sheetViews", Ns);
        xml.WriteStartElement("sheetView", Ns);
        if (first) xml.WriteAttributeString("tabSelected", "1");
        xml.WriteAttributeString("workbookViewId", "0");
        Empty(xml, "pane", ("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft"), ("state", "frozen"));
        Empty(xml, "selection", ("pane", "bottomLeft"), ("activeCell", "A2"), ("sqref", "A2"));
        xml.WriteEndElement();
        xml.WriteEndElement();
        Empty(xml, "sheetFormatPr", ("defaultRowHeight", "15"));
    }

    private void Row(XmlWriter xml, int row, IReadOnlyList<Cell> cells, CellFormat? all)
    {
        xml.WriteStartElement("row", Ns);
        xml.WriteAttributeString("r", Text(row));
        for (var i = 0; i < cells.Count; i++) Write(xml, Sheet.ColumnName(i) + Text(row), cells[i], all);
        xml.WriteEndElement();
    }

    private void Write(XmlWriter xml, string at, Cell cell, CellFormat? all)
    {
        xml.WriteStartElement("c", Ns);
        xml.WriteAttributeString("r", at);
        switch (cell)
        {
            case TextCell { Text: { Length: > 0 } text, Target: var target }:
                // Words that a spreadsheet would take for a formula when someone edits them keep their quoting.
                var format = all ?? (target is not null ? CellFormat.Link : text[0] is '=' or '+' or '-' or '@' ? CellFormat.QuotedText : CellFormat.Text);
                Style(xml, format);
                xml.WriteAttributeString("t", "s");
                xml.WriteElementString("v", Ns, Text(words.IndexOf(text)));
                if (target is not null) links.Add((at, target));
                break;
            case NumberCell number:
                Style(xml, number.Target is not null ? CellFormat.Link : all == CellFormat.TotalText ? CellFormat.TotalNumber : all ?? number.Format);
                xml.WriteElementString("v", Ns, Text(number.Value));
                if (number.Target is not null) links.Add((at, number.Target));
                break;
            case DateCell date:
                Style(xml, CellFormat.Date);
                xml.WriteElementString("v", Ns, Text(date.Value.DayNumber - new DateOnly(1899, 12, 30).DayNumber));
                break;
            case FormulaCell formula:
                Style(xml, all == CellFormat.TotalText ? CellFormat.TotalNumber : formula.Format);
                xml.WriteElementString("f", Ns, formula.Formula);
                xml.WriteElementString("v", Ns, Text(formula.Value));
                break;
            default:
                Style(xml, all ?? CellFormat.Text);
                break;
        }

        xml.WriteEndElement();
    }

    private static void Highlights(XmlWriter xml, Sheet sheet)
    {
        if (sheet.Rows.Count == 0) return;
        foreach (var (highlight, priority) in sheet.Highlights.Select((h, i) => (h, i + 1)))
        {
            var column = Sheet.ColumnName(highlight.Column);
            xml.WriteStartElement("conditionalFormatting", Ns);
            xml.WriteAttributeString("sqref", $"{column}2:{column}{Text(sheet.LastRow)}");
            xml.WriteStartElement("cfRule", Ns);
            xml.WriteAttributeString("type", "expression");
            xml.WriteAttributeString("dxfId", Text(highlight.Colour));
            xml.WriteAttributeString("priority", Text(priority));
            xml.WriteElementString("formula", Ns, highlight.Test);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
    }

    private static void Style(XmlWriter xml, CellFormat format) => xml.WriteAttributeString("s", Text((int)format));

    private static void Empty(XmlWriter xml, string name, params (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(name, Ns);
        foreach (var (attribute, value) in attributes) xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }

    private static string Text(double value) => (double.IsFinite(value) ? value : 0).ToString("R", CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The workbook's table of words, each kept once.</summary>
internal sealed class SharedWords
{
    /// <summary>What a cell of Excel can hold.</summary>
    private const int MaxLength = 32_000;

    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);
    private readonly List<string> words = [];

    public int IndexOf(string text)
    {
        if (indexes.TryGetValue(text, out var index)) return index;
        indexes.Add(text, index = words.Count);
        words.Add(text);
        return index;
    }

    public void Write(Stream stream)
    {
        const string ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        xml.WriteStartElement("sst", ns);
        xml.WriteAttributeString("uniqueCount", words.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var word in words)
        {
            xml.WriteStartElement("si", ns);
            xml.WriteStartElement("t", ns);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(Escape(word));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>_x0041_ would be read as A, so its underscore is written as _x005F_.</summary>
    private static string Escape(string text)
    {
        text = Literal.Clean(text);
        if (text.Length > MaxLength) text = text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)] + "……";
        const string underscore = "_x005F";
        for (var at = text.IndexOf("_x", StringComparison.Ordinal); at >= 0; at = text.IndexOf("_x", at + 1, StringComparison.Ordinal))
        {
            if (at + 6 >= text.Length || text[at + 6] != '_' || !text.Substring(at + 2, 4).All(char.IsAsciiHexDigit)) continue;
            text = text.Insert(at, underscore);
            at += underscore.Length;
        }

        return text;
    }
}
