using System.Globalization;
using System.Text;
using DocPipe.Ingest.Layout;

namespace DocPipe.Ingest.Programs;

/// <summary>Reads a PDF a second time with the machine's own programs. They want a file, so one is written to a folder that is removed again.</summary>
internal sealed class PdfRescue(ReadOnlyMemory<byte> bytes, ReadLimits limits, CancellationToken cancellation) : IDisposable
{
    private const string Resolution = "200";

    private string? folder;
    private bool asked, canRecognize;
    private List<PageContent>? pages;
    private bool? chinese;

    /// <summary>The pages as pdftotext lays them out; null where it isn't there or gives nothing.</summary>
    public List<PageContent>? Text()
    {
        if (asked) return pages;
        asked = true;
        if (!limits.Helpers || HelperProgram.Find("pdftotext") is not { } program) return null;
        if (HelperProgram.Run(program, ["-layout", "-enc", "UTF-8", "-q", SavedFile(), "-"], null, limits, cancellation) is not { } output) return null;
        var texts = Encoding.UTF8.GetString(output).Split('\f');
        var read = texts.Take(texts.Length - 1).Select(PlainPage.Of).ToList();
        return pages = read.Exists(p => p.Glyphs.Count > 0) ? read : null;
    }

    /// <summary>A page's text as tesseract recognizes it; null where it can't.</summary>
    /// <param name="number">From 1.</param>
    public PageContent? Recognize(int number)
    {
        if (!limits.Helpers) return null;
        chinese ??= HelperKind.ReadsChinese(cancellation) ?? false;
        canRecognize = chinese.Value;
        if (!canRecognize || HelperProgram.Find("pdftoppm") is not { } painter || HelperProgram.Find("tesseract") is not { } reader) return null;
        var page = number.ToString(CultureInfo.InvariantCulture);
        if (HelperProgram.Run(painter, ["-gray", "-r", Resolution, "-f", page, "-l", page, SavedFile()], null, limits, cancellation) is not { Length: > 0 } picture) return null;
        if (HelperProgram.Run(reader, ["stdin", "stdout", "-l", "chi_sim"], picture, limits, cancellation) is not { } output) return null;
        return PlainPage.Of(WithoutBlanks(Encoding.UTF8.GetString(output).Replace("\f", "", StringComparison.Ordinal)));
    }

    /// <summary>Recognition sets a blank after every Chinese character.</summary>
    private static string WithoutBlanks(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            if (text[i] != ' ' || i == 0 || i + 1 == text.Length || !(TextLine.IsWide(text[i - 1]) || TextLine.IsWide(text[i + 1]))) result.Append(text[i]);
        return result.ToString();
    }

    private string SavedFile()
    {
        if (folder is null)
        {
            folder = Directory.CreateTempSubdirectory("docpipe-").FullName;
            using var file = File.Create(Path.Combine(folder, "source.pdf"));
            file.Write(bytes.Span);
        }

        return Path.Combine(folder, "source.pdf");
    }

    public void Dispose()
    {
        if (folder is null) return;
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // The system clears its own folder.
        }
    }
}
