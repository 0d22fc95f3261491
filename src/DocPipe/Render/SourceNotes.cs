using DocPipe.Model;
using DocPipe.Render.Markup;

namespace DocPipe.Render;

/// <summary>How a source is named to a reader.</summary>
internal static class SourceNotes
{
    private const int QuoteLength = 60, ShortQuoteLength = 24;

    /// <summary>File, title and the words that were read, cut where they run on: 周报/城东街道.docx《…》：“…”.</summary>
    public static string Describe(Briefing briefing, Evidence evidence)
    {
        var source = briefing.SourceOf(evidence);
        var title = source is { Title.Length: > 0 } ? $"《{Cut(source.Title.Trim('《', '》'), QuoteLength)}》" : "";
        return $"{File(briefing, evidence)}{title}：“{Cut(evidence.Text, QuoteLength)}”";
    }

    /// <summary>The words alone, enough to find them by, for print, where a hundred of them follow one another.</summary>
    public static string Short(Evidence evidence) => $"“{Cut(evidence.Text, ShortQuoteLength)}”";

    /// <summary>The folder that all files of a digest are in, with its slash: it says nothing about any of them.</summary>
    public static string CommonFolder(Digest digest)
    {
        string? common = null;
        foreach (var path in digest.Sources.Select(s => s.Path).Concat(digest.Unreadable.Select(u => u.Path)).Concat(digest.UnknownSender.Select(d => d.Path)))
        {
            var folder = path[..(path.LastIndexOf('/') + 1)];
            common ??= folder;
            while (!folder.StartsWith(common, StringComparison.Ordinal)) common = common[..(common.TrimEnd('/').LastIndexOf('/') + 1)];
        }

        return common ?? "";
    }

    /// <summary>The file without the folder that all share, and which document of it.</summary>
    public static string File(Briefing briefing, Evidence evidence)
    {
        var path = evidence.Path.StartsWith(briefing.CommonFolder, StringComparison.Ordinal) ? evidence.Path[briefing.CommonFolder.Length..] : evidence.Path;
        return evidence.Document > 1 ? FormattableString.Invariant($"{path}第{evidence.Document}篇") : path;
    }

    /// <summary>At most so many characters on one line, the last an ellipsis where some are left out.</summary>
    public static string Cut(string text, int length)
    {
        text = Literal.Restore(Literal.Protect(text));
        if (text.Length <= length) return text;
        var end = char.IsLowSurrogate(text[length - 1]) ? length - 2 : length - 1;
        return text[..end] + "…";
    }
}
