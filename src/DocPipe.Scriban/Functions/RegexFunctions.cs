using System.Text;
using System.Text.RegularExpressions;
using DocPipe.Scriban.Runtime;

namespace DocPipe.Scriban.Functions;

/// <summary>The functions of <c>regex</c>. Patterns are matched in linear time where that engine takes them, else within <see cref="TemplateContext.RegexTimeOut"/>.</summary>
internal static class RegexFunctions
{
    private const int MostPatterns = 64;

    public static IEnumerable<NativeFunction> All =>
    [
        new("escape(pattern: string)", call => Regex.Escape(Text(call, 0, "str"))),
        new("unescape(pattern: string)", call => Regex.Unescape(Text(call, 0, "str"))),
        new("match(text: string, pattern: string, options: string = null)", call => Match(call)),
        new("matches(text: string, pattern: string, options: string = null)", call => Matches(call)),
        new("replace(text: string, pattern: string, replace: string, options: string = null)", Replace),
        new("split(text: string, pattern: string, options: string = null)", call => new ScriptArray(Pattern(call, 2).Split(Text(call, 0, "input")))),
    ];

    private static string Text(NativeCall call, int index, string name) =>
        call.Text(index) ?? throw new ArgumentNullException(name);

    private static ScriptArray Match(NativeCall call)
    {
        var match = Pattern(call, 2).Match(Text(call, 0, "input"));
        return match.Success ? Groups(match) : [];
    }

    private static ScriptArray Matches(NativeCall call)
    {
        var all = new ScriptArray();
        foreach (Match match in Pattern(call, 2).Matches(Text(call, 0, "input")))
        {
            call.Context.Step(call.Span);
            all.Add(Groups(match));
        }

        return all;
    }

    private static ScriptArray Groups(Match match)
    {
        var groups = new ScriptArray(match.Groups.Count);
        foreach (Group group in match.Groups)
            groups.Add(group.Value);
        return groups;
    }

    private static string Replace(NativeCall call)
    {
        var text = Text(call, 0, "input");
        var replacement = Text(call, 2, "replacement");
        var replaced = new StringBuilder();
        var at = 0;
        foreach (Match match in Pattern(call, 3).Matches(text))
        {
            call.Context.Step(call.Span);
            replaced.Append(text, at, match.Index - at).Append(match.Result(replacement));
            call.Context.CheckLength(call.Span, replaced.Length);
            at = match.Index + match.Length;
        }

        return replaced.Append(text, at, text.Length - at).ToString();
    }

    private static Regex Pattern(NativeCall call, int optionsIndex)
    {
        var pattern = Text(call, 1, "pattern");
        var options = Options(call.Text(optionsIndex));
        var known = call.Context.Store.Patterns;
        if (known.TryGetValue((pattern, options), out var regex))
            return regex;
        if (known.Count >= MostPatterns)
            known.Clear();
        return known[(pattern, options)] = Build(pattern, options, call.Context.RegexTimeOut);
    }

    private static Regex Build(string pattern, RegexOptions options, TimeSpan timeOut)
    {
        try
        {
            return new Regex(pattern, options | RegexOptions.NonBacktracking, timeOut);
        }
        catch (NotSupportedException)
        {
            // Backreferences and looking around need the engine that may take exponential time.
            return new Regex(pattern, options, timeOut);
        }
    }

    private static RegexOptions Options(string? letters)
    {
        var options = RegexOptions.CultureInvariant;
        foreach (var letter in letters ?? string.Empty)
        {
            options |= letter switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                _ => RegexOptions.None,
            };
        }

        return options;
    }
}
