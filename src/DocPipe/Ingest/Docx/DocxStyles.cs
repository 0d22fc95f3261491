using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DocPipe.Ingest.Docx;

/// <summary>Paragraph and character styles with what they inherit.</summary>
internal sealed class DocxStyles
{
    /// <summary>A chain of styles longer than this goes in a circle.</summary>
    private const int MaxChain = 20;

    private readonly Dictionary<string, Style> byId = new(StringComparer.Ordinal);
    private readonly string? defaultId;

    public DocxStyles(Styles? styles)
    {
        foreach (var style in styles?.Elements<Style>() ?? [])
        {
            if (style.StyleId?.Value is not { } id) continue;
            byId.TryAdd(id, style);
            if (style.Type?.Value == StyleValues.Paragraph && style.Default?.Value == true) defaultId ??= id;
        }
    }

    /// <summary>The style's own name ("heading 1", "标题 1", "Title"); null for the default style or none.</summary>
    public string? NameOf(Paragraph paragraph) =>
        paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is { } id && id != defaultId ? byId.GetValueOrDefault(id)?.StyleName?.Val?.Value ?? id : null;

    /// <summary>Depth of a heading from 1; 0 for body text.</summary>
    public int OutlineLevel(Paragraph paragraph)
    {
        if (paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value is { } own) return own < 9 ? own + 1 : 0;
        foreach (var style in Chain(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value))
        {
            if (style.StyleParagraphProperties?.OutlineLevel?.Val?.Value is { } level) return level < 9 ? level + 1 : 0;
            if (style.StyleName?.Val?.Value is { } name && HeadingName(name) is > 0 and var named) return named;
        }

        return 0;
    }

    public bool IsTitle(Paragraph paragraph) =>
        Chain(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value).Any(s => s.StyleName?.Val?.Value is "Title" or "title" or "标题");

    public NumberingProperties? NumberingOf(Paragraph paragraph)
    {
        if (paragraph.ParagraphProperties?.NumberingProperties is { } own) return own;
        foreach (var style in Chain(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value))
            if (style.StyleParagraphProperties?.NumberingProperties is { } inherited) return inherited;
        return null;
    }

    public static string? IdOf(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;

    /// <summary>Whether a run is hidden by itself or by its style.</summary>
    public bool IsHidden(Run run)
    {
        if (run.RunProperties?.Vanish is { } own) return own.Val is null || own.Val.Value;
        foreach (var style in Chain(run.RunProperties?.RunStyle?.Val?.Value))
            if (style.StyleRunProperties?.Vanish is { } inherited) return inherited.Val is null || inherited.Val.Value;
        return false;
    }

    private IEnumerable<Style> Chain(string? id)
    {
        for (var i = 0; i < MaxChain && id is not null && byId.TryGetValue(id, out var style); i++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }

    private static int HeadingName(string name)
    {
        foreach (var prefix in (string[])["heading ", "Heading ", "标题 "])
            if (name.StartsWith(prefix, StringComparison.Ordinal)
                && int.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level is >= 1 and <= 9) return level;
        return 0;
    }
}
