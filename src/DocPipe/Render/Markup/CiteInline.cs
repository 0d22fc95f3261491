using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace DocPipe.Render.Markup;

/// <summary>The mark behind a statement that says where it was read.</summary>
/// <param name="numbers">Numbers of evidence, from 1.</param>
/// <param name="more">How many further places the mark leaves out.</param>
internal sealed class CiteInline(IReadOnlyList<int> numbers, int more) : LeafInline
{
    public IReadOnlyList<int> Numbers => numbers;

    public int More => more;

    internal sealed class Parser : InlineParser
    {
        public Parser() => OpeningCharacters = [Literal.CiteOpen];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var end = slice.IndexOf(Literal.CiteClose);
            if (end < 0) return false;
            var (numbers, more) = Citations.Parse(slice.Text.AsSpan(slice.Start + 1, end - slice.Start - 1));
            processor.Inline = new CiteInline(numbers, more);
            slice.Start = end + 1;
            return true;
        }
    }
}
