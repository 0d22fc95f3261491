using System.Net;
using Microsoft.AspNetCore.Diagnostics;

namespace DocPipe.Web.Safety;

/// <summary>Turns away, before anything else looks at it, what no page or program of ours can have sent.</summary>
internal static class Gate
{
    public static IApplicationBuilder UseGate(this IApplicationBuilder app)
    {
        var onlyHere = IPAddress.IsLoopback(app.ApplicationServices.GetRequiredService<ServeOptions>().Listen);
        return app.Use((context, next) =>
        {
            // The page that says so is written by running the request again.
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null) return next(context);
            if (onlyHere && !RequestOrigin.IsLocalName(context.Request.Host)) return Refusal.WrongHost.WriteTo(context);
            return RequestOrigin.IsForeign(context.Request) ? Refusal.CrossSite.WriteTo(context) : next(context);
        });
    }
}
