using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;

namespace DocPipe.Tests.Web;

public class ApiTests
{
    private const string Report = "柳巷街道第47周创建工作总结\n（11月16日至11月22日）\n一、存在问题\n1．部分路段垃圾清运不及时，积存垃圾较多。\n二、下周打算\n11月28日前清理楼道120处。\n柳巷街道\n";

    [Fact]
    public async Task The_description_names_every_address_and_method_and_no_other()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visitor();

        using var description = JsonDocument.Parse(await visitor.TextAsync("/api/openapi.json"));
        var described = description.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Where(m => m.Name != "parameters").Select(m => $"{m.Name.ToUpperInvariant()} {p.Name}"));
        var served = ((IEnumerable<EndpointDataSource>)site.Server.Services.GetService(typeof(IEnumerable<EndpointDataSource>))!).SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal) && e.Metadata.GetMetadata<HttpMethodMetadata>() is not null)
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} {e.RoutePattern.RawText!.Replace(":long", "", StringComparison.Ordinal).TrimEnd('/')}"));

        Assert.Equal("3.1.0", description.RootElement.GetProperty("openapi").GetString());
        Assert.Equal(served.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_part_that_the_description_points_to_is_in_it()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visitor();
        using var description = JsonDocument.Parse(await visitor.TextAsync("/api/openapi.json"));

        foreach (var reference in References(description.RootElement).Distinct(StringComparer.Ordinal))
        {
            var at = description.RootElement;
            foreach (var part in reference.Split('/').Skip(1)) Assert.True(at.TryGetProperty(part, out at), reference);
        }
    }

    [Fact]
    public async Task A_program_hands_in_asks_and_takes_analysis_and_digest()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visitor();

        using var submitted = await visitor.PostAsync("/api/files", Site.Files(("第47周/柳巷街道.txt", Report)));
        var file = JsonDocument.Parse(await submitted.Content.ReadAsStringAsync()).RootElement.GetProperty("kept")[0].GetProperty("id").GetInt64();
        await site.SettledAsync();
        var status = await visitor.GetFromJsonAsync<JsonElement>("/api/status");
        var report = await visitor.GetFromJsonAsync<JsonElement>($"/api/files/{file}");
        var document = report.GetProperty("documents")[0];
        var analysis = await visitor.GetFromJsonAsync<JsonElement>($"/api/documents/{document.GetProperty("id").GetInt64()}/analysis");
        var digest = await visitor.GetFromJsonAsync<JsonElement>("/api/digest?period=2026-W47");

        Assert.Equal("本机", status.GetProperty("user").GetString());
        Assert.False(status.GetProperty("busy").GetBoolean());
        Assert.Equal("read", report.GetProperty("state").GetString());
        Assert.Equal("柳巷街道", document.GetProperty("unit").GetString());
        Assert.Equal("docpipe.analysis/1", analysis.GetProperty("schema").GetString());
        Assert.Equal("docpipe.digest/1", digest.GetProperty("schema").GetString());
        Assert.Equal("2026-11-16/2026-11-22", digest.GetProperty("period").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/api/digest?period=2020-W01")).StatusCode);
    }

    [Fact]
    public async Task A_correction_is_kept_shows_at_once_and_is_taken_back()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visitor();
        var (id, problem) = await ReadAsync(site, visitor);

        using var kept = await visitor.PostAsJsonAsync($"/api/documents/{id}/corrections", new { revision = 0, action = "change", kind = "problem", span = problem.GetProperty("span"), now = new { category = "funding" } });
        var correction = await kept.Content.ReadFromJsonAsync<JsonElement>();
        await site.SettledAsync();

        Assert.Equal(HttpStatusCode.Created, kept.StatusCode);
        Assert.Equal("本机", correction.GetProperty("by").GetString());
        Assert.Equal("funding", (await visitor.GetFromJsonAsync<JsonElement>($"/api/documents/{id}/analysis")).GetProperty("problems")[0].GetProperty("category").GetString());
        Assert.Equal("funding", (await visitor.GetFromJsonAsync<JsonElement>("/api/digest")).GetProperty("problems")[0].GetProperty("category").GetString());

        Assert.Equal(HttpStatusCode.NoContent, (await visitor.DeleteAsync($"/api/documents/{id}/corrections/{correction.GetProperty("id").GetInt64()}")).StatusCode);
        await site.SettledAsync();
        Assert.Equal(problem.GetProperty("category").GetString(), (await visitor.GetFromJsonAsync<JsonElement>($"/api/documents/{id}/analysis")).GetProperty("problems")[0].GetProperty("category").GetString());
        Assert.Equal(2, (await visitor.GetFromJsonAsync<JsonElement>($"/api/documents/{id}/corrections")).GetProperty("revision").GetInt32());
    }

    [Fact]
    public async Task The_second_of_two_who_correct_one_thing_is_told_what_the_first_did()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visitor();
        var (id, problem) = await ReadAsync(site, visitor);
        var span = problem.GetProperty("span");
        await visitor.PostAsJsonAsync($"/api/documents/{id}/corrections", new { revision = 0, action = "reject", kind = "problem", span, reason = "已经整改" });

        using var second = await visitor.PostAsJsonAsync($"/api/documents/{id}/corrections", new { revision = 0, action = "accept", kind = "problem", span });
        var told = await second.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal("DP7304", told.GetProperty("code").GetString());
        Assert.Contains("本机", told.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("reject", told.GetProperty("meanwhile")[0].GetProperty("action").GetString());
        Assert.Equal("已经整改", told.GetProperty("meanwhile")[0].GetProperty("reason").GetString());
        Assert.Single(site.Store.Corrections.Of(id));
    }

    [Fact]
    public async Task What_a_person_marks_is_added()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visitor();
        var (id, _) = await ReadAsync(site, visitor);
        var start = Report.IndexOf("部分路段", StringComparison.Ordinal);

        using var kept = await visitor.PostAsJsonAsync($"/api/documents/{id}/corrections", new
        {
            revision = 0, action = "add", kind = "figure", span = new { start, end = start + 4 }, now = new { value = "3", unit = "处", of = "路段" },
        });

        Assert.Equal(HttpStatusCode.Created, kept.StatusCode);
        Assert.Contains((await visitor.GetFromJsonAsync<JsonElement>($"/api/documents/{id}/analysis")).GetProperty("figures").EnumerateArray(),
            f => f.GetProperty("text").GetString() == "部分路段" && f.GetProperty("value").GetDecimal() == 3);
    }

    [Fact]
    public async Task A_correction_that_makes_no_sense_is_refused_with_the_reason()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visitor();
        var (id, problem) = await ReadAsync(site, visitor);
        foreach (var (body, status) in new (string, int)[]
        {
            ("""{"revision":0,"action":"change","kind":"problem","span":SPAN,"now":{"category":"nonsense"}}""", 422),
            ("""{"revision":0,"action":"add","kind":"date","span":{"start":0,"end":4},"now":{"value":"next year"}}""", 422),
            ("""{"revision":0,"action":"add","kind":"figure","span":{"start":0,"end":4},"now":{"value":"many"}}""", 422),
            ("""{"revision":0,"action":"add","kind":"task","span":{"start":-1,"end":4}}""", 422),
            ("""{"revision":0,"action":"add","kind":"task","span":{"start":0,"end":99999}}""", 422),
            ("""{"revision":0,"action":"add","kind":"noise","span":{"start":0,"end":4}}""", 422),
            ("""{"revision":0,"action":"add"}""", 422),
            ("""{"revision":0,"action":"reject","kind":"problem","span":{"start":0,"end":1}}""", 409),
            ("""{"revision":0,"action":"burn","kind":"problem"}""", 400),
            ("""not json""", 400),
            ("null", 400),
        })
        {
            using var content = new StringContent(body.Replace("SPAN", problem.GetProperty("span").GetRawText(), StringComparison.Ordinal));
            content.Headers.ContentType = new("application/json");
            using var answer = await visitor.PostAsync($"/api/documents/{id}/corrections", content);

            Assert.True(status == (int)answer.StatusCode, $"{answer.StatusCode} for {body}");
            Assert.Matches("\"code\":\"DP7\\d{3}\"", await answer.Content.ReadAsStringAsync());
        }

        Assert.Empty(site.Store.Corrections.All());
    }

    [Fact]
    public async Task A_document_that_vanished_is_said_to_have()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visitor();
        var (id, problem) = await ReadAsync(site, visitor);
        await visitor.DeleteAsync("/api/files/1");

        using var answer = await visitor.PostAsJsonAsync($"/api/documents/{id}/corrections", new { revision = 0, action = "accept", kind = "problem", span = problem.GetProperty("span") });

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("DP7301", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/api/documents/{id}/analysis")).StatusCode);
    }

    private static async Task<(long Document, JsonElement Problem)> ReadAsync(Site site, HttpClient visitor)
    {
        await visitor.PostAsync("/api/files", Site.Files(("第47周/柳巷街道.txt", Report)));
        await site.SettledAsync();
        var id = site.Store.Documents.All().Single().Id;
        return (id, (await visitor.GetFromJsonAsync<JsonElement>($"/api/documents/{id}/analysis")).GetProperty("problems")[0]);
    }

    private static IEnumerable<string> References(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().SelectMany(p => p.Name == "$ref" ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => at.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
