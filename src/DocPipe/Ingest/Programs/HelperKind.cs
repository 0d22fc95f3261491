namespace DocPipe.Ingest.Programs;

/// <summary>A program that helps where it is there.</summary>
/// <param name="Name">As it is called on the command line.</param>
/// <param name="Purpose">What it does for a reader, in Chinese.</param>
/// <param name="Cost">What goes without it.</param>
public sealed record HelperKind(string Name, string Purpose, string Cost)
{
    public static IReadOnlyList<HelperKind> All { get; } =
    [
        new("pdftotext", "重读结构损坏或文字编码不明的 PDF", "这样的 PDF 会报为损坏或乱码，要请报送单位另发"),
        new("pdftoppm", "把扫描的 PDF 页变成图片，交给 tesseract", "扫描件一律报为“扫描件，需OCR”"),
        new("tesseract", "识别扫描页上的文字（需要 chi_sim 中文数据）", "扫描件一律报为“扫描件，需OCR”"),
    ];

    /// <summary>Where the program is; null where it isn't on PATH.</summary>
    public string? Find() => HelperProgram.Find(Name);

    /// <summary>Whether tesseract has the data for simplified Chinese; null where the program isn't there.</summary>
    public static bool? ReadsChinese(CancellationToken cancellation)
    {
        if (HelperProgram.Find("tesseract") is not { } path) return null;
        return HelperProgram.Run(path, ["--list-langs"], null, ReadLimits.Default, cancellation) is { } list
            && System.Text.Encoding.UTF8.GetString(list).Split('\n', StringSplitOptions.TrimEntries).Contains("chi_sim");
    }
}
