using System.Buffers;

namespace DocPipe.Text;

/// <summary>What single characters are worth in a number.</summary>
internal static class NumeralCharacters
{
    private const string Masks = "xXｘＸ×✕*＊_＿";

    /// <summary>Every character with which a number or its mask can begin.</summary>
    public static SearchValues<char> Starts { get; } =
        SearchValues.Create("0123456789０１２３４５６７８９〇零一二三四五六七八九两壹贰叁肆伍陆柒捌玖十拾百佰千仟万负-－" + Masks);

    public static bool IsMask(char c) => Masks.Contains(c);

    public static bool IsDigit(char c) => char.IsAsciiDigit(c) || c is >= '０' and <= '９';

    /// <summary>0 to 9 for a digit of either width; -1 for anything else.</summary>
    public static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= '０' and <= '９' => c - '０',
        _ => -1,
    };

    /// <summary>0 to 9 for a Chinese digit, plain or as on a cheque; -1 for anything else.</summary>
    public static int ChineseDigit(char c) => c switch
    {
        '〇' or '零' => 0,
        '一' or '壹' => 1,
        '二' or '两' or '贰' => 2,
        '三' or '叁' => 3,
        '四' or '肆' => 4,
        '五' or '伍' => 5,
        '六' or '陆' => 6,
        '七' or '柒' => 7,
        '八' or '捌' => 8,
        '九' or '玖' => 9,
        _ => -1,
    };

    /// <summary>10, 100 or 1000 for 十, 百, 千; 0 for anything else.</summary>
    public static int Place(char c) => c switch
    {
        '十' or '拾' => 10,
        '百' or '佰' => 100,
        '千' or '仟' => 1000,
        _ => 0,
    };

    /// <summary>10^4 or 10^8 for 万, 亿; 0 for anything else.</summary>
    public static decimal Myriad(char c) => c switch { '万' => 1_0000m, '亿' => 1_0000_0000m, _ => 0 };

    public static bool IsDigitOrMask(char c) => IsDigit(c) || IsMask(c);

    /// <summary>Digits of either sort.</summary>
    public static bool IsNumeral(char c) => IsDigit(c) || ChineseDigit(c) >= 0;

    /// <summary>十 to 亿.</summary>
    public static bool IsPlace(char c) => Place(c) > 0 || Myriad(c) > 0;

    public static bool IsBlank(char c) => c is ' ' or '\u3000' or '\u00A0' or '\t';
}
