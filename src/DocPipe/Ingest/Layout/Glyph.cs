namespace DocPipe.Ingest.Layout;

/// <summary>
/// What one printed sign stands for and where it stands: points from the page's upper left corner, y downwards, in the direction in which
/// the text runs.
/// </summary>
/// <param name="Text">One character, seldom more (a ligature).</param>
/// <param name="X">Left edge.</param>
/// <param name="Y">Baseline.</param>
/// <param name="Size">Height of the letter's body.</param>
internal readonly record struct Glyph(string Text, double X, double Y, double Width, double Size)
{
    public double Right => X + Width;

    public bool IsBlank => Text.Length == 1 && Text[0] is ' ' or '\u00A0' or '\t';
}

/// <summary>A straight line that is printed along a page's edges, or the long side of a thin box.</summary>
internal readonly record struct Rule(double X1, double Y1, double X2, double Y2)
{
    public bool IsHorizontal => Math.Abs(Y2 - Y1) < Math.Abs(X2 - X1);

    public double Length => Math.Max(Math.Abs(X2 - X1), Math.Abs(Y2 - Y1));
}

/// <summary>Everything on a page that its text layout depends on, turned so that the text runs from left to right.</summary>
internal sealed class PageContent(double width, double height)
{
    public double Width => width;

    public double Height => height;

    public List<Glyph> Glyphs { get; } = [];

    public List<Rule> Rules { get; } = [];

    /// <summary>Share of the page that its largest picture covers.</summary>
    public double Picture { get; set; }

    /// <summary>Signs whose character is not known.</summary>
    public int Unknown { get; set; }
}
