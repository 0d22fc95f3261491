using System.Text;

namespace DocPipe.Ingest.Layout;

/// <summary>Puts a line of Arabic or Hebrew, which is gathered by place from left to right, into the order in which it is read.</summary>
internal static class RightToLeft
{
    public static string Ordered(string line)
    {
        var count = 0;
        foreach (var c in line) if (IsRightToLeft(c)) count++;
        if (count * 2 <= line.Length) return line;
        var result = new StringBuilder(line.Length);
        for (var end = line.Length; end > 0;)
        {
            // Numbers and Latin words inside keep their own direction.
            var start = end - 1;
            while (start > 0 && char.IsAsciiLetterOrDigit(line[end - 1]) && char.IsAsciiLetterOrDigit(line[start - 1])) start--;
            if (start > 0 && char.IsLowSurrogate(line[start])) start--;
            result.Append(line, start, end - start);
            end = start;
        }

        return result.ToString();
    }

    private static bool IsRightToLeft(char c) => c is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFC';
}
