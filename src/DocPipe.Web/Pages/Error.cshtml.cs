using DocPipe.Web.Safety;
using Microsoft.AspNetCore.Diagnostics;

namespace DocPipe.Web.Pages;

/// <summary>What went wrong, in words a clerk can act on, with the code to tell an administrator.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ErrorModel : PageModel
{
    public string Heading { get; private set; } = "";

    public string Message { get; private set; } = "";

    public string Code { get; private set; } = "";

    public void OnGet(int? status) => Say(status);

    // An answer to a failed change is written by running this page again with the method of the request.
    public void OnPost(int? status) => Say(status);

    private void Say(int? status)
    {
        var refusal = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is { } error ? Refusal.Of(error)
            : Refusal.Of(HttpContext) ?? Refusal.Of(status ?? StatusCodes.Status404NotFound);
        (Message, Code) = (refusal.Message, refusal.Code);
        Heading = refusal.Status switch
        {
            StatusCodes.Status403Forbidden => "没有权限",
            StatusCodes.Status404NotFound => "找不到这一页",
            StatusCodes.Status500InternalServerError => "程序出错了",
            _ => "没有做成",
        };
        Response.StatusCode = refusal.Status;
    }
}
