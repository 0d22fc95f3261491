using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Filters;

namespace DocPipe.Web.Pages.Kept;

/// <summary>After it is known who asks and that they may: answers with the page that lies there, or lays there what is written now.</summary>
internal sealed class KeptPageFilter(PageShelf shelf, IAntiforgery antiforgery, bool showsTemplates) : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsGet(http.Request.Method) || Person.Of(http.User) is not { } person
            || shelf.Find(http.Request.Path + http.Request.QueryString, person, showsTemplates) is not { } place)
        {
            await next();
            return;
        }

        var token = antiforgery.GetAndStoreTokens(http).RequestToken!;
        while (place.Page is null)
        {
            if (place.Begin() is { } other)
            {
                await other.WaitAsync(http.RequestAborted);
                continue;
            }

            try
            {
                if (place.Page is null)
                {
                    if (await WriteAsync(http, next) is { } written) place.Put(KeptPage.Of(written, token));
                    return;
                }
            }
            finally
            {
                place.End();
            }
        }

        context.Result = place.Page.For(token);
    }

    /// <returns>What was sent, where it was a page and nothing else.</returns>
    private static async Task<byte[]?> WriteAsync(HttpContext http, ResourceExecutionDelegate next)
    {
        var wire = http.Response.Body;
        using var copy = new MemoryStream();
        http.Response.Body = copy;
        ResourceExecutedContext done;
        try
        {
            done = await next();
        }
        finally
        {
            http.Response.Body = wire;
        }

        var written = copy.ToArray();
        if (written.Length > 0) await wire.WriteAsync(written, http.RequestAborted);
        return done is { Exception: null, Canceled: false, Result: PageResult } && http.Response.StatusCode == StatusCodes.Status200OK ? written : null;
    }
}
