namespace DocPipe.Render.Markup;

/// <summary>Counting in Chinese characters, for heading numbers.</summary>
internal static class ChineseNumber
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>1 to 99 in characters (十一, not 一十一); Arabic digits beyond.</summary>
    public static string Of(int n) => n switch
    {
        >= 0 and < 10 => Digits[n].ToString(),
        < 20 and > 0 => "十" + Unit(n % 10),
        < 100 and > 0 => Digits[n / 10] + "十" + Unit(n % 10),
        _ => n.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private static string Unit(int n) => n == 0 ? "" : Digits[n].ToString();
}
