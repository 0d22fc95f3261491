using DocPipe.Ingest;
using DocPipe.Ingest.Doc;
using DocPipe.Model;

namespace DocPipe.Tests.Ingest;

/// <summary>Word 97-2003 files: one of the project's own, and those of another project's suite where they lie beside the checkout.</summary>
public class DocTests
{
    [Fact]
    public void A_plan_reads_with_headings_lists_table_notes_and_footer()
    {
        var document = Assert.Single(new FileReader().ReadFile(SharedData.Corpus("formats", "plan.doc"), CancellationToken.None).Documents);
        Assert.Equal("doc", document.Source.Format);
        Assert.Equal(File.ReadAllText(SharedData.Corpus("formats", "plan.doc.txt")), document.Text);
        Assert.Equal(["一、总体要求", "二、重点任务"], document.Blocks.Where(b => b.Kind == BlockKind.Heading).Select(b => b.Span.In(document.Text)));
        var merged = Assert.Single(document.Blocks, b => b is { Kind: BlockKind.Cell, RowSpan: 2 });
        Assert.Equal("城管局", merged.Span.In(document.Text));
        Assert.Equal("footer", document.Blocks[^1].Style);
    }

    [Theory]
    [InlineData("simple-table.doc", "Cell 1,1\tCell 1,2\tCell 1,3\nCell 2,1\tCell 2,2\tCell 2,3\n")]
    [InlineData("HeaderFooterUnicode.doc", "Now, we’ll have some French text, in bold and big:\nMolière\n")]
    [InlineData("TestChineseProperties.doc", "世界雅虎\t亞太：亞洲 - 中國 - 香港")]
    [InlineData("Word95.doc", "The quick brown fox jumps over the lazy dog\nParagraph 2\n")]
    [InlineData("innertable.doc", "A\tB\tC\nD\tE 1 2 3 4 F\tG\nH\tI\tJ\n")]
    [InlineData("table-merges.doc", "A\tB\nC\tD\tE\tF\n")]
    public void Reads_the_files_of_another_suite(string name, string part)
    {
        if (SharedData.Beside("testdata", "docx", "npoi", name) is not { } path) return;
        Assert.Contains(part, Assert.Single(new FileReader().ReadFile(path, CancellationToken.None).Documents).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\u0013 HYPERLINK \"x\" \u0014链接\u0015b", "a链接b")]
    [InlineData("\u0013 IF \u0013 PAGE \u00141\u0015 = 1 \u0014首页\u0015", "首页")]
    [InlineData("\u0013 PAGE \u0015完", "完")]
    [InlineData("第\u001E一\u001F条\u0001\u0002", "第-一条")]
    [InlineData("\u0015\u0014散落", "散落")]
    public void Field_instructions_are_left_out_and_results_kept(string stored, string printed)
    {
        var words = new DocWords();
        foreach (var c in stored) words.Add(c);
        Assert.Equal(printed, words.Take());
    }

    [Fact]
    public void A_fast_saved_document_is_put_together_from_its_pieces()
    {
        // Three pieces: compressed, UTF-16 that lies before it in the stream, and one whose bytes are cut off.
        byte[] main = [.. System.Text.Encoding.Unicode.GetBytes("工作"), .. "Plan "u8];
        int[] positions = [0, 5, 7, 9];
        (uint Offset, int Prm)[] entries = [(0x40000000u | 8, 0), (0, 0), (100, 0)];
        byte[] table = [.. positions.SelectMany(BitConverter.GetBytes), .. entries.SelectMany(e => (byte[])[0, 0, .. BitConverter.GetBytes(e.Offset), .. BitConverter.GetBytes((ushort)e.Prm)])];
        byte[] clx = [1, 2, 0, 9, 9, 2, .. BitConverter.GetBytes(table.Length), .. table];
        Assert.Equal("Plan 工作\0\0", new string(PieceTable.Read(clx, old: false).Characters(main, 100)));
    }

    [Fact]
    public void A_document_cut_off_anywhere_is_read_or_refused()
    {
        var whole = File.ReadAllBytes(SharedData.Corpus("formats", "plan.doc"));
        for (var length = 0; length < whole.Length; length += 211)
        {
            var result = new FileReader().Read("a.doc", whole.AsMemory(0, length), CancellationToken.None);
            Assert.True(result.Documents.Length + result.Unreadable.Length == 1);
        }
    }
}
