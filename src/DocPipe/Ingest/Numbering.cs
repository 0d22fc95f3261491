using System.Globalization;
using System.Text;

namespace DocPipe.Ingest;

/// <summary>Writes the numbers that a format computes instead of storing: list items of web pages and of word processors.</summary>
internal static class Numbering
{
    private const string Digits = "〇一二三四五六七八九", LegalDigits = "零壹贰叁肆伍陆柒捌玖";

    /// <summary>An item of an HTML list, with the mark that browsers put after it.</summary>
    /// <param name="type">The list's type attribute: 1, a, A, i, I.</param>
    public static string Format(int number, string? type) => type switch
    {
        "a" => Letters(number, 'a') + ".",
        "A" => Letters(number, 'A') + ".",
        "i" => Roman(number).ToLowerInvariant() + ".",
        "I" => Roman(number) + ".",
        _ => number.ToString(CultureInfo.InvariantCulture) + ".",
    };

    /// <summary>A level's number in one of the formats of ECMA-376 part 1, 17.18.59; decimal for those that Chinese documents don't use.</summary>
    public static string Of(int number, string format) => format switch
    {
        "none" or "bullet" => "",
        "chineseCounting" or "chineseCountingThousand" or "taiwaneseCounting" or "taiwaneseCountingThousand" or "japaneseCounting" => Chinese(number),
        "ideographDigital" or "japaneseDigitalTenThousand" or "taiwaneseDigital" or "koreanDigital2" => DigitByDigit(number),
        "chineseLegalSimplified" or "ideographLegalTraditional" => Legal(number),
        "ideographTraditional" => Cyclic(number, "甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => Cyclic(number, "子丑寅卯辰巳午未申酉戌亥"),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" or "ideographEnclosedCircle" => Circled(number),
        "decimalEnclosedParen" => number is >= 1 and <= 20 ? ((char)('\u2474' + number - 1)).ToString() : $"({number})",
        "decimalEnclosedFullstop" => number is >= 1 and <= 20 ? ((char)('\u2488' + number - 1)).ToString() : $"{number}.",
        "decimalFullWidth" or "decimalFullWidth2" => string.Concat(Plain(number).Select(c => c is >= '0' and <= '9' ? (char)('０' + c - '0') : c)),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "lowerLetter" => Letters(number, 'a'),
        "upperLetter" => Letters(number, 'A'),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "upperRoman" => Roman(number),
        _ => Plain(number),
    };

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>一, 十, 十一, 二十, 一百零一: no 一 before a leading 十.</summary>
    private static string Chinese(int number)
    {
        if (number is <= 0 or > 9999) return Plain(number);
        var result = new StringBuilder();
        var zero = false;
        foreach (var (unit, name) in ((int, string)[])[(1000, "千"), (100, "百"), (10, "十"), (1, "")])
        {
            var digit = number / unit % 10;
            if (digit == 0)
            {
                zero = result.Length > 0;
                continue;
            }

            if (zero) result.Append('零');
            zero = false;
            if (!(unit == 10 && digit == 1 && result.Length == 0)) result.Append(Digits[digit]);
            result.Append(name);
        }

        return result.ToString();
    }

    private static string Legal(int number)
    {
        var words = string.Concat(Chinese(number).Select(c => c switch
        {
            '十' => '拾', '百' => '佰', '千' => '仟',
            _ => Digits.IndexOf(c, StringComparison.Ordinal) is var at and >= 0 ? LegalDigits[at] : c,
        }));
        return number is >= 10 and < 20 ? "壹" + words : words;
    }

    private static string DigitByDigit(int number) => string.Concat(Plain(number).Select(c => c is >= '0' and <= '9' ? Digits[c - '0'] : c));

    private static string Cyclic(int number, string signs) => number >= 1 && number <= signs.Length ? signs[number - 1].ToString() : Plain(number);

    private static string Circled(int number) => number switch
    {
        >= 1 and <= 20 => ((char)('\u2460' + number - 1)).ToString(),
        >= 21 and <= 35 => ((char)('\u3251' + number - 21)).ToString(),
        >= 36 and <= 50 => ((char)('\u32B1' + number - 36)).ToString(),
        _ => Plain(number),
    };

    /// <summary>a … z, aa, bb …: word processors repeat the letter.</summary>
    private static string Letters(int number, char first) =>
        number is <= 0 or > 780 ? Plain(number) : new string((char)(first + (number - 1) % 26), (number - 1) / 26 + 1);

    private static string Roman(int number)
    {
        if (number is <= 0 or > 3999) return Plain(number);
        var result = new StringBuilder();
        foreach (var (value, sign) in ((int, string)[])[(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
            (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")])
            for (; number >= value; number -= value) result.Append(sign);
        return result.ToString();
    }
}
