namespace DocPipe.Storage;

/// <summary>Text as a database can hold it: no null character and no half of a surrogate pair. The length stays as it was, so that spans stay right.</summary>
internal static class StoredText
{
    private const char Unknown = '\uFFFD';

    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !text.Contains('\0', StringComparison.Ordinal)) return text;
        return string.Create(text.Length, text, static (into, from) =>
        {
            for (var i = 0; i < into.Length; i++)
            {
                var c = from[i];
                var whole = c != '\0' && (!char.IsSurrogate(c)
                    || (char.IsHighSurrogate(c) && i + 1 < from.Length && char.IsLowSurrogate(from[i + 1]))
                    || (char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(from[i - 1])));
                into[i] = whole ? c : Unknown;
            }
        });
    }
}
