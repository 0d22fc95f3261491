using System.Globalization;
using System.Numerics;
using System.Text;

namespace DocPipe.Scriban.Parsing;

/// <summary>The values of literals from the text of their tokens.</summary>
internal static class LiteralText
{
    /// <summary>Numbers longer than this are refused: reading and printing them takes more than linear time.</summary>
    private const int LongestNumber = 4096;

    /// <summary>The value of a string token's inside. The lexer has told what is wrong with its escapes; those that are none at all are told once more.</summary>
    public static string Unescape(ReadOnlySpan<char> inside, Action<string>? tell = null)
    {
        var first = inside.IndexOf('\\');
        if (first < 0)
            return inside.ToString();

        var value = new StringBuilder(inside.Length);
        value.Append(inside[..first]);
        for (var i = first; i < inside.Length; i++)
        {
            if (inside[i] != '\\')
            {
                value.Append(inside[i]);
                continue;
            }

            i++;
            switch (inside[i])
            {
                case '\n':
                    break;
                case '\r':
                    if (i + 1 < inside.Length && inside[i + 1] == '\n')
                        i++;
                    break;
                case 'u' or 'x':
                    var digits = inside.Slice(i + 1, Math.Min(inside[i] == 'u' ? 4 : 2, inside.Length - i - 1));
                    if (ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
                        value.Append((char)code);
                    i += digits.Length;
                    break;
                case '0' or '\'' or '"' or '\\' or '{' or 'b' or 'f' or 'n' or 'r' or 't' or 'v':
                    value.Append(Simple(inside[i]));
                    break;
                default:
                    tell?.Invoke($"Unexpected escape character `{inside[i]}` in string");
                    break;
            }
        }

        return value.ToString();
    }

    public static string Verbatim(ReadOnlySpan<char> inside) => inside.ToString().Replace("``", "`", StringComparison.Ordinal);

    /// <summary>An int, a long or a big integer, whichever is the first to hold it; null for no integer.</summary>
    public static object? Integer(ReadOnlySpan<char> token)
    {
        var text = token.ToString().Replace("_", string.Empty, StringComparison.Ordinal);
        const NumberStyles styles = NumberStyles.Integer | NumberStyles.AllowExponent;
        if (long.TryParse(text, styles, CultureInfo.InvariantCulture, out var number))
            return number is >= int.MinValue and <= int.MaxValue ? (object)(int)number : number;

        // An exponent can ask for any number of digits.
        var exponent = text.AsSpan().IndexOfAny('e', 'E');
        var digits = exponent < 0 ? 0 : int.TryParse(text.AsSpan(exponent + 1), NumberStyles.Integer, CultureInfo.InvariantCulture, out var e) ? e : int.MaxValue;
        if (text.Length > LongestNumber || digits is < 0 or > LongestNumber)
            return null;
        return BigInteger.TryParse(text, styles, CultureInfo.InvariantCulture, out var big) ? big : null;
    }

    /// <summary>A float, double or decimal; null for no such number.</summary>
    public static object? Float(ReadOnlySpan<char> token)
    {
        var text = token.ToString().Replace("_", string.Empty, StringComparison.Ordinal).AsSpan();
        var suffix = text[^1];
        var number = char.IsLetter(suffix) ? text[..^1] : text;
        switch (suffix)
        {
            case 'f' or 'F':
                return float.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var single) ? single : null;
            case 'm' or 'M' when decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact):
                return exact;
            default:
                return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real : null;
        }
    }

    public static object? Hex(ReadOnlySpan<char> token)
    {
        var (digits, isUnsigned) = Digits(token);
        if (ulong.TryParse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number))
            return Fit(number, isUnsigned);
        return digits.Length <= LongestNumber && BigInteger.TryParse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var big) ? big : null;
    }

    public static object? Binary(ReadOnlySpan<char> token)
    {
        var (digits, isUnsigned) = Digits(token);
        if (digits.Length == 0)
            return 0;
        if (digits.TrimStart('0').Length <= 64)
            return Fit(ulong.Parse(digits.TrimStart('0').PadLeft(1, '0'), NumberStyles.BinaryNumber, CultureInfo.InvariantCulture), isUnsigned);
        return digits.Length <= LongestNumber ? BigInteger.Parse("0" + digits, NumberStyles.BinaryNumber, CultureInfo.InvariantCulture) : null;
    }

    private static (string Digits, bool IsUnsigned) Digits(ReadOnlySpan<char> token)
    {
        var isUnsigned = token[^1] is 'u' or 'U';
        var digits = isUnsigned ? token[2..^1] : token[2..];
        return (digits.ToString().Replace("_", string.Empty, StringComparison.Ordinal), isUnsigned);
    }

    private static object Fit(ulong number, bool isUnsigned)
    {
        if (number <= uint.MaxValue)
            return isUnsigned ? (object)(long)number : unchecked((int)(uint)number);
        return isUnsigned ? (object)new BigInteger(number) : unchecked((long)number);
    }

    private static char Simple(char escaped) => escaped switch
    {
        '0' => '\0',
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\v',
        _ => escaped,
    };
}
