using System.Text;
using DocPipe.Model;
using DocPipe.Render.Pdf;

namespace DocPipe.Tests.Render;

public sealed class PdfTests
{
    [Fact]
    public void Without_LibreOffice_a_person_is_told_what_to_do_instead()
    {
        var e = Assert.Throws<DataFileException>(() => LibreOffice.ToPdf([], CancellationToken.None, ["no-such-program-as-this"]));
        Assert.Equal("DP5040", e.Code);
        Assert.Contains("docx", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_makes_no_pdf_is_said_to_have_failed() =>
        Assert.Equal("DP5041", Assert.Throws<DataFileException>(() => LibreOffice.ToPdf([], CancellationToken.None, ["no-such-program-as-this", "dotnet"])).Code);

    [Fact]
    public void A_format_is_written_by_its_name()
    {
        var briefing = Office.Briefing(SampleDigest.Empty);
        Assert.Equal(briefing.Docx(), briefing.Write("docx"));
        Assert.Equal(briefing.Html(), Encoding.UTF8.GetString(briefing.Write("html")));
        Assert.Equal(briefing.Markdown(), Encoding.UTF8.GetString(briefing.Write("md")));
        Assert.Equal(briefing.Calendar(), Encoding.UTF8.GetString(briefing.Write("ics")));
        Assert.Throws<ArgumentException>(() => briefing.Write("exe"));
    }
}
