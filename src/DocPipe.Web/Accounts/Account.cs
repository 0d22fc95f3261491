namespace DocPipe.Web.Accounts;

/// <param name="PasswordHash">As <see cref="Accounts.PasswordHash"/> writes it.</param>
public sealed record Account(string Name, string PasswordHash, AccountRole Role, DateTimeOffset AddedAt);
