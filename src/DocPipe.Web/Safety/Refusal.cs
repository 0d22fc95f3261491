using System.Text.Json;
using DocPipe.Web.Api;
using Microsoft.AspNetCore.Antiforgery;

namespace DocPipe.Web.Safety;

/// <summary>
/// Turns a request away in plain words: as JSON for a program, as the page of errors for a person. The page is written by whoever
/// handles the status codes; this only leaves the words for it.
/// </summary>
internal sealed record Refusal(int Status, string Code, string Message)
{
    public static Refusal CrossSite { get; } = new(
        StatusCodes.Status400BadRequest, "DP7105", "这次操作不是从本系统的页面发出的，或页面打开太久已经过期，没有执行。请回到页面刷新后再做一次。");

    public static Refusal WrongHost { get; } = new(
        StatusCodes.Status421MisdirectedRequest, "DP7106", "本程序只在本机使用，请用 http://127.0.0.1 或 http://localhost 打开。");

    public static Refusal Proxied { get; } = new(
        StatusCodes.Status403Forbidden, "DP7107", "请求经过了代理转发，而本程序还没有任何账号。请先用 docpipe user add 建立账号。");

    public static Refusal Forbidden { get; } = new(
        StatusCodes.Status403Forbidden, "DP7104", "您的账号不能做这件事或看这份材料。需要的话，请找管理员。");

    public static Refusal NotSignedIn { get; } = new(
        StatusCodes.Status401Unauthorized, "DP7103", "请先登录。");

    /// <summary>What an answer says that has a status and nothing else.</summary>
    public static Refusal Of(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new(status, "DP7108", "请求的内容不合要求，没有执行。请回到页面重新操作。"),
        StatusCodes.Status401Unauthorized => NotSignedIn,
        StatusCodes.Status403Forbidden => Forbidden,
        StatusCodes.Status404NotFound => new(status, "DP7404", "找不到。地址不对，或者这份材料已经被删除。可以回到首页重新查找。"),
        StatusCodes.Status405MethodNotAllowed or StatusCodes.Status415UnsupportedMediaType => new(status, "DP7405", "这个地址不能这样使用。请回到首页重新操作。"),
        StatusCodes.Status413PayloadTooLarge => new(status, "DP7201", "发送的内容太大，超过了上限。请分几次上传。"),
        _ => new(status, "DP7500", "程序内部出错，没有做成。已经保存的内容都在。请再试一次；仍不行，请把代码告诉管理员。"),
    };

    /// <summary>What an error means for the person: known ones keep their words and code, whatever else is the program's own fault.</summary>
    public static Refusal Of(Exception e) => e switch
    {
        DataFileException { Code: "DP6003" } full => new(StatusCodes.Status507InsufficientStorage, full.Code, full.Message),
        DataFileException { Code: "DP6004" or "DP6005" } busy => new(StatusCodes.Status503ServiceUnavailable, busy.Code, busy.Message),
        DataFileException { Code: "DP7203" } broken => new(StatusCodes.Status400BadRequest, broken.Code, broken.Message),
        DataFileException { Code: "DP7301" } gone => new(StatusCodes.Status404NotFound, gone.Code, gone.Message),
        DataFileException { Code: "DP7303" } wrong => new(StatusCodes.Status422UnprocessableEntity, wrong.Code, wrong.Message),
        DataFileException known => new(StatusCodes.Status409Conflict, known.Code, known.Message),
        AntiforgeryValidationException => CrossSite,
        BadHttpRequestException bad => Of(bad.StatusCode),
        JsonException => Of(StatusCodes.Status400BadRequest),
        _ => Of(StatusCodes.Status500InternalServerError),
    };

    /// <summary>The refusal that was already given to this request.</summary>
    public static Refusal? Of(HttpContext context) => context.Items.TryGetValue(typeof(Refusal), out var kept) ? (Refusal?)kept : null;

    public Task WriteTo(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Items[typeof(Refusal)] = this;
        return ForProgram(context) ? Results.Json(new Trouble(Code, Message), ApiJson.Options, statusCode: Status).ExecuteAsync(context) : Task.CompletedTask;
    }

    /// <summary>Whether the answer goes to a program (or a script of ours), which wants JSON.</summary>
    public static bool ForProgram(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        || context.Request.Headers.Accept.Any(a => a is not null && a.StartsWith("application/json", StringComparison.OrdinalIgnoreCase));
}
