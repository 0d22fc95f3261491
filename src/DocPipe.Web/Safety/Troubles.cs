using DocPipe.Web.Api;
using Microsoft.AspNetCore.Diagnostics;

namespace DocPipe.Web.Safety;

/// <summary>The one place where what goes wrong becomes an answer: a page for a person, JSON for a program, a line for the administrator.</summary>
internal static class Troubles
{
    public static IApplicationBuilder UseTroubles(this IApplicationBuilder app)
    {
        var report = app.ApplicationServices.GetRequiredService<ServeOptions>().Report;
        app.UseWhen(Refusal.ForProgram, programs => programs.Use((context, next) => ForPrograms(context, next, report)));
        return app.UseWhen(context => !Refusal.ForProgram(context), people =>
        {
            people.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error/500",
                StatusCodeSelector = e => Noted(e, report).Status,
                AllowStatusCode404Response = true,
            });
            people.UseStatusCodePagesWithReExecute("/error/{0}");
        });
    }

    private static async Task ForPrograms(HttpContext context, RequestDelegate next, Action<string, string> report)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
#pragma warning disable CA1031 // The last line of defence: whatever it is, a program gets JSON and the administrator a line.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var refusal = Noted(e, report);
            if (context.Response.HasStarted) return;
            context.Response.Clear();
            await refusal.WriteTo(context);
            return;
        }

        if (context.Response is { StatusCode: >= 400, HasStarted: false, ContentLength: null, ContentType: null } response)
            await Refusal.Of(response.StatusCode).WriteTo(context);
    }

    private static Refusal Noted(Exception e, Action<string, string> report)
    {
        var refusal = Refusal.Of(e);
        if (refusal.Status >= StatusCodes.Status500InternalServerError) report(refusal.Code, $"{refusal.Message}（{e.GetType().Name}：{e.Message}）");
        return refusal;
    }
}
