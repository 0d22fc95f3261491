using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Parsing;

/// <summary>What is being parsed around something: messages name it, and some constructs are read otherwise inside of some.</summary>
internal sealed class ParseParent(Construct construct, int start)
{
    public Construct Construct { get; } = construct;

    public int Start { get; } = start;

    /// <summary>The options of a <c>for</c> or <c>tablerow</c>, filled by the expression parser; null for all else.</summary>
    public List<NamedArgument>? Options { get; init; }
}
