using System.Globalization;
using System.Text;

namespace DocPipe.Ingest.Sheets;

/// <summary>
/// Shows a number as its cell does: dates, percents, decimals and words by the cell's format code (ECMA-376 part 1, 18.8.31), with what
/// Chinese editions show for the built-in numbers (18.8.30).
/// </summary>
internal static class NumberFormat
{
    private const int LastDay = 2_958_465;

    private static readonly Dictionary<int, string> builtIn = new()
    {
        [0] = "General", [1] = "0", [2] = "0.00", [3] = "#,##0", [4] = "#,##0.00", [9] = "0%", [10] = "0.00%", [11] = "0.00E+00", [14] = "yyyy/m/d",
        [15] = "d-mmm-yy", [16] = "d-mmm", [17] = "mmm-yy", [18] = "h:mm AM/PM", [19] = "h:mm:ss AM/PM", [20] = "h:mm", [21] = "h:mm:ss", [22] = "yyyy/m/d h:mm",
        [27] = "yyyy\"年\"m\"月\"", [28] = "m\"月\"d\"日\"", [29] = "m\"月\"d\"日\"", [30] = "m-d-yy", [31] = "yyyy\"年\"m\"月\"d\"日\"", [32] = "h\"时\"mm\"分\"",
        [33] = "h\"时\"mm\"分\"ss\"秒\"", [36] = "yyyy\"年\"m\"月\"", [37] = "#,##0", [38] = "#,##0", [39] = "#,##0.00", [40] = "#,##0.00", [45] = "mm:ss",
        [46] = "[h]:mm:ss", [47] = "mm:ss", [50] = "yyyy\"年\"m\"月\"", [51] = "m\"月\"d\"日\"", [52] = "yyyy\"年\"m\"月\"", [53] = "m\"月\"d\"日\"",
        [54] = "m\"月\"d\"日\"", [57] = "yyyy\"年\"m\"月\"", [58] = "m\"月\"d\"日\"",
    };

    public static string? BuiltIn(int id) => builtIn.GetValueOrDefault(id);

    /// <param name="code">The cell's format code, or null for none.</param>
    /// <param name="from1904">The workbook counts its days from 1904, as old ones of another system do.</param>
    public static string Show(double value, string? code, bool from1904)
    {
        if (!double.IsFinite(value)) return "";
        if (string.IsNullOrEmpty(code) || code.Equals("General", StringComparison.OrdinalIgnoreCase) || code == "@") return General(value);
        var sections = Sections(code);
        var section = sections[value < 0 && sections.Count > 1 ? 1 : value == 0 && sections.Count > 2 ? 2 : 0];
        var tokens = Tokens(section);
        if (tokens.Exists(t => t.IsDate)) return Date(value + (from1904 ? 1462 : 0), tokens) ?? General(value);
        return Number(value < 0 && sections.Count > 1 ? -value : value, tokens);
    }

    public static string General(double value)
    {
        var text = Math.Abs(value) is >= 1e-5 and < 1e15 or 0 ? Math.Round((decimal)value, 10).ToString("0.##########", CultureInfo.InvariantCulture) : "";
        return text.Length > 0 ? text : value.ToString("G10", CultureInfo.InvariantCulture);
    }

    /// <param name="IsLiteral">Shown as it stands.</param>
    private readonly record struct Token(string Text, bool IsLiteral)
    {
        public bool IsDate => !IsLiteral && Text[0] is 'y' or 'm' or 'd' or 'h' or 's' or 'a';
    }

    private static List<string> Sections(string code)
    {
        var result = new List<string>();
        int start = 0;
        var quoted = false;
        for (var i = 0; i < code.Length; i++)
        {
            if (code[i] == '"') quoted = !quoted;
            else if (code[i] == '\\' && !quoted) i++;
            else if (code[i] == ';' && !quoted)
            {
                result.Add(code[start..i]);
                start = i + 1;
            }
        }

        result.Add(code[start..]);
        return result;
    }

    private static List<Token> Tokens(string section)
    {
        var result = new List<Token>();
        for (var i = 0; i < section.Length;)
        {
            var c = section[i];
            var from = i++;
            if (c == '"')
            {
                while (i < section.Length && section[i] != '"') i++;
                result.Add(new Token(section[(from + 1)..i], true));
                i++;
            }
            else if (c == '[')
            {
                while (i < section.Length && section[i] != ']') i++;
                var inside = section[(from + 1)..i].ToLowerInvariant();
                if (inside is "h" or "hh" or "m" or "mm" or "s" or "ss") result.Add(new Token(inside, false));
                i++;
            }
            else if (c == '\\')
            {
                if (i < section.Length) result.Add(new Token(section[i++].ToString(), true));
            }
            else if (c is '_' or '*')
            {
                i++;
            }
            else if (char.ToLowerInvariant(c) is var letter and ('y' or 'm' or 'd' or 'h' or 's'))
            {
                while (i < section.Length && char.ToLowerInvariant(section[i]) == letter) i++;
                result.Add(new Token(new string(letter, i - from), false));
            }
            else if (Starts(section, from, "AM/PM") || Starts(section, from, "A/P") || Starts(section, from, "上午/下午"))
            {
                i = from + (section[from] == '上' || Starts(section, from, "AM/PM") ? 5 : 3);
                result.Add(new Token("a" + section[from], false));
            }
            else
            {
                result.Add(new Token(c.ToString(), c is not ('0' or '#' or '?' or '.' or ',' or '%' or 'E' or 'e' or '@' or '/')));
            }
        }

        return result;
    }

    private static bool Starts(string text, int at, string value) => string.Compare(text, at, value, 0, value.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static string? Date(double value, List<Token> tokens)
    {
        if (value is < 0 or > LastDay) return null;
        // Day 60 is a 29 February 1900 that never was: days before it are one off.
        var time = new DateTime(1899, 12, 30).AddDays(value < 60 ? 1 : 0).AddSeconds(Math.Round(value * 86400));
        var half = tokens.Exists(t => t is { IsLiteral: false } && t.Text[0] == 'a');
        var result = new StringBuilder();
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (!token.IsDate)
            {
                if (token.IsLiteral || token.Text is "/" or "." or ",") result.Append(token.Text);
                continue;
            }

            var minutes = token.Text[0] == 'm' && token.Text.Length <= 2 && IsMinutes(tokens, i);
            var hour = half ? (time.Hour + 11) % 12 + 1 : time.Hour;
            result.Append(token.Text[0] switch
            {
                'y' => Padded(token.Text.Length <= 2 ? time.Year % 100 : time.Year, token.Text.Length <= 2 ? 2 : 4),
                'm' when minutes => Padded(time.Minute, token.Text.Length),
                'm' => token.Text.Length >= 3 ? Month(time, token.Text.Length) : Padded(time.Month, token.Text.Length),
                'd' => token.Text.Length >= 3 ? "星期" + "日一二三四五六"[(int)time.DayOfWeek] : Padded(time.Day, token.Text.Length),
                'h' => Padded(hour, token.Text.Length),
                's' => Padded(time.Second, token.Text.Length),
                _ => token.Text[1] == '上' ? (time.Hour < 12 ? "上午" : "下午") : time.Hour < 12 ? "AM" : "PM",
            });
        }

        return result.ToString();
    }

    private static string Month(DateTime time, int length)
    {
        var name = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(time.Month);
        return length == 3 ? name[..3] : length == 5 ? name[..1] : name;
    }

    /// <summary>m beside hours or seconds means minutes.</summary>
    private static bool IsMinutes(List<Token> tokens, int at)
    {
        for (var i = at - 1; i >= 0; i--)
            if (tokens[i].IsDate && tokens[i].Text[0] != 'a') { if (tokens[i].Text[0] == 'h') return true; break; }
        for (var i = at + 1; i < tokens.Count; i++)
            if (tokens[i].IsDate && tokens[i].Text[0] != 'a') return tokens[i].Text[0] == 's';
        return false;
    }

    private static string Padded(int number, int digits) => number.ToString(digits == 1 ? "0" : new string('0', digits), CultureInfo.InvariantCulture);

    private static string Number(double value, List<Token> tokens)
    {
        var pattern = tokens.Where(t => !t.IsLiteral).Aggregate("", (all, t) => all + t.Text);
        if (pattern.Contains('@', StringComparison.Ordinal) || !pattern.AsSpan().ContainsAny("0#?")) return pattern.Length == 0 ? string.Concat(tokens.Select(t => t.Text)) : General(value);
        if (pattern.Contains('E', StringComparison.OrdinalIgnoreCase)) return value.ToString("0.00E+00", CultureInfo.InvariantCulture);
        if (pattern.Contains('/', StringComparison.Ordinal)) return General(value);
        foreach (var _ in pattern.Where(c => c == '%')) value *= 100;
        var last = pattern.AsSpan().LastIndexOfAny("0#?");
        for (var i = last + 1; i < pattern.Length && pattern[i] == ','; i++) value /= 1000;
        var digits = pattern.AsSpan(0, last + 1);
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? "" : digits[(point + 1)..].ToString().Replace('?', '#').Replace(",", "", StringComparison.Ordinal);
        var least = Math.Clamp(whole.Count('0'), 0, 30);
        var shape = (whole.Contains(',') ? "#,#" : "#") + new string('0', least) + (fraction.Length > 0 ? "." + fraction[..Math.Min(fraction.Length, 30)] : "");
        var shown = value.ToString(shape, CultureInfo.InvariantCulture);
        return Frame(tokens, shown.Length > 0 ? shown : "0");
    }

    /// <summary>The literals before and after the digits; those between (as in telephone numbers) are left out.</summary>
    private static string Frame(List<Token> tokens, string shown)
    {
        var first = tokens.FindIndex(IsDigit);
        var last = tokens.FindLastIndex(IsDigit);
        var before = string.Concat(tokens.Take(first).Where(t => t.IsLiteral).Select(t => t.Text));
        var after = string.Concat(tokens.Skip(last + 1).Where(t => t.IsLiteral || t.Text == "%").Select(t => t.Text));
        return (before + shown + after).Trim();
    }

    private static bool IsDigit(Token token) => !token.IsLiteral && token.Text[0] is '0' or '#' or '?';
}
