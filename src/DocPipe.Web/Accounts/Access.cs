using System.Net;
using System.Security.Claims;
using DocPipe.Web.Safety;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace DocPipe.Web.Accounts;

/// <summary>Who gets in and what they may do. A page or endpoint that says nothing about it is for reviewers.</summary>
internal static class Access
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    private static readonly TimeSpan Session = TimeSpan.FromHours(8);

    public static void Add(IServiceCollection services, ServeOptions options)
    {
        var secure = options.Certificate is null ? CookieSecurePolicy.None : CookieSecurePolicy.Always;
        services.AddAuthentication(Scheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "docpipe.session";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = secure;
            cookie.ExpireTimeSpan = Session;
            cookie.SlidingExpiration = true;
            cookie.Events.OnValidatePrincipal = static context => context.HttpContext.RequestServices.GetRequiredService<SignIn>().CheckAsync(context);
            cookie.Events.OnRedirectToLogin = static context => Refusal.ForProgram(context.HttpContext)
                ? Refusal.NotSignedIn.WriteTo(context.HttpContext)
                : ToLogin(context.HttpContext);
            cookie.Events.OnRedirectToAccessDenied = static context => Refusal.Forbidden.WriteTo(context.HttpContext);
        });
        var policies = services.AddAuthorizationBuilder();
        foreach (var role in Enum.GetValues<AccountRole>())
            policies.AddPolicy(role.ToString(), policy => policy.RequireAssertion(context => Person.Of(context.User)?.May(role) == true));
        policies.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(static context => Person.Of(context.User)?.May(AccountRole.Review) == true).Build());
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "docpipe.form";
            forms.Cookie.HttpOnly = true;
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.SecurePolicy = secure;
            forms.HeaderName = "X-Form-Token";
            // The policy of every answer says it, and more.
            forms.SuppressXFrameOptionsHeader = true;
        });
        var protection = services.AddDataProtection().SetApplicationName("docpipe");
        if (KeyFolder(options.Store) is { } folder) protection.PersistKeysToFileSystem(folder);
        else protection.UseEphemeralDataProtectionProvider();
    }

    /// <summary>On a machine without accounts, whoever sits at it is signed in: nobody else gets through to it.</summary>
    public static IApplicationBuilder UseLocalPerson(this IApplicationBuilder app)
    {
        var onlyHere = IPAddress.IsLoopback(app.ApplicationServices.GetRequiredService<ServeOptions>().Listen);
        var accounts = app.ApplicationServices.GetRequiredService<AccountBook>();
        return onlyHere ? app.Use((context, next) =>
        {
            if (Person.Of(context.User) is not null || accounts.Any) return next(context);
            if (RequestOrigin.IsProxied(context.Request)) return Refusal.Proxied.WriteTo(context);
            context.User = Person.AtTheMachine.ToPrincipal("local");
            return next(context);
        }) : app;
    }

    private static Task ToLogin(HttpContext context)
    {
        var wanted = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : "/";
        context.Response.Redirect($"/login?to={Uri.EscapeDataString(wanted)}");
        return Task.CompletedTask;
    }

    /// <summary>Beside the store's file, so that a restart signs nobody out; a store on a server has no such place, and a restart does.</summary>
    private static DirectoryInfo? KeyFolder(string store)
    {
        if (store.Contains("://", StringComparison.Ordinal)) return null;
        var folder = new DirectoryInfo(Path.GetFullPath(store) + ".keys");
        if (OperatingSystem.IsWindows()) folder.Create();
        else Directory.CreateDirectory(folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder;
    }
}
