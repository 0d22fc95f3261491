using System.Globalization;

namespace DocPipe.Web.Reading;

/// <summary>The address of a place in a document, so that whatever is said elsewhere can be opened where it stands.</summary>
internal static class Place
{
    /// <param name="span">Into the source text.</param>
    public static string Of(long document, Span span) =>
        string.Create(CultureInfo.InvariantCulture, $"/documents/{document}?at={span.Start}-{span.End}#m-hit-1");

    public static Span? Parse(string? text) =>
        text?.Split('-') is [var start, var end] && int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
        && int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var to) && from < to ? new Span(from, to) : null;
}
