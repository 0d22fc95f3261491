using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocPipe.Ingest;
using DocPipe.Ingest.Layout;
using DocPipe.Ingest.Programs;
using Xunit.Abstractions;

namespace DocPipe.Tests.Ingest;

/// <summary>What the machine's own programs add. Under CI they must be there; elsewhere a test without them says so and has nothing to check.</summary>
public class RescueTests(ITestOutputHelper output)
{
    private static readonly byte[] plan = File.ReadAllBytes(SharedData.Corpus("formats", "plan.pdf"));

    [Fact]
    public void Pdftotext_gives_the_pages_that_our_own_reading_lacks()
    {
        if (!IsThere("pdftotext")) return;
        using var rescue = new PdfRescue(plan, ReadLimits.Default, CancellationToken.None);
        var reading = new ReadingText(100_000);
        LayoutWriter.Write(reading, Assert.IsType<List<PageContent>>(rescue.Text()), CancellationToken.None);
        Assert.True(Similarity.Of(Letters(File.ReadAllText(SharedData.Corpus("formats", "plan.pdf.txt"))), Letters(reading.Text)) > 0.95, reading.Text);
    }

    [Fact]
    public void A_scanned_page_is_recognized()
    {
        if (!IsThere("pdftoppm") || !IsThere("tesseract")) return;
        var folder = Directory.CreateTempSubdirectory("docpipe-scan-").FullName;
        try
        {
            var path = Path.Combine(folder, "plan.pdf");
            File.WriteAllBytes(path, plan);
            var picture = HelperProgram.Run(HelperProgram.Find("pdftoppm")!, ["-gray", "-r", "150", "-f", "1", "-l", "1", path], null, ReadLimits.Default, CancellationToken.None);
            var result = new FileReader().Read("扫描.pdf", Scan(picture!), CancellationToken.None);
            var text = Letters(Assert.Single(result.Documents).Text);
            Assert.True(Similarity.Of(Letters(File.ReadAllText(SharedData.Corpus("formats", "plan.pdf.txt"))), text) > 0.85, text);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A PDF whose one page is a picture in shades of grey.</summary>
    private static byte[] Scan(byte[] pgm)
    {
        var head = Encoding.ASCII.GetString(pgm, 0, 40).Split((char[])[' ', '\n']);
        var (width, height) = (int.Parse(head[1], CultureInfo.InvariantCulture), int.Parse(head[2], CultureInfo.InvariantCulture));
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(pgm.AsSpan(pgm.Length - width * height));
        using var pdf = new MemoryStream();
        Write("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n");
        Write("3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>\nendobj\n");
        Write("4 0 obj\n<</Length 30>>stream\nq 595 0 0 842 0 0 cm /I Do Q   \nendstream\nendobj\n");
        Write($"5 0 obj\n<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode/Length {packed.Length}>>stream\n");
        pdf.Write(packed.ToArray());
        Write("\nendstream\nendobj\ntrailer\n<</Size 6/Root 1 0 R>>\n%%EOF\n");
        return pdf.ToArray();

        void Write(string text) => pdf.Write(Encoding.ASCII.GetBytes(text));
    }

    private bool IsThere(string program)
    {
        var there = HelperProgram.Find(program) is not null && (program != "tesseract" || HelperKind.ReadsChinese(CancellationToken.None) is true);
        Assert.True(there || string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), $"{program} is not on PATH, and under CI it must be");
        if (!there) output.WriteLine($"{program} is not here: nothing to check");
        return there;
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
