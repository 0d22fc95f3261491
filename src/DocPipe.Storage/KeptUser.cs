namespace DocPipe.Storage;

/// <param name="PasswordHash">As whoever checks passwords made it.</param>
/// <param name="Role">A word of the one who asks; the store gives it no meaning.</param>
public sealed record KeptUser(long Id, string Name, string PasswordHash, string Role, DateTimeOffset AddedAt);
