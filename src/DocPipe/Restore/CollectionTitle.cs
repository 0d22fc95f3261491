using System.Globalization;
using System.Text.RegularExpressions;

namespace DocPipe.Restore;

/// <summary>A line that may begin a document of a collection.</summary>
/// <param name="Stem">What the titles of one collection have in common beside the number.</param>
/// <param name="Attached">An attachment, which is a document only if its title is a document's.</param>
internal sealed partial record CollectionTitle(string Stem, int Number, bool Attached)
{
    /// <summary>Titles are lines of at most so many characters.</summary>
    public const int Longest = 80;

    private const string ChineseDigits = "一二三四五六七八九";

    /// <param name="line">Without blanks around it, in simplified script.</param>
    public static CollectionTitle? Parse(string line)
    {
        if (AttachmentLine().Match(line) is { Success: true } attachment)
            return new CollectionTitle("附件", Value(attachment.Groups["n"].Value), Attached: true);
        if (PieceLine().Match(line) is { Success: true } piece)
            return new CollectionTitle("篇", Value(piece.Groups["n"].Value), Attached: false);
        if (NumberedLine().Match(line) is not { Success: true } numbered) return null;
        var stem = numbered.Groups["stem"].Value.TrimEnd(' ', '　', ':', '：');
        if (SectionNumber().IsMatch(stem) || (numbered.Groups["piece"].Length == 0 && !IsDocumentName(stem))) return null;
        return new CollectionTitle(stem, Value(numbered.Groups["n"].Value), Attached: false);
    }

    /// <summary>Whether a title says that what follows is a document: it ends with the name of a kind of document.</summary>
    public static bool IsDocumentName(ReadOnlySpan<char> title) => DocumentName().IsMatch(title.TrimEnd(" 　》”\"）)"));

    private static int Value(string digits)
    {
        if (digits.Length == 0) return 0;
        if (int.TryParse(string.Concat(digits.Select(Ascii)), NumberStyles.None, CultureInfo.InvariantCulture, out var plain)) return plain;
        var ten = digits.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0) return ChineseDigits.IndexOf(digits[^1], StringComparison.Ordinal) + 1;
        var tens = ten == 0 ? 1 : ChineseDigits.IndexOf(digits[ten - 1], StringComparison.Ordinal) + 1;
        return tens * 10 + (ten + 1 < digits.Length ? ChineseDigits.IndexOf(digits[ten + 1], StringComparison.Ordinal) + 1 : 0);
    }

    private static char Ascii(char c) => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c;

    [GeneratedRegex(@"^(?<stem>.{2,70}?)[ 　]*(?<piece>篇|第)?[ 　]*[（(【\[〔]?[ 　]*(?<n>[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})[ 　]*[）)】\]〕]?[:：]?$",
        RegexOptions.NonBacktracking)]
    private static partial Regex NumberedLine();

    [GeneratedRegex(@"^(?:[（(【\[][ 　]*(第[ 　]*(?<n>[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})[ 　]*篇|(篇|范文|例文|样例|样本)[ 　]*(?<n>[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}))[ 　]*[）)】\]].{0,60}|(第[ 　]*(?<n>[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})[ 　]*篇|(篇|范文|例文|样例|样本)[ 　]*(?<n>[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}))([:：、.．,， 　《].{0,60})?)$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PieceLine();

    [GeneratedRegex(@"^附(件|录)[ 　]*(?<n>[0-9０-９]{0,2}|[一二三四五六七八九十]{0,3})[ 　]*([:：.．、 　].{0,60})?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AttachmentLine();

    [GeneratedRegex(@"^([一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,3}[、.．)）]|第[一二三四五六七八九十0-9]{1,3}[章节条部])",
        RegexOptions.NonBacktracking)]
    private static partial Regex SectionNumber();

    [GeneratedRegex(@"(方案|总结|报告|计划|汇报|讲话|讲话稿|发言|发言稿|致辞|致词|主持词|主持稿|演讲稿|简报|周报|月报|通报|通知|意见|范文|材料|要点|制度|倡议书|体会|心得|规划|预案|办法|细则|规定|守则|公约|纪要|信息|工作情况|开展情况|自查)$",
        RegexOptions.NonBacktracking)]
    private static partial Regex DocumentName();
}
