using System.Globalization;
using System.Text;

namespace DocPipe.Web.Reading;

/// <summary>Numbers as people type them in a form (5.2万, １２００, 1,200), to and from a plain number.</summary>
internal static class AmountEntry
{
    public static string Show(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    /// <summary>What isn't understood is given back for the check to complain of.</summary>
    public static string Read(string text)
    {
        var plain = new StringBuilder();
        var scale = 1m;
        foreach (var c in text.Trim())
        {
            if (c is >= '０' and <= '９') plain.Append((char)(c - '０' + '0'));
            else if (c is '．') plain.Append('.');
            else if (c == '万') scale *= 10_000;
            else if (c == '亿') scale *= 100_000_000;
            else if (c is not (',' or '，' or ' ')) plain.Append(c);
        }

        if (scale == 1) return plain.ToString();
        return decimal.TryParse(plain.ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1_000_000_000m
            ? (number * scale).ToString("0.####", CultureInfo.InvariantCulture) : text;
    }
}
