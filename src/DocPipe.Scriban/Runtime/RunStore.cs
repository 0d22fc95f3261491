using System.Text.RegularExpressions;

namespace DocPipe.Scriban.Runtime;

/// <summary>What built-in functions keep during a run: where cycles stand, patterns already built, the source of random numbers.</summary>
internal sealed class RunStore
{
    public Dictionary<string, int> Cycles { get; } = new(StringComparer.Ordinal);

    public Dictionary<(string Pattern, RegexOptions Options), Regex> Patterns { get; } = [];

    public Random? Random { get; set; }
}
