using Microsoft.AspNetCore.Antiforgery;

namespace DocPipe.Web.Api;

/// <summary>Signing out of the pages, and in and out for programs.</summary>
internal static class SessionEndpoints
{
    private sealed record Credentials(string? Name, string? Password);

    public static void MapSessions(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/logout", static async (HttpContext context, IAntiforgery forms, SignIn signIn) =>
        {
            await forms.ValidateRequestAsync(context);
            await signIn.LeaveAsync(context);
            return Results.Redirect("/login");
        }).RequireAuthorization(nameof(AccountRole.Submit));
        endpoints.MapPost("/api/session", static async (HttpContext context, SignIn signIn) =>
        {
            var given = await context.Request.ReadFromJsonAsync<Credentials>(ApiJson.Options, context.RequestAborted);
            return await signIn.TryAsync(context, given?.Name?.Trim() ?? "", given?.Password ?? "") is { } trouble
                ? Results.Json(trouble, ApiJson.Options, statusCode: trouble.Code == "DP7102" ? StatusCodes.Status429TooManyRequests : StatusCodes.Status401Unauthorized)
                : Results.NoContent();
        }).AllowAnonymous();
        endpoints.MapDelete("/api/session", static async (HttpContext context, SignIn signIn) =>
        {
            await signIn.LeaveAsync(context);
            return Results.NoContent();
        }).RequireAuthorization(nameof(AccountRole.Submit));
    }
}
