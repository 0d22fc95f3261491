using System.Text;
using DocPipe.Ingest;
using DocPipe.Ingest.Pdf;
using DocPipe.Model;

namespace DocPipe.Tests.Ingest;

public class PdfTests
{
    private static readonly FileReader alone = new(DataFolder.Default, ReadLimits.Default with { Helpers = false });

    [Fact]
    public void A_plan_reads_as_its_paragraphs_its_table_and_its_page_number_apart()
    {
        var result = alone.ReadFile(SharedData.Corpus("formats", "plan.pdf"), CancellationToken.None);
        var document = Assert.Single(result.Documents);
        Assert.Equal(File.ReadAllText(SharedData.Corpus("formats", "plan.pdf.txt")), document.Text);
        Assert.Equal(2, Assert.Single(document.Blocks, b => b.Kind == BlockKind.Cell && b.RowSpan > 1).RowSpan);
        Assert.Equal("— 1 —", Assert.Single(document.Blocks, b => b.Style == "footer").Span.In(document.Text));
    }

    [Theory]
    [InlineData("GBK-EUC-H", "GB1", "D6D0CEC4")]
    [InlineData("GBK-EUC-V", "GB1", "D6D0CEC4")]
    [InlineData("GBKp-EUC-H", "GB1", "D6D0CEC4")]
    [InlineData("GBK2K-H", "GB1", "D6D0CEC4")]
    [InlineData("GB-EUC-H", "GB1", "D6D0CEC4")]
    [InlineData("UniGB-UCS2-H", "GB1", "4E2D6587")]
    [InlineData("UniGB-UTF16-H", "GB1", "4E2D6587")]
    [InlineData("UniCNS-UCS2-H", "CNS1", "4E2D6587")]
    [InlineData("UniCNS-UTF16-H", "CNS1", "4E2D6587")]
    [InlineData("ETen-B5-H", "CNS1", "A4A4A4E5")]
    [InlineData("ETen-B5-V", "CNS1", "A4A4A4E5")]
    [InlineData("Identity-H", "GB1", "11CF0ED3")]
    public void A_font_that_is_not_embedded_is_read_by_its_predefined_map(string encoding, string collection, string codes)
    {
        var pdf = Pdf($"BT /F 12 Tf 72 700 Td <{codes}> Tj ET",
            $"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/{encoding}/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering({collection})/Supplement 2>>/DW 1000>>]>>");
        Assert.Equal("中文\n", One(pdf).Text);
    }

    [Fact]
    public void Names_of_glyphs_say_what_codes_mean()
    {
        const string font = "<</Type/Font/Subtype/Type1/BaseFont/X/Encoding<</Differences[1/uni4E2D/u6587/A.alt/Euro]>>>>";
        Assert.Equal("中文A€\n", One(Pdf("BT /F 12 Tf 72 700 Td (\\001\\002\\003\\004) Tj ET", font)).Text);
    }

    [Fact]
    public void A_character_map_of_the_file_goes_before_all()
    {
        const string map = "1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfrange <01> <02> <4E00> <05> <06> [<4E2D> <D842DFB7>] endbfrange 1 beginbfchar <07> <00660069> endbfchar";
        const string font = "<</Type/Font/Subtype/TrueType/BaseFont/X/Encoding/WinAnsiEncoding/ToUnicode 6 0 R>>";
        Assert.Equal("一丁中𠮷fi\n", One(Pdf("BT /F 12 Tf 72 700 Td <0102050607> Tj ET", font, map)).Text);
    }

    [Fact]
    public void Lines_become_paragraphs_without_blanks_between_chinese_characters()
    {
        var lines = new StringBuilder("BT /F 10 Tf 14 TL 92 700 Td ");
        lines.Append($"<{Hex(new string('甲', 38))}> Tj T* -20 0 Td <{Hex(new string('乙', 40))}> Tj T* <{Hex("丙丁。")}> Tj T* 20 0 Td <{Hex(new string('戊', 38))}> Tj T* -20 0 Td <{Hex("己。")}> Tj ET");
        Assert.Equal($"{new string('甲', 38)}{new string('乙', 40)}丙丁。\n{new string('戊', 38)}己。\n", One(Pdf(lines.ToString(), Chinese)).Text);
    }

    [Fact]
    public void Two_columns_are_read_one_after_the_other()
    {
        var content = new StringBuilder();
        for (var i = 0; i < 8; i++)
            content.Append($"BT /F 10 Tf 60 {700 - 14 * i} Td <{Hex("左" + new string((char)('一' + i), 18))}> Tj 250 0 Td <{Hex("右" + new string((char)('一' + i), 18))}> Tj ET ");
        var text = One(Pdf(content.ToString(), Chinese)).Text;
        Assert.True(text.LastIndexOf('左') < text.IndexOf('右'), text);
    }

    [Fact]
    public void Bold_by_printing_twice_and_marks_of_notes_are_not_read()
    {
        const string template = "BT /F 12 Tf 72 700 Td <{0}> Tj ET BT /F 12 Tf 72.3 700 Td <{0}> Tj ET BT /F 6 Tf 96 706 Td <{1}> Tj ET";
        Assert.Equal("标题\n", One(Pdf(string.Format(System.Globalization.CultureInfo.InvariantCulture, template, Hex("标题"), Hex("1")), Chinese)).Text);
    }

    [Fact]
    public void A_page_turned_sideways_is_read_upright()
    {
        var content = $"0 1 -1 0 595 0 cm BT /F 12 Tf 72 300 Td <{Hex("横排内容")}> Tj 0 -16 Td <{Hex("第二行要比第一行长得多")}> Tj ET";
        Assert.Equal("横排内容\n第二行要比第一行长得多\n", One(Pdf(content, Chinese)).Text);
    }

    [Fact]
    public void A_picture_without_text_is_told_to_need_recognition()
    {
        var failure = Assert.Single(alone.Read("扫描.pdf", Pdf("q 595 0 0 842 0 0 cm /I Do Q", Chinese), CancellationToken.None).Unreadable);
        Assert.Equal("DP1015", failure.Code);
        Assert.StartsWith("扫描件，需OCR", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_whose_signs_mean_nothing_is_told_to_be_garbled()
    {
        var random = new Random(5);
        var shifted = Hex(new string([.. Enumerable.Range(0, 200).Select(_ => (char)random.Next(0x4E00, 0x9F00))]));
        var document = One(Pdf($"BT /F 2 Tf 72 700 Td <{shifted}> Tj ET", Chinese));
        Assert.Equal("DP1104", Assert.Single(document.Diagnostics).Code);
    }

    [Fact]
    public void Damaged_tables_are_made_anew_and_circles_end()
    {
        var whole = Encoding.Latin1.GetString(Pdf($"BT /F 12 Tf 72 700 Td <{Hex("正文")}> Tj ET", Chinese));
        Assert.Equal("正文\n", One(Encoding.Latin1.GetBytes(whole.Replace("startxref\n", "startxref\n9", StringComparison.Ordinal))).Text);
        Assert.Equal("正文\n", One(Encoding.Latin1.GetBytes(whole[..whole.IndexOf("xref", StringComparison.Ordinal)])).Text);
        Assert.Equal("正文\n", One(Encoding.Latin1.GetBytes(whole.Replace("/Kids[3 0 R]", "/Kids[2 0 R 3 0 R 3 0 R]", StringComparison.Ordinal))).Text);
        var nested = Encoding.Latin1.GetBytes(whole.Replace("/Kids[3 0 R]", "/Kids[3 0 R]/X " + new string('[', 200_000), StringComparison.Ordinal));
        Assert.Equal(1, alone.Read("深.pdf", nested, CancellationToken.None) is var r ? r.Documents.Length + r.Unreadable.Length : 0);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_read_or_refused()
    {
        var whole = File.ReadAllBytes(SharedData.Corpus("formats", "plan.pdf"));
        for (var length = 0; length < whole.Length; length += 997)
            Assert.Equal(1, alone.Read("a.pdf", whole.AsMemory(0, length), CancellationToken.None) is var r ? r.Documents.Length + r.Unreadable.Length : 0);
    }

    [Theory]
    [InlineData("q 1 0 0 1 0 0 cm", "q ")]
    [InlineData("BI /W 1 ID xxEIxx", "EI Q")]
    [InlineData("[(a) -9999999999999999999999 (b)] TJ", "<</A[1 2>>")]
    public void Odd_content_is_passed_over(string before, string after) =>
        Assert.Contains("正文", One(Pdf($"{before} {after} BT /F 12 Tf 72 700 Td <{Hex("正文")}> Tj ET", Chinese)).Text, StringComparison.Ordinal);

    [Fact]
    public void Packed_streams_do_not_unpack_beyond_the_limit()
    {
        using var packed = new MemoryStream();
        using (var zlib = new System.IO.Compression.ZLibStream(packed, System.IO.Compression.CompressionLevel.SmallestSize, leaveOpen: true)) zlib.Write(new byte[30 << 20]);
        var small = new FileReader(DataFolder.Default, ReadLimits.Default with { UnpackedBytes = 4 << 20, Helpers = false });
        Assert.Equal("DP1008", Assert.Single(small.Read("弹.pdf", Pdf(packed.ToArray(), Chinese, null, "/Filter/FlateDecode"), CancellationToken.None).Unreadable).Code);
    }

    [Fact]
    public void Lzw_and_the_filters_of_letters_are_undone()
    {
        Assert.Equal("-----A---B", Encoding.Latin1.GetString(Lzw.Decode([0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01], early: true, 100)));
        Assert.Equal("Man ", Encoding.Latin1.GetString(AsciiFilters.Base85("9jqo^~>"u8)));
        Assert.Equal("AB0", Encoding.Latin1.GetString(AsciiFilters.Hex("41 42 3>"u8)));
        Assert.Equal("aabc", Encoding.Latin1.GetString(AsciiFilters.RunLength([255, (byte)'a', 1, (byte)'b', (byte)'c', 128], 100)));
    }

    [Theory]
    [InlineData("arial_unicode_en_cidfont")]
    [InlineData("ArabicCIDTrueType")]
    [InlineData("cid_cff")]
    [InlineData("noembed-eucjp")]
    [InlineData("noembed-identity")]
    [InlineData("noembed-sjis")]
    [InlineData("pdfjsbad1586")]
    [InlineData("simpletype3font")]
    [InlineData("vertical")]
    public void Reads_other_suites_files_as_pdftotext_does(string name)
    {
        if (SharedData.Beside("testdata", "pdf", "pdf.js", name + ".pdf") is not { } path) return;
        var expected = Letters(File.ReadAllText(Path.ChangeExtension(path, ".pdftotext.txt")));
        var read = Letters(Assert.Single(alone.ReadFile(path, CancellationToken.None).Documents).Text);
        Assert.True(Similarity.Of(expected, read) >= 0.97, $"{read} for {expected}");
    }

    private const string Chinese =
        "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>]>>";

    private static string Hex(string text) => Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text));

    /// <summary>White space and the marks of direction, which are not printed, aside.</summary>
    private static string Letters(string text) => string.Concat(text.Where(c => c > ' ' && c is not (>= '\u2028' and <= '\u202F')));

    private static byte[] Pdf(string content, string font, string? map = null) => Pdf(Encoding.Latin1.GetBytes(content), font, map, "");

    private static byte[] Pdf(byte[] content, string font, string? map, string filter)
    {
        using var stream = new MemoryStream();
        var places = new List<long>();
        Write("%PDF-1.4\n");
        Object("<</Type/Catalog/Pages 2 0 R>>");
        Object("<</Type/Pages/Count 1/Kids[3 0 R]>>");
        Object($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F {font}>>/XObject<</I 5 0 R>>>>>>");
        places.Add(stream.Position);
        Write($"4 0 obj\n<</Length {content.Length}{filter}>>stream\n");
        stream.Write(content);
        Write("\nendstream\nendobj\n");
        Object("<</Type/XObject/Subtype/Image/Width 1/Height 1/Length 1>>stream\nx\nendstream");
        Object($"<</Length {map?.Length ?? 0}>>stream\n{map}\nendstream");
        var table = stream.Position;
        Write($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(p => $"{p:D10} 00000 n \n"))}trailer\n<</Size {places.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return stream.ToArray();

        void Object(string body)
        {
            places.Add(stream.Position);
            Write($"{places.Count} 0 obj\n{body}\nendobj\n");
        }

        void Write(string text) => stream.Write(Encoding.Latin1.GetBytes(text));
    }

    private static Document One(byte[] bytes)
    {
        var result = alone.Read("a.pdf", bytes, CancellationToken.None);
        Assert.Empty(result.Unreadable);
        return Assert.Single(result.Documents);
    }
}
