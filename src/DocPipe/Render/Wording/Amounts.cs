using System.Globalization;

namespace DocPipe.Render.Wording;

/// <summary>Numbers in the words of an official document.</summary>
internal static class Amounts
{
    private const decimal TenThousand = 10_000m, HundredMillion = 100_000_000m;

    /// <summary>Digits alone, at most four after the point.</summary>
    public static string Plain(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>
    /// 5.2万余份: from ten thousand on in 万 or 亿. A number that two places of 万 hold exactly stays exact (2.05万份); any other is cut
    /// after one place and gets its 余, since a rounded figure must not look like a counted one.
    /// </summary>
    /// <param name="approximate">The number stands for that many and some more.</param>
    public static string Of(decimal value, string measure, bool approximate)
    {
        if (value < 0) return "-" + Of(-value, measure, approximate);
        var (scale, word) = value >= HundredMillion ? (HundredMillion, "亿") : value >= TenThousand ? (TenThousand, "万") : (1m, "");
        var scaled = value / scale;
        if (scale == 1m)
        {
            if (!approximate) return Plain(value) + measure;
            return value >= 10 && value % 10 == 0 ? Plain(value) + "余" + measure : "约" + Plain(value) + measure;
        }

        if (!approximate && decimal.Round(scaled, 2) == scaled) return Plain(scaled) + word + measure;
        return Plain(decimal.Truncate(scaled * 10) / 10) + word + "余" + measure;
    }

    /// <summary>86%, whole per cent; never 100% for what is not all, nor 0% for what is some.</summary>
    public static string Percent(double share)
    {
        if (!double.IsFinite(share)) return "";
        var percent = Math.Round(share * 100, MidpointRounding.AwayFromZero);
        if (percent >= 100 && share < 1) percent = 99;
        if (percent <= 0 && share > 0) percent = 1;
        return percent.ToString("0", CultureInfo.InvariantCulture) + "%";
    }

    /// <summary>比上期增加5300，增长34.9%; empty where nothing is known of the period before.</summary>
    public static string Change(decimal now, decimal? before, string measure)
    {
        if (before is not { } previous) return "";
        decimal difference;
        try
        {
            difference = now - previous;
        }
        catch (OverflowException)
        {
            return "";
        }

        if (difference == 0) return "与上期持平";
        var words = (difference > 0 ? "比上期增加" : "比上期减少") + Of(Math.Abs(difference), measure, approximate: false);
        // A share of a handful says nothing that the number doesn't say better.
        if (previous < 10) return words;
        var share = Math.Abs((double)difference) / (double)previous;
        return share > 10 ? words : words + (difference > 0 ? "，增长" : "，下降") + (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";
    }
}
