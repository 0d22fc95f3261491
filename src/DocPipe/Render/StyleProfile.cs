using DocPipe.Model;
using YamlDotNet.Serialization;

namespace DocPipe.Render;

/// <summary>
/// How documents look, from templates/styles/*.yaml. The defaults are GB/T 9704-2012; a profile names only what an office does otherwise.
/// Lengths on the page are in twentieths of a point, sizes of type in points.
/// </summary>
internal sealed record StyleProfile
{
    /// <summary>Another profile from which everything is taken that this one doesn't say; empty for the standard.</summary>
    public string Base { get; init; } = "";

    public OfficeTexts Office { get; init; } = new();

    public PageStyle Page { get; init; } = new();

    public FontStyle Body { get; init; } = new() { Font = "仿宋_GB2312", Size = 16 };

    public FontStyle Title { get; init; } = new() { Font = "方正小标宋简体", Size = 22 };

    /// <summary>First to fourth level; a deeper one looks as the last.</summary>
    public List<FontStyle> Headings { get; init; } =
    [
        new() { Font = "黑体", Size = 16 }, new() { Font = "楷体_GB2312", Size = 16 },
        new() { Font = "仿宋_GB2312", Size = 16 }, new() { Font = "仿宋_GB2312", Size = 16 },
    ];

    public FontStyle TableHead { get; init; } = new() { Font = "黑体", Size = 12 };

    public FontStyle TableBody { get; init; } = new() { Font = "仿宋_GB2312", Size = 12 };

    public FontStyle RedHead { get; init; } = new() { Font = "方正小标宋简体", Size = 48, Colour = "FF0000" };

    public FontStyle PageNumber { get; init; } = new() { Font = "宋体", Size = 14 };

    public FontStyle Imprint { get; init; } = new() { Font = "仿宋_GB2312", Size = 14 };

    public FontStyle Note { get; init; } = new() { Font = "仿宋_GB2312", Size = 10.5 };

    /// <summary>The type for digits and Latin letters; empty for that of the Chinese words around them, as the standard has it.</summary>
    public string LatinFont { get; init; } = "";

    /// <summary>Points from one line to the next, fixed.</summary>
    public double LinePitch { get; init; } = 28.95;

    /// <summary>Some offices print the second and third level bold.</summary>
    public bool BoldHeadings { get; init; }

    public bool NumberHeadings { get; init; } = true;

    /// <summary>The small numbers behind statements and the list of sources they lead to.</summary>
    public bool SourceNotes { get; init; } = true;

    /// <summary>Whether a page to be printed (docx, pdf) has them too; a web page, where they lead to the source, is not concerned.</summary>
    public bool PrintedNotes { get; init; } = true;

    [YamlIgnore]
    public bool PrintsNotes => SourceNotes && PrintedNotes;

    public bool Charts { get; init; } = true;

    public bool PageNumbers { get; init; } = true;

    /// <summary>The style sheet of the html, a file beside the profile.</summary>
    public string Css { get; init; } = "网页.css";

    [YamlIgnore]
    public IEnumerable<FontStyle> All => [Body, Title, .. Headings, TableHead, TableBody, RedHead, PageNumber, Imprint, Note];

    /// <summary>The style sheet of the html; none where the profile names none.</summary>
    /// <exception cref="DataFileException">It is missing (DP5020).</exception>
    public string LoadCss(string folder)
    {
        if (Css.Length == 0) return "";
        try
        {
            return File.ReadAllText(Path.Combine(folder, "styles", Css)).ReplaceLineEndings("\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new DataFileException("DP5020", $"找不到网页样式文件 templates/styles/{Css}，或无法读取", e);
        }
    }

    /// <exception cref="DataFileException">A value can't be (DP5021).</exception>
    internal void Check(string shown)
    {
        if (Page.Width - Page.Left - Page.Right < 2000 || Page.Height - Page.Top - Page.Bottom < 2000)
            throw new DataFileException("DP5021", $"版式文件 {shown} 的页边距太大，版心放不下文字");
        if (Headings.Count == 0)
            throw new DataFileException("DP5021", $"版式文件 {shown} 的 headings 至少要有一级标题");
        foreach (var font in All)
            if (font.Size is < 1 or > 400 || font.Colour.Length is not (0 or 6) || !font.Colour.All(char.IsAsciiHexDigit))
                throw new DataFileException("DP5021", $"版式文件 {shown} 中字号应在 1 到 400 磅之间，颜色应为六位十六进制数（如 FF0000）");
        if (LinePitch is < 5 or > 400)
            throw new DataFileException("DP5021", $"版式文件 {shown} 的行距 linePitch 应在 5 到 400 磅之间");
    }
}
