using DocPipe.Ingest;
using DocPipe.Model;

namespace DocPipe.Tests.Ingest;

/// <summary>Word files of other projects' test suites, where they lie beside the checkout.</summary>
public class SharedDocxTests
{
    [Theory]
    [InlineData("mammoth/single-paragraph.docx", "Walking on imported air\n")]
    [InlineData("mammoth/utf8-bom.docx", "This XML has a byte order mark.\n")]
    [InlineData("mammoth/simple-list.docx", "• Apple\n• Banana\n")]
    [InlineData("mammoth/tables.docx", "Above\nTop left\tTop right\nBottom left\tBottom right\nBelow\n")]
    [InlineData("mammoth/text-box.docx", "Datum plane\n")]
    [InlineData("mammoth/strict-format.docx", "Test\n")]
    public void Reads_what_the_suite_expects(string name, string expected)
    {
        if (SharedData.Beside(["testdata", "docx", .. name.Split('/')]) is not { } path) return;
        var result = new FileReader().ReadFile(path, CancellationToken.None);
        Assert.Equal(expected, Assert.Single(result.Documents).Text);
    }

    [Theory]
    [InlineData("npoi/PasswordProtected.doc", "DP1003")]
    public void Refuses_with_a_reason(string name, string code)
    {
        if (SharedData.Beside(["testdata", "docx", .. name.Split('/')]) is not { } path) return;
        Assert.Equal(code, Assert.Single(new FileReader().ReadFile(path, CancellationToken.None).Unreadable).Code);
    }
}
