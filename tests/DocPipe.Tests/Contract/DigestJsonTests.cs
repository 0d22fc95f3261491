using System.Text;
using DocPipe.Contract;
using DocPipe.Model;
using DocPipe.Tests.Render;

namespace DocPipe.Tests.Contract;

public sealed class DigestJsonTests
{
    [Fact]
    public void What_is_written_is_read_back_and_written_the_same()
    {
        var first = Written(SampleDigest.Rich);
        Assert.Equal(first, Written(DigestJson.Read(new MemoryStream(first))));
    }

    [Fact]
    public void Hostile_content_survives()
    {
        var read = DigestJson.Read(new MemoryStream(Written(SampleDigest.Hostile(10))));
        Assert.Equal(SampleDigest.Nasty.Replace('\uD800', '\uFFFD'), read.Conflicts[0].Message);
    }

    [Fact]
    public void Names_and_values_are_those_of_the_contract()
    {
        var json = Encoding.UTF8.GetString(Written(SampleDigest.Rich));
        Assert.StartsWith("{\n  \"schema\": \"docpipe.digest/1\",\n", json, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", json, StringComparison.Ordinal);
        Assert.Contains("\"generated\": \"2026-11-23T09:00:00+08:00\"", json, StringComparison.Ordinal);
        Assert.Contains("\"asOf\": \"2026-11-23\"", json, StringComparison.Ordinal);
        Assert.Contains("\"notSubmitted\": [\n    \"城西街道\",", json, StringComparison.Ordinal);
        Assert.Contains("\"status\": \"in_progress\"", json, StringComparison.Ordinal);
        Assert.Contains("\"kind\": \"between_units\"", json, StringComparison.Ordinal);
        Assert.Contains("\"total\": 20500,", json, StringComparison.Ordinal);
        Assert.Matches("\"span\": \\{\\s+\"start\": \\d+,\\s+\"end\": \\d+\\s+\\}", json);
    }

    [Fact]
    public void What_the_contract_does_not_name_is_kept_too()
    {
        Evidence[] at = [new("周报.txt", 1, new Span(3, 9), "路灯不亮")];
        var digest = SampleDigest.Rich with
        {
            NewTasks = [new DigestNote("设立“口袋图书角”", "桑园街道", null, [.. at])],
            Answered = [new DigestAnswer("facilities", "公共设施", "路灯不亮", "澜亭街道", "已修复", "区建设局", [.. at])],
            LeftOut = [new DigestLeftOut("垃圾", "吨", null, "城东街道", "数字被遮盖，待补", [.. at])],
            Copies = [new DigestCopy(CopyKind.BetweenUnits, 0.9, true, [.. at]) { Share = 0.5 }],
            Tasks =
            [
                new DigestTask("1", "甲", null, [], [], null, ProgressStatus.InProgress, Light.Yellow, [new DigestProgress("乙", null, 0.7, [.. at]) { State = ProgressStatus.Done }], [.. at])
                {
                    Recurring = true, PostponedTo = new DateOnly(2026, 11, 25), Unsure = [new DigestProgress("丙", null, 0.3, [.. at])],
                },
            ],
            Problems = [new DigestProblemGroup("facilities", "公共设施", 1, 0, [new DigestProblem("丁", null, 0.9, [.. at]) { Recurring = true, Earlier = [.. at], Place = "望河路" }])],
        };

        var read = DigestJson.Read(new MemoryStream(Written(digest)));

        Assert.Equal(Written(digest), Written(read));
        Assert.Equal(("澜亭街道", "已修复"), (read.Answered[0].Unit, read.Answered[0].Answer));
        Assert.Null(read.LeftOut[0].Value);
        Assert.Equal((new DateOnly(2026, 11, 25), ProgressStatus.Done, "望河路"), (read.Tasks[0].PostponedTo!.Value, read.Tasks[0].Progress[0].State, read.Problems[0].Items[0].Place));
    }

    [Fact]
    public void A_digest_of_the_bare_contract_is_read_with_the_rest_empty()
    {
        var digest = Read("""
            {"schema": "docpipe.digest/1", "title": "甲", "generated": "2026-11-21T09:00:00+08:00", "counts": {"files": 1},
             "units": [{"name": "城东街道", "submitted": true}], "tasks": [{"id": "1", "text": "乙", "status": "planned", "light": "none"}],
             "figures": [{"of": "宣传资料", "measure": "份", "total": 1.50}]}
            """);
        Assert.Equal(new DateOnly(2026, 11, 21), digest.AsOf);
        Assert.Null(digest.Period);
        Assert.Empty(digest.Units[0].Documents);
        Assert.Empty(digest.Units[0].Blanks);
        Assert.Empty(digest.Tasks[0].Evidence);
        Assert.Empty(digest.Tasks[0].Unsure);
        Assert.Empty(digest.Answered);
        Assert.Empty(digest.LeftOut);
        Assert.Empty(digest.NewTasks);
        Assert.Empty(digest.Figures[0].Parts);
        Assert.Empty(digest.Sources);
        Assert.Contains("\"total\": 1.5,", Encoding.UTF8.GetString(Written(digest)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "DP5001")]
    [InlineData("{\"schema\": ", "DP5001")]
    [InlineData("[]", "DP5002")]
    [InlineData("{}", "DP5002")]
    [InlineData("{\"schema\": \"docpipe.digest/2\"}", "DP5002")]
    [InlineData("{\"schema\": \"docpipe.digest/1\", \"title\": 3}", "DP5003")]
    [InlineData("{\"schema\": \"docpipe.digest/1\", \"title\": \"x\"}", "DP5003")]
    public void What_is_not_a_digest_is_refused_in_plain_words(string json, string code)
    {
        var e = Assert.Throws<DataFileException>(() => Read(json));
        Assert.Equal(code, e.Code);
        Assert.StartsWith("汇总文件", e.Message, StringComparison.Ordinal);
    }

    private static Digest Read(string json) => DigestJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    private static byte[] Written(Digest digest)
    {
        var stream = new MemoryStream();
        DigestJson.Write(stream, digest);
        return stream.ToArray();
    }
}
