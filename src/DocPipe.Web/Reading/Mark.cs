namespace DocPipe.Web.Reading;

/// <summary>A stretch of a text that something was read in.</summary>
/// <param name="Key">Names it on the page, and stays the same when the document is read again; one for each mark.</param>
/// <param name="Kind">Decides its colour and line.</param>
/// <param name="Span">Into the text that is shown.</param>
internal sealed record Mark(string Key, string Kind, Span Span);
