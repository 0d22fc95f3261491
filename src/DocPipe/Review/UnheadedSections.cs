using System.Buffers;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Review;

/// <summary>
/// Sections that a document has without a heading of their own: named second in another's heading ("存在问题及整改措施"), opened by the first
/// words of a paragraph ("下一步，…"), or announced in running text with the problems after it ("但也存在一些不足：一是…"). A problem mentioned
/// among the accounts is none of these: its author has not looked for problems.
/// </summary>
internal sealed class UnheadedSections
{
    /// <summary>How far behind the colon the first of the announced problems begins, in UTF-16 units.</summary>
    private const int Near = 30;

    /// <summary>Longer headings say what was done, not what the section is.</summary>
    private const int LongestName = 20;

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("，,。；;：:！!？?\n");

    private readonly ILookup<Role, string> secondNames;
    private readonly PhraseTable<Role> openers;
    private readonly PhraseTable<bool> announcing;

    /// <exception cref="DataFileException">A table is missing (DP9101), or a row of it is no role and words (DP9114).</exception>
    public UnheadedSections(DataFolder models)
    {
        secondNames = Rows(models, "review/second-names.tsv").ToLookup(r => r.Role, r => r.Words);
        openers = new PhraseTable<Role>(Rows(models, "review/section-openers.tsv").Select(r => (r.Words, r.Role)));
        announcing = new PhraseTable<bool>(models.Lines("review/problem-openers.txt").Select(w => (w, true)));
    }

    public bool Has(Document document, Role role) =>
        document.Blocks.Any(b => b.Kind == BlockKind.Heading ? b.Role != role && b.Level == 1 && b.Content.Length <= LongestName && NamesSecond(b.Content.Of(document.Text), role) : Opens(document.Text, b, role))
        || (role == Role.Problems && Announced(document));

    /// <summary>Behind a joint, so that the heading names two things: "问题及打算", not "解决好停车问题".</summary>
    private bool NamesSecond(ReadOnlySpan<char> heading, Role role)
    {
        foreach (var name in secondNames[role])
            if (heading.IndexOf(name, StringComparison.Ordinal) is >= 0 and var at)
            {
                if (heading[..at].IndexOfAny("及和与、暨") > 0 || heading[(at + name.Length)..].IndexOfAny("及和与、暨") is >= 0 and <= 4) return true;
            }

        return false;
    }

    private bool Opens(string text, Block block, Role role) =>
        block.Kind is BlockKind.Paragraph or BlockKind.Item && openers.Match(text, block.Content.Start, block.Content.End, out var opened) > 0 && opened == role;

    private bool Announced(Document document)
    {
        var text = document.Text;
        var problems = document.All<ProblemAnnotation>().ToArray();
        if (problems.Length == 0) return false;
        for (var colon = text.AsSpan().IndexOfAny('：', ':'); colon >= 0;)
        {
            if (announcing.AnyIn(ClauseBefore(text, colon)) && Array.Exists(problems, p => p.Span.Start > colon && p.Span.Start <= colon + Near)) return true;
            var next = text.AsSpan(colon + 1).IndexOfAny('：', ':');
            colon = next < 0 ? -1 : colon + 1 + next;
        }

        return false;
    }

    private static ReadOnlySpan<char> ClauseBefore(string text, int colon)
    {
        var before = text.AsSpan(0, colon);
        return before[(before.LastIndexOfAny(ClauseEnds) + 1)..];
    }

    private static IEnumerable<(Role Role, string Words)> Rows(DataFolder models, string table) =>
        models.Rows(table).Select(row => row.Length == 2 && Enum.TryParse<Role>(row[0].Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var role)
            ? (role, row[1])
            : throw new DataFileException("DP9114", $"models/{table} 里有一行不对，应当是“栏目、制表符、词语”：{string.Join(' ', row)}"));
}
