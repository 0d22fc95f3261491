using DocPipe.Text;

namespace DocPipe.Restore;

/// <summary>Decides whether a text is written in traditional script: by the characters that only one script has.</summary>
internal static class TraditionalText
{
    /// <summary>A simplified text may quote traditional names; a traditional one holds characters on which converters stumble.</summary>
    private const int Majority = 3;

    public static bool Is(ReadOnlySpan<char> text, Script script)
    {
        int traditional = 0, simplified = 0;
        foreach (var c in text)
        {
            if (c < '\u3400') continue;
            if (script.IsTraditionalOnly(c)) traditional++;
            else if (script.IsSimplifiedOnly(c)) simplified++;
        }

        return traditional >= 2 && traditional > simplified * Majority;
    }
}
