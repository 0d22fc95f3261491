using System.Text;
using DocPipe.Ingest;
using DocPipe.Model;
using DocPipe.Text;
using Xunit.Abstractions;

namespace DocPipe.Tests.Ingest;

public class EncodingTests(ITestOutputHelper output)
{
    private static readonly FileReader reader = new();

    private static readonly string sentences =
        string.Concat(File.ReadAllLines(Path.Combine(SharedData.Root, "tests", "DocPipe.Tests", "Restore", "sentences.txt")));

    private static readonly int[] lengths = [10, 12, 15, 20, 30, 50, 80, 120, 200, 500];

    private static readonly (string Name, int Page, bool Marked, bool Traditional)[] encodings =
    [
        ("utf-8", 65001, false, false), ("utf-8", 65001, true, false), ("utf-16", 1200, true, false), ("utf-16be", 1201, true, false),
        ("utf-16", 1200, false, false), ("utf-32", 12000, true, false), ("gb18030", 54936, false, false), ("gb18030", 936, false, true),
        ("big5", 950, false, true), ("hz-gb-2312", 52936, false, false),
    ];

    /// <summary>Three hundred texts: ten lengths in ten encodings, three texts each. One in a hundred may be wrong.</summary>
    [Fact]
    public void At_least_99_of_100_texts_are_read_in_the_encoding_that_they_were_written_in()
    {
        int right = 0, all = 0;
        foreach (var (name, page, marked, traditional) in encodings)
            foreach (var length in lengths)
                for (var which = 0; which < 3; which++)
                {
                    var text = sentences.Substring((which * 211) + (length * 3 % 97), length);
                    if (traditional) text = Traditional(text);
                    var encoding = Of(page);
                    byte[] bytes = marked ? [.. encoding.GetPreamble(), .. encoding.GetBytes(text)] : encoding.GetBytes(text);
                    var result = reader.Read("报送.txt", bytes, CancellationToken.None);
                    // Some characters have no place in Big5; what the bytes hold is what is to be read.
                    var good = result.Documents is [var document] && document.Text == encoding.GetString(encoding.GetBytes(text)) && document.Source.Encoding == name;
                    all++;
                    if (good) right++;
                    else output.WriteLine($"{name} {length}: {text[..10]} read as {result.Documents.FirstOrDefault()?.Source.Encoding}");
                }

        output.WriteLine($"{right} of {all}");
        Assert.Equal(300, all);
        Assert.True(right >= 0.99 * all, $"{right} of {all}");
    }

    [Fact]
    public void A_declaration_that_lies_is_overruled_by_the_text()
    {
        var page = "<html><head><meta charset=\"gb2312\"></head><body><p>各社区要加强巡查，发现问题立即整改。</p></body></html>";
        Assert.Equal("utf-8", Encoding(System.Text.Encoding.UTF8.GetBytes(page)));
        Assert.Equal("gb18030", Encoding(Of(936).GetBytes(page.Replace("gb2312", "utf-8", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_word_whose_gbk_bytes_are_well_formed_utf8_is_still_gbk_with_its_sentence() =>
        Assert.Equal("gb18030", Encoding(Of(936).GetBytes("中国联通公司、中国移动公司参加会议")));

    [Fact]
    public void Letters_with_accents_in_utf8_are_utf8() => Assert.Equal("utf-8", Encoding(System.Text.Encoding.UTF8.GetBytes("Café Zürich, naïve façade")));

    [Fact]
    public void Plain_ascii_counts_as_utf8() => Assert.Equal("utf-8", Encoding("plain text only"u8.ToArray()));

    [Fact]
    public void A_byte_that_can_t_be_read_is_told_and_the_rest_is_read()
    {
        byte[] bytes = [.. System.Text.Encoding.UTF8.GetBytes("各社区要加强巡查，发现问题"), 0xFF, .. System.Text.Encoding.UTF8.GetBytes("立即整改。")];
        var document = Assert.Single(reader.Read("报送.txt", bytes, CancellationToken.None).Documents);
        Assert.Equal("各社区要加强巡查，发现问题\uFFFD立即整改。", document.Text);
        Assert.Contains(document.Diagnostics, d => d.Code == "DP1102");
    }

    private static string? Encoding(byte[] bytes) => Assert.Single(reader.Read("报送.txt", bytes, CancellationToken.None).Documents).Source.Encoding;

    private static Encoding Of(int page) => CodePagesEncodingProvider.Instance.GetEncoding(page) ?? System.Text.Encoding.GetEncoding(page);

    /// <summary>Character by character, which is all that an encoding cares for.</summary>
    private static string Traditional(string text)
    {
        var table = Script.Entries(DataFolder.Default, "opencc/STCharacters.txt").Where(e => e.Key.Length == 1 && e.Values[0].Length == 1)
            .ToDictionary(e => e.Key[0], e => e.Values[0][0]);
        return string.Concat(text.Select(c => table.GetValueOrDefault(c, c)));
    }
}
