using System.Security.Claims;

namespace DocPipe.Web.Accounts;

/// <summary>Who is at the browser.</summary>
public sealed record Person(string Name, AccountRole Role)
{
    /// <summary>Whoever sits at the machine itself, while it has no accounts.</summary>
    public static Person AtTheMachine { get; } = new("本机", AccountRole.Admin);

    public bool May(AccountRole needed) => Role >= needed;

    /// <summary>Null where nobody is signed in.</summary>
    public static Person? Of(ClaimsPrincipal principal) =>
        principal.Identity is { IsAuthenticated: true, Name: { } name } && Enum.TryParse<AccountRole>(principal.FindFirstValue(ClaimTypes.Role), out var role)
            ? new Person(name, role)
            : null;

    /// <param name="scheme">How the person was recognised.</param>
    /// <param name="stamp">Changes with the password, so that a session of the old one ends.</param>
    internal ClaimsPrincipal ToPrincipal(string scheme, string stamp = "") => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, Name), new Claim(ClaimTypes.Role, Role.ToString()), new Claim(ClaimTypes.Version, stamp)], scheme));
}
