using DocPipe.Scriban.Runtime;

namespace DocPipe.Scriban.Functions;

/// <summary>
/// The order in which <c>array.sort</c> puts values: null first, numbers by size, strings as a dictionary has them: punctuation, digits, letters
/// without regard to case, small before capital where that is all the difference. It hangs on no culture's tables.
/// </summary>
internal sealed class ValueComparer : IComparer<object?>
{
    public static readonly ValueComparer Default = new();

    public int Compare(object? x, object? y) => (x, y) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string a, string b) => CompareText(a, b),
        (int a, int b) => a.CompareTo(b),
        (bool a, bool b) => a.CompareTo(b),
        (DateTime a, DateTime b) => a.CompareTo(b),
        (TimeSpan a, TimeSpan b) => a.CompareTo(b),
        _ when Values.IsNumber(x) && Values.IsNumber(y) => Values.ToDouble(default, x).CompareTo(Values.ToDouble(default, y)),
        _ => throw new ScriptValueException("Failed to compare two elements in the array."),
    };

    private static int CompareText(string a, string b)
    {
        var length = Math.Min(a.Length, b.Length);
        for (var i = 0; i < length; i++)
        {
            if (a[i] == b[i])
                continue;
            var order = Rank(a[i]).CompareTo(Rank(b[i]));
            if (order != 0)
                return order;
        }

        var byLength = a.Length.CompareTo(b.Length);
        return byLength != 0 ? byLength : -string.CompareOrdinal(a, b);
    }

    private static int Rank(char c)
    {
        var group = char.IsLetter(c) ? 3 : char.IsDigit(c) ? 2 : char.IsWhiteSpace(c) ? 0 : 1;
        return (group << 16) | char.ToUpperInvariant(c);
    }
}
