using System.Text.Json;
using DocPipe.Contract;
using DocPipe.Web.Corrections;
using DocPipe.Web.Safety;
using DocPipe.Web.Uploads;

namespace DocPipe.Web.Api;

/// <summary>The same as the pages, for programs; described in openapi.json.</summary>
internal static class ApiEndpoints
{
    private const string Json = "application/json; charset=utf-8";

    public static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api");
        api.MapGet("/openapi.json", static () => Results.Stream(
            typeof(ApiEndpoints).Assembly.GetManifestResourceStream("openapi.json")!, Json)).AllowAnonymous();
        MapFiles(api);
        MapReading(api);
        MapCorrections(api);
        MapDismissals(api);
        // An address that there is not is answered here, not by the page for people.
        api.MapFallback(static context => Refusal.Of(StatusCodes.Status404NotFound).WriteTo(context)).RequireAuthorization(nameof(AccountRole.Submit));
    }

    private static void MapFiles(RouteGroupBuilder api)
    {
        api.MapGet("/status", static (Workroom workroom, NewsDesk desk, HttpContext context) =>
        {
            var person = Person.Of(context.User)!;
            var (news, now) = (desk.Latest, workroom.Now);
            var files = now.Files.Where(f => Sight.MaySee(person, f.File)).ToArray();
            return Answer(new BatchStatus(
                person.Name, news.Revision, news.Done, news.Total, news.Busy, files.Length, files.Sum(f => f.Documents.Length), files.Count(f => f.Waiting),
                person.May(AccountRole.Review) ? now.Periods : []));
        }).RequireAuthorization(nameof(AccountRole.Submit));
        api.MapPost("/files", static async (HttpContext context, UploadReader reader) =>
            Answer(await reader.ReadAsync(context, Person.Of(context.User)!, fromPage: false))).RequireAuthorization(nameof(AccountRole.Submit));
        api.MapGet("/files", static (Workroom workroom, HttpContext context) =>
            Answer(workroom.Now.Files.Where(f => Sight.MaySee(Person.Of(context.User)!, f.File)).Select(FileReport.Of))).RequireAuthorization(nameof(AccountRole.Submit));
        api.MapGet("/files/{id:long}", static (long id, Workroom workroom, HttpContext context) =>
            workroom.Now.File(id) is { } row && Sight.MaySee(Person.Of(context.User)!, row.File) ? Answer(FileReport.Of(row)) : NotThere)
            .RequireAuthorization(nameof(AccountRole.Submit));
        api.MapDelete("/files/{id:long}", static (long id, Workroom workroom, HttpContext context) =>
            workroom.Forget(Person.Of(context.User)!, id) is { } gone
                ? Answer(new ForgetReport(gone.File.Id, gone.File.Path, gone.Documents, gone.Corrections, gone.Digests)) : NotThere)
            .RequireAuthorization(nameof(AccountRole.Admin));
    }

    private static void MapReading(RouteGroupBuilder api)
    {
        api.MapGet("/documents/{id:long}/analysis", static (long id, Store store, HttpContext context) =>
            Sight.Document(store, Person.Of(context.User)!, id) is not null && store.Documents.Load(id) is { } document
                ? Results.Bytes(AnalysisJson.Line(document).ToArray(), Json) : NotThere)
            .RequireAuthorization(nameof(AccountRole.Submit));
        api.MapGet("/documents/{id:long}/findings", static (long id, Store store, HttpContext context) =>
            Sight.Document(store, Person.Of(context.User)!, id) is not null && store.Documents.Load(id) is { } document ? Answer(FindingReport.Of(document)) : NotThere)
            .RequireAuthorization(nameof(AccountRole.Submit));
        api.MapGet("/digest", static (string? period, Workroom workroom, Store store) =>
            workroom.View(period) is { } view && store.Digests.Json(view.DigestId) is { } json ? Results.Bytes(json, Json) : NotThere)
            .RequireAuthorization(nameof(AccountRole.Review));
    }

    private static void MapCorrections(RouteGroupBuilder api)
    {
        var one = api.MapGroup("/documents/{id:long}/corrections").RequireAuthorization(nameof(AccountRole.Review));
        one.MapGet("", static (long id, CorrectionDesk desk) => Answer(desk.Of(id)));
        one.MapPost("", static async (long id, HttpContext context, CorrectionDesk desk) =>
        {
            var request = await context.Request.ReadFromJsonAsync<CorrectionRequest>(ApiJson.Options, context.RequestAborted) ?? throw new JsonException();
            var result = desk.Add(Person.Of(context.User)!, id, request);
            return result.Conflict is { } conflict ? Results.Json(Clash(conflict), ApiJson.Options, statusCode: StatusCodes.Status409Conflict)
                : Results.Json(CorrectionReport.Of(result.Kept!), ApiJson.Options, statusCode: StatusCodes.Status201Created);
        });
        one.MapDelete("/{correction:long}", static (long id, long correction, HttpContext context, CorrectionDesk desk) =>
            desk.Undo(Person.Of(context.User)!, id, correction) ? Results.NoContent() : NotThere);
    }

    private static void MapDismissals(RouteGroupBuilder api)
    {
        var one = api.MapGroup("/digest/dismissals").RequireAuthorization(nameof(AccountRole.Review));
        one.MapGet("", static (string? period, Workroom workroom, Store store, DismissalDesk desk) =>
        {
            if (workroom.View(period) is not { } view) return NotThere;
            var now = desk.Look(view);
            return Answer(new ComparisonReport(view.Digest.Period, [.. now.Items.Select(ItemReport.Of)], [.. store.Dismissals.All().Select(DismissalReport.Of)]));
        });
        one.MapPost("", static async (HttpContext context, DismissalDesk desk) =>
        {
            var request = await context.Request.ReadFromJsonAsync<DismissalRequest>(ApiJson.Options, context.RequestAborted) ?? throw new JsonException();
            return Results.Json(
                DismissalReport.Of(desk.Dismiss(Person.Of(context.User)!, request.Period, request.Key ?? "", request.Reason)), ApiJson.Options, statusCode: StatusCodes.Status201Created);
        });
        one.MapDelete("/{dismissal:long}", static (long dismissal, HttpContext context, DismissalDesk desk) =>
            desk.Undo(Person.Of(context.User)!, dismissal) ? Results.NoContent() : NotThere);
    }

    private static CorrectionClash Clash(CorrectionConflict conflict)
    {
        var who = string.Join('、', conflict.Meanwhile.Select(c => c.UndoneBy ?? c.Correction.By).Distinct(StringComparer.Ordinal));
        return new CorrectionClash(
            "DP7304", $"{(who.Length > 0 ? who : "别人")}刚刚改过这份材料，您的这一处没有保存。请看过改动后再决定。", conflict.Revision,
            [.. conflict.Meanwhile.Select(CorrectionReport.Of)]);
    }

    private static IResult NotThere => Results.StatusCode(StatusCodes.Status404NotFound);

    private static IResult Answer<T>(T value) => Results.Json(value, ApiJson.Options);
}
