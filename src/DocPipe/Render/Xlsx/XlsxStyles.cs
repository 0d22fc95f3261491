using System.Globalization;
using System.Text;

namespace DocPipe.Render.Xlsx;

/// <summary>The style part, the same for every workbook; the cell formats are in the order of <see cref="CellFormat"/>.</summary>
internal static class XlsxStyles
{
    public static string Xml { get; } = Make();

    private static string Make()
    {
        var formats = new StringBuilder();
        foreach (var format in Enum.GetValues<CellFormat>())
        {
            var (number, font, fill, align, extra) = format switch
            {
                CellFormat.Header => (0, 1, 2, "horizontal=\"center\" vertical=\"center\" wrapText=\"1\"", ""),
                CellFormat.Number => (164, 0, 0, "vertical=\"top\"", ""),
                CellFormat.Date => (165, 0, 0, "horizontal=\"center\" vertical=\"top\"", ""),
                CellFormat.Percent => (9, 0, 0, "vertical=\"top\"", ""),
                CellFormat.Link => (0, 2, 0, "horizontal=\"center\" vertical=\"top\" wrapText=\"1\"", ""),
                CellFormat.QuotedText => (49, 0, 0, "vertical=\"top\" wrapText=\"1\"", " quotePrefix=\"1\""),
                CellFormat.TotalText => (0, 1, 3, "horizontal=\"center\" vertical=\"center\"", ""),
                CellFormat.TotalNumber => (164, 1, 3, "vertical=\"center\"", ""),
                _ => (0, 0, 0, "vertical=\"top\" wrapText=\"1\"", ""),
            };
            formats.Append(CultureInfo.InvariantCulture,
                $"<xf numFmtId=\"{number}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"1\" xfId=\"0\"{extra} applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment {align}/></xf>");
        }

        const string border = "<left style=\"thin\"><color rgb=\"FFBFBFBF\"/></left><right style=\"thin\"><color rgb=\"FFBFBFBF\"/></right><top style=\"thin\"><color rgb=\"FFBFBFBF\"/></top><bottom style=\"thin\"><color rgb=\"FFBFBFBF\"/></bottom><diagonal/>";
        return $"""
            <?xml version="1.0" encoding="utf-8"?>
            <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
            <numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.##"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd"/></numFmts>
            <fonts count="3">{Font("", "FF000000")}{Font("<b/>", "FF000000")}{Font("<u/>", "FF0563C1")}</fonts>
            <fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>{Fill("FFD9E2F3")}{Fill("FFF2F2F2")}</fills>
            <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>{border}</border></borders>
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
            <cellXfs count="{Enum.GetValues<CellFormat>().Length}">{formats}</cellXfs>
            <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
            <dxfs count="3">{Light("FF9C0006", "FFFFC7CE")}{Light("FF9C5700", "FFFFEB9C")}{Light("FF006100", "FFC6EFCE")}</dxfs>
            </styleSheet>
            """;
    }

    private static string Font(string style, string colour) => $"<font>{style}<sz val=\"11\"/><color rgb=\"{colour}\"/><name val=\"宋体\"/><family val=\"3\"/><charset val=\"134\"/></font>";

    private static string Fill(string colour) => $"<fill><patternFill patternType=\"solid\"><fgColor rgb=\"{colour}\"/><bgColor indexed=\"64\"/></patternFill></fill>";

    private static string Light(string font, string fill) =>
        $"<dxf><font><color rgb=\"{font}\"/></font><fill><patternFill patternType=\"solid\"><bgColor rgb=\"{fill}\"/></patternFill></fill></dxf>";
}
