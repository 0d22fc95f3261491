namespace DocPipe.Render;

/// <summary>What an office prints of itself; a template sees it as <c>office</c>. Empty texts leave their place out.</summary>
internal sealed record OfficeTexts
{
    public string Name { get; init; } = "";

    /// <summary>The words of the red head.</summary>
    public string Head { get; init; } = "";

    /// <summary>The document number or issue, as it is to be printed ("第47期").</summary>
    public string Number { get; init; } = "";

    /// <summary>抄送.</summary>
    public List<string> Copies { get; init; } = [];

    public string Contact { get; init; } = "";
}

/// <summary>Twentieths of a point; GB/T 9704: A4, margins 37, 35, 28 and 26 mm, 22 lines of 28 characters.</summary>
internal sealed record PageStyle
{
    public int Width { get; init; } = 11906;

    public int Height { get; init; } = 16838;

    public int Top { get; init; } = 2098;

    public int Bottom { get; init; } = 1984;

    public int Left { get; init; } = 1588;

    public int Right { get; init; } = 1474;

    public int CharactersPerLine { get; init; } = 28;

    [YamlDotNet.Serialization.YamlIgnore]
    public int TypeWidth => Width - Left - Right;
}

internal sealed record FontStyle
{
    /// <summary>The East Asian name, as Word lists it.</summary>
    public string Font { get; init; } = "";

    public double Size { get; init; } = 16;

    public bool Bold { get; init; }

    /// <summary>Six hexadecimal digits; empty for black.</summary>
    public string Colour { get; init; } = "";
}
