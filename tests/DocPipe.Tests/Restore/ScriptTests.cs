using System.Text.Json;
using DocPipe.Model;
using DocPipe.Restore;

namespace DocPipe.Tests.Restore;

public class ScriptTests
{
    private static readonly ScriptConverter converter = new(DataFolder.Default);

    [Theory]
    [InlineData("乾隆年間的乾燥糧倉", "乾隆年间的干燥粮仓")]
    [InlineData("徵求群眾意見，瞭解裏弄情況", "征求群众意见，了解里弄情况")]
    [InlineData("著力解決，著眼長遠，編成名著", "着力解决，着眼长远，编成名著")]
    public void Phrases_come_before_characters(string traditional, string simplified) => Assert.Equal(simplified, converter.Convert(traditional));

    [Fact]
    public void A_simplified_document_is_left_alone_even_where_it_quotes_a_traditional_name()
    {
        const string text = "本街道与國立圖書館联合开展文明实践活动，组织志愿者清扫楼道，劝导车辆有序停放，及时清运积存垃圾。";
        Assert.Equal(text, Restored.Text(text));
    }

    [Fact]
    public void A_traditional_document_becomes_simplified_and_every_span_finds_its_way_home()
    {
        const string text = "各社區要廣泛動員羣眾參與環境整治，瞭解居民訴求。";
        var document = Restored.Of(text);
        Assert.Equal("各社区要广泛动员群众参与环境整治，了解居民诉求。", document.Text);
        var at = document.Text.IndexOf("居民", StringComparison.Ordinal);
        Assert.Equal("居民", document.Locate(new Span(at, at + 2)).In(text));
    }

    [Fact]
    public void OpenCC_s_own_cases_come_out_as_OpenCC_has_them()
    {
        if (SharedData.Beside("testdata", "opencc", "test", "testcases.clean.json") is not { } path) return;
        using var cases = JsonDocument.Parse(File.ReadAllText(path));
        var count = 0;
        foreach (var @case in cases.RootElement.GetProperty("cases").EnumerateArray())
        {
            if (!@case.GetProperty("expected").TryGetProperty("t2s", out var expected)) continue;
            Assert.Equal(expected.GetString(), converter.Convert(@case.GetProperty("input").GetString()!));
            count++;
        }

        Assert.Equal(55, count);
    }
}
