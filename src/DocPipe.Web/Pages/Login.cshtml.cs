using DocPipe.Web.Api;

namespace DocPipe.Web.Pages;

[AllowAnonymous]
internal sealed class LoginModel(SignIn signIn) : PageModel
{
    public Trouble? Trouble { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Where the person wanted to go; only within this site.</summary>
    public string To { get; private set; } = "/";

    public IActionResult OnGet(string? to)
    {
        To = Within(to);
        return Person.Of(User) is null ? Page() : LocalRedirect(To);
    }

    public async Task<IActionResult> OnPostAsync(string? name, string? password, string? to)
    {
        (Name, To) = (name?.Trim() ?? "", Within(to));
        Trouble = await signIn.TryAsync(HttpContext, Name, password ?? "");
        if (Trouble is null) return LocalRedirect(To);
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Page();
    }

    private string Within(string? to) => Url.IsLocalUrl(to) ? to : "/";
}
