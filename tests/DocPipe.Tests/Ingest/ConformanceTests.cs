using DocPipe.Ingest;
using DocPipe.Model;

namespace DocPipe.Tests.Ingest;

/// <summary>Every conformance file beside the checkout is read, or refused with its reason; none crashes.</summary>
public class ConformanceTests
{
    /// <summary>Files that no reader is owed an answer for, each with the code that says why.</summary>
    private static readonly Dictionary<string, string> refused = new(StringComparer.Ordinal)
    {
        ["PasswordProtected.doc"] = "DP1003", ["issue3371.pdf"] = "DP1003", ["issue3885.pdf"] = "DP1001",
        // Its XML defines entities, which no Word document does and which are never fetched or expanded.
        ["ExternalEntityInText.docx"] = "DP1006",
    };

    [Theory]
    [InlineData("docx")]
    [InlineData("pdf")]
    public void Every_file_is_read_or_refused_with_its_reason(string folder)
    {
        if (SharedData.Beside("testdata", folder) is not { } path) return;
        var reader = new FileReader(DataFolder.Default, ReadLimits.Default with { Helpers = false });
        foreach (var file in Directory.EnumerateFiles(path, "*.*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".doc" or ".docx" or ".pdf"))
        {
            var result = reader.ReadFile(file, CancellationToken.None);
            var code = result.Unreadable is [var failure] ? failure.Code : "";
            Assert.True(code == refused.GetValueOrDefault(Path.GetFileName(file), ""), $"{file}: {code}");
        }
    }

    /// <summary>antiword draws tables with bars and notes pictures; the words are what is compared.</summary>
    [Theory]
    [InlineData("HeaderFooterUnicode.doc", 0.9)]
    [InlineData("TestChineseProperties.doc", 0.9)]
    [InlineData("simple-table.doc", 0.97)]
    [InlineData("innertable.doc", 0.97)]
    [InlineData("table-merges.doc", 0.97)]
    public void Old_word_files_read_as_antiword_reads_them(string name, double least)
    {
        if (SharedData.Beside("testdata", "docx", "npoi", name) is not { } path) return;
        var read = Words(Assert.Single(new FileReader().ReadFile(path, CancellationToken.None).Documents).Text);
        var expected = Words(File.ReadAllText(path + ".antiword.txt").Replace("[pic]", "", StringComparison.Ordinal));
        var shared = expected.GroupBy(w => w).Sum(g => Math.Min(g.Count(), read.Count(w => w == g.Key)));
        Assert.True(shared >= least * expected.Count, $"{shared} of {expected.Count}: {string.Concat(read)}");
    }

    private static List<char> Words(string text) => [.. text.Where(char.IsLetterOrDigit)];
}
