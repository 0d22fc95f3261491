namespace DocPipe.Ingest.Pdf;

/// <summary>The first of the strings that all compact fonts share: names 1 to 95 are those of ASCII in its order (technical note 5176, appendix A).</summary>
internal static class CffStandardNames
{
    private const int FirstAscii = 1, LastAscii = 95;

    public static string? Of(int sid) => sid switch
    {
        8 => "quoteright",
        65 => "quoteleft",
        >= FirstAscii and <= LastAscii => $"uni{sid + 31:X4}",
        _ => null,
    };
}
