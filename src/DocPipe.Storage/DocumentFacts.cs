using DocPipe.Consolidate;
using DocPipe.Model;

namespace DocPipe.Storage;

/// <summary>What is looked up of a document without reading it whole.</summary>
internal sealed record DocumentFacts(DocumentType Type, string Title, string? Unit, string? Period, int Tasks, int Problems)
{
    private const int LongestTitle = 200;

    /// <param name="year">For a period that names none.</param>
    public static DocumentFacts Of(Document document, int year)
    {
        var title = document.First<TitleAnnotation>() is { } t ? OneLine(document.TextOf(t)) : "";
        var period = Consolidator.PeriodOf(document, year);
        return new DocumentFacts(
            document.First<TypeAnnotation>()?.Type ?? DocumentType.Other,
            StoredText.Of(title.Length > 0 ? title : Path.GetFileNameWithoutExtension(document.Source.Path)),
            document.First<SenderAnnotation>()?.Name is { } unit ? StoredText.Of(unit) : null,
            period is { First: not null, Last: not null } ? period.ToString() : null,
            document.All<TaskAnnotation>().Count(),
            document.All<ProblemAnnotation>().Count());
    }

    private static string OneLine(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestTitle ? line : line[..LongestTitle];
    }
}
