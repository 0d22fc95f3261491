using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using DocPipe.Web.Api;
using DocPipe.Web.Safety;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace DocPipe.Web.Accounts;

/// <summary>Checks names and passwords, and on every request whether the session is still of an account that is there.</summary>
internal sealed class SignIn(AccountBook accounts, LoginLimiter limiter, Store store) : IDisposable
{
    /// <summary>What is compared for a name that there is not, so that it takes as long.</summary>
    private static readonly Lazy<string> Nobody = new(() => PasswordHash.Of("nobody has this password"));

    /// <summary>Hashing is slow on purpose; a flood of logins must not take every core.</summary>
    private readonly SemaphoreSlim turns = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <returns>Null when the person is now signed in; otherwise why not.</returns>
    public async Task<Trouble?> TryAsync(HttpContext context, string name, string password)
    {
        var address = RequestOrigin.AddressOf(context);
        if (limiter.WaitFor(name, address) is var wait && wait > TimeSpan.Zero)
        {
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return new Trouble("DP7102", $"试错的次数太多，请过{Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes))}分钟再试。忘了密码请找管理员。");
        }

        var account = accounts.Find(name);
        limiter.Failed(name, address);
        if (!await MatchesAsync(password, account?.PasswordHash, context.RequestAborted) || account is null)
        {
            store.Audit.Write(Known(account, name), "登录失败", address, "");
            return new Trouble("DP7101", "账号或密码不对。");
        }

        limiter.Succeeded(name, address);
        var person = new Person(account.Name, account.Role);
        await context.SignInAsync(Access.Scheme, person.ToPrincipal(Access.Scheme, StampOf(account.PasswordHash)));
        context.User = person.ToPrincipal(Access.Scheme);
        store.Audit.Write(person.Name, "登录", address, "");
        return null;
    }

    public async Task LeaveAsync(HttpContext context)
    {
        if (Person.Of(context.User) is { } person) store.Audit.Write(person.Name, "退出", RequestOrigin.AddressOf(context), "");
        await context.SignOutAsync(Access.Scheme);
    }

    /// <summary>An account that was removed, or whose password or role was changed, ends its sessions.</summary>
    public async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var person = context.Principal is null ? null : Person.Of(context.Principal);
        if (person is not null && accounts.Find(person.Name) is { } account && account.Role == person.Role
            && context.Principal!.FindFirstValue(ClaimTypes.Version) == StampOf(account.PasswordHash)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(Access.Scheme);
    }

    public void Dispose() => turns.Dispose();

    /// <summary>What somebody types as a name may be a password in the wrong field: an unknown one isn't written down.</summary>
    private static string Known(Account? account, string name) => account is null ? $"（没有的账号，{name.Length}字）" : account.Name;

    private static string StampOf(string passwordHash) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(passwordHash)))[..16];

    private async Task<bool> MatchesAsync(string password, string? kept, CancellationToken cancellation)
    {
        await turns.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => PasswordHash.Matches(password.Length > PasswordHash.Longest ? "" : password, kept ?? Nobody.Value), cancellation);
        }
        finally
        {
            turns.Release();
        }
    }
}
