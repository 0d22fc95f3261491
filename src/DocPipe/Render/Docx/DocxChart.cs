using DocPipe.Render.Markup;
using DocPipe.Render.Xlsx;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace DocPipe.Render.Docx;

/// <summary>Native Word charts with their data inside, so that "edit data" works.</summary>
internal sealed class DocxChart(MainDocumentPart document, StyleProfile profile)
{
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Colours that stay apart in grey print as well.</summary>
    private static readonly string[] Colours = ["C0504D", "A6A6A6", "4F81BD"];

    private uint charts;

    public DocumentFormat.OpenXml.Wordprocessing.Paragraph Of(ChartSpec spec)
    {
        charts++;
        var id = FormattableString.Invariant($"chart{charts}");
        var part = document.AddNewPart<ChartPart>(id);
        var data = part.AddNewPart<EmbeddedPackagePart>(WorkbookType, "data");
        using (var to = data.GetStream(FileMode.Create)) to.Write(Workbook.Write([Data(spec)]));
        part.ChartSpace = Space(spec);

        // The plot grows with what it shows, and stays well under a page.
        var width = profile.Page.TypeWidth * 635L;
        var row = Math.Max(220_000L, spec.Series.Count * 125_000L);
        var height = Math.Min((profile.Page.Height - profile.Page.Top - profile.Page.Bottom - 1200) * 635L, 720_000L + (spec.Labels.Count * row));
        var frame = new Graphic(new GraphicData(new C.ChartReference { Id = id }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" });
        var inline = new Wp.Inline(
            new Wp.Extent { Cx = width, Cy = height },
            new Wp.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new Wp.DocProperties { Id = charts, Name = FormattableString.Invariant($"图{charts}"), Description = Literal.Clean(spec.Title) },
            new Wp.NonVisualGraphicFrameDrawingProperties(),
            frame)
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 };
        return DocxFormat.Paragraph(DocxFormat.Chart, new DocumentFormat.OpenXml.Wordprocessing.Run(new Drawing(inline)));
    }

    private static Sheet Data(ChartSpec spec) => new(
        "数据",
        [new Xlsx.Column("项目", 24), .. spec.Series.Select(s => new Xlsx.Column(s.Name, 14))],
        [.. spec.Labels.Select((label, i) => (Cell[])[label, .. spec.Series.Select(s => s.At(i) is { } value ? new NumberCell(value) : Cell.None)])]);

    private C.ChartSpace Space(ChartSpec spec)
    {
        var bars = new C.BarChart(new C.BarDirection { Val = C.BarDirectionValues.Bar }, new C.BarGrouping { Val = C.BarGroupingValues.Clustered }, new C.VaryColors { Val = false });
        for (var i = 0; i < spec.Series.Count; i++) bars.AppendChild(Series(spec, i));
        bars.Append(new C.GapWidth { Val = 60 }, new C.Overlap { Val = 0 }, new C.AxisId { Val = 1U }, new C.AxisId { Val = 2U });
        var chart = new C.Chart(
            new C.Title(
                new C.ChartText(new C.RichText(
                    new BodyProperties(), new ListStyle(),
                    new DocumentFormat.OpenXml.Drawing.Paragraph(
                        new DocumentFormat.OpenXml.Drawing.ParagraphProperties(Characters<DefaultRunProperties>(1200)),
                        new DocumentFormat.OpenXml.Drawing.Run(Characters<DocumentFormat.OpenXml.Drawing.RunProperties>(1200), new DocumentFormat.OpenXml.Drawing.Text(Literal.Clean(spec.Title)))))),
                new C.Overlay { Val = false }),
            new C.AutoTitleDeleted { Val = false },
            new C.PlotArea(new C.Layout(), bars, Categories(), Values(spec)));
        if (spec.Series.Count > 1)
            chart.AppendChild(new C.Legend(new C.LegendPosition { Val = C.LegendPositionValues.Bottom }, new C.Overlay { Val = false }, TextProperties()));
        chart.Append(new C.PlotVisibleOnly { Val = true }, new C.DisplayBlanksAs { Val = C.DisplayBlanksAsValues.Gap });
        return new C.ChartSpace(
            new C.Date1904 { Val = false },
            new C.RoundedCorners { Val = false },
            chart,
            new C.ShapeProperties(new NoFill(), new DocumentFormat.OpenXml.Drawing.Outline(new NoFill())),
            TextProperties(),
            new C.ExternalData(new C.AutoUpdate { Val = false }) { Id = "data" });
    }

    private static C.BarChartSeries Series(ChartSpec spec, int index)
    {
        var series = spec.Series[index];
        var column = Sheet.ColumnName(index + 1);
        var last = spec.Labels.Count + 1;
        var labels = new C.StringCache(new C.PointCount { Val = (uint)spec.Labels.Count });
        var values = new C.NumberingCache(new C.FormatCode("General"), new C.PointCount { Val = (uint)spec.Labels.Count });
        for (var i = 0; i < spec.Labels.Count; i++)
        {
            labels.AppendChild(new C.StringPoint(new C.NumericValue(Literal.Clean(spec.Labels[i]))) { Index = (uint)i });
            if (series.At(i) is { } value)
                values.AppendChild(new C.NumericPoint(new C.NumericValue(FormattableString.Invariant($"{value:R}"))) { Index = (uint)i });
        }

        return new C.BarChartSeries(
            new C.Index { Val = (uint)index },
            new C.Order { Val = (uint)index },
            new C.SeriesText(new C.StringReference(
                new C.Formula($"数据!${column}$1"),
                new C.StringCache(new C.PointCount { Val = 1 }, new C.StringPoint(new C.NumericValue(Literal.Clean(series.Name))) { Index = 0 }))),
            new C.ChartShapeProperties(new SolidFill(new RgbColorModelHex { Val = Colours[index % Colours.Length] })),
            new C.InvertIfNegative { Val = false },
            new C.DataLabels(
                new C.NumberingFormat { FormatCode = $"0.##\"{Quoted(spec.Measure)}\"", SourceLinked = false },
                new C.ShowLegendKey { Val = false }, new C.ShowValue { Val = true }, new C.ShowCategoryName { Val = false },
                new C.ShowSeriesName { Val = false }, new C.ShowPercent { Val = false }, new C.ShowBubbleSize { Val = false }),
            new C.CategoryAxisData(new C.StringReference(new C.Formula(FormattableString.Invariant($"数据!$A$2:$A${last}")), labels)),
            new C.Values(new C.NumberReference(new C.Formula(FormattableString.Invariant($"数据!${column}$2:${column}${last}")), values)));
    }

    /// <summary>A format code holds its words between quotation marks.</summary>
    private static string Quoted(string measure) => Literal.Clean(measure).Replace("\"", "", StringComparison.Ordinal);

    /// <summary>The first label stands at the top, as in the table it repeats.</summary>
    private C.CategoryAxis Categories() => new(
        new C.AxisId { Val = 1U },
        new C.Scaling(new C.Orientation { Val = C.OrientationValues.MaxMin }),
        new C.Delete { Val = false },
        new C.AxisPosition { Val = C.AxisPositionValues.Left },
        new C.NumberingFormat { FormatCode = "General", SourceLinked = false },
        new C.MajorTickMark { Val = C.TickMarkValues.None },
        new C.MinorTickMark { Val = C.TickMarkValues.None },
        new C.TickLabelPosition { Val = C.TickLabelPositionValues.NextTo },
        TextProperties(),
        new C.CrossingAxis { Val = 2U },
        new C.Crosses { Val = C.CrossesValues.AutoZero },
        new C.AutoLabeled { Val = true },
        new C.LabelAlignment { Val = C.LabelAlignmentValues.Center },
        new C.LabelOffset { Val = 100 },
        new C.NoMultiLevelLabels { Val = false });

    private static C.ValueAxis Values(ChartSpec spec) => new(
        new C.AxisId { Val = 2U },
        new C.Scaling(new C.Orientation { Val = C.OrientationValues.MinMax }, new C.MaxAxisValue { Val = spec.Max * 1.12 }, new C.MinAxisValue { Val = 0 }),
        new C.Delete { Val = true },
        new C.AxisPosition { Val = C.AxisPositionValues.Top },
        new C.NumberingFormat { FormatCode = "General", SourceLinked = false },
        new C.MajorTickMark { Val = C.TickMarkValues.None },
        new C.MinorTickMark { Val = C.TickMarkValues.None },
        new C.TickLabelPosition { Val = C.TickLabelPositionValues.None },
        new C.CrossingAxis { Val = 1U },
        new C.Crosses { Val = C.CrossesValues.AutoZero });

    private C.TextProperties TextProperties() => new(
        new BodyProperties(),
        new ListStyle(),
        new DocumentFormat.OpenXml.Drawing.Paragraph(
            new DocumentFormat.OpenXml.Drawing.ParagraphProperties(Characters<DefaultRunProperties>(900)),
            new EndParagraphRunProperties { Language = "zh-CN" }));

    private T Characters<T>(int size) where T : TextCharacterPropertiesType, new()
    {
        var properties = new T { FontSize = size, Bold = false };
        properties.Append(
            new SolidFill(new RgbColorModelHex { Val = "262626" }),
            new LatinFont { Typeface = profile.TableBody.Font }, new EastAsianFont { Typeface = profile.TableBody.Font });
        return properties;
    }
}
