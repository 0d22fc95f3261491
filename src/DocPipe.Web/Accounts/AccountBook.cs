namespace DocPipe.Web.Accounts;

/// <summary>The accounts of a store: names as people write them, passwords hashed, each change on record.</summary>
/// <param name="by">Whoever makes the changes.</param>
public sealed class AccountBook(Store store, string by)
{
    private const int LongestName = 50;

    public bool Any => store.Users.All().Count > 0;

    public IReadOnlyList<Account> All() => [.. store.Users.All().Select(Of)];

    public Account? Find(string name) => store.Users.Find(name) is { } user ? Of(user) : null;

    /// <exception cref="DataFileException">The name is taken (DP7010) or none that can be shown (DP7013).</exception>
    public void CheckNew(string name)
    {
        if (string.IsNullOrWhiteSpace(name) || name != name.Trim() || name.Length > LongestName || name.Any(char.IsControl) || name == Person.AtTheMachine.Name)
            throw new DataFileException("DP7013", $"账号要是1到{LongestName}个字，前后没有空格，也不能叫“{Person.AtTheMachine.Name}”");
        if (Find(name) is not null) throw Taken(name);
    }

    /// <exception cref="DataFileException">There is no such account (DP7011).</exception>
    public void CheckKnown(string name)
    {
        if (Find(name) is null) throw Unknown(name);
    }

    /// <exception cref="DataFileException">As <see cref="CheckNew"/>, or the password is too short or too long (DP7012).</exception>
    public void Add(string name, string password, AccountRole role)
    {
        CheckNew(name);
        CheckPassword(name, password);
        if (store.Users.Add(name, PasswordHash.Of(password), Word(role)) is null) throw Taken(name);
        store.Audit.Write(by, "建账号", name, Word(role));
    }

    /// <exception cref="DataFileException">As <see cref="CheckKnown"/>, or the password is too short or too long (DP7012).</exception>
    public void SetPassword(string name, string password)
    {
        CheckPassword(name, password);
        if (!store.Users.SetPassword(name, PasswordHash.Of(password))) throw Unknown(name);
        store.Audit.Write(by, "换密码", name);
    }

    /// <exception cref="DataFileException">As <see cref="CheckKnown"/>, or it is the last administrator (DP7014).</exception>
    public void SetRole(string name, AccountRole role)
    {
        if (role != AccountRole.Admin) CheckNotLast(name);
        if (!store.Users.SetRole(name, Word(role))) throw Unknown(name);
        store.Audit.Write(by, "改权限", name, Word(role));
    }

    /// <exception cref="DataFileException">As <see cref="CheckKnown"/>, or it is the last administrator (DP7014).</exception>
    public void Remove(string name)
    {
        CheckNotLast(name);
        if (!store.Users.Remove(name)) throw Unknown(name);
        store.Audit.Write(by, "删账号", name);
    }

    /// <summary>Removing the last account of all is allowed: the machine is then its owner's alone again.</summary>
    private void CheckNotLast(string name)
    {
        var all = All();
        if (all.Count > 1 && all.Any(a => a.Name == name && a.Role == AccountRole.Admin) && all.Count(a => a.Role == AccountRole.Admin) == 1)
            throw new DataFileException("DP7014", $"“{name}”是最后一个管理账号，请先给别人管理权限");
    }

    private static void CheckPassword(string name, string password)
    {
        if (password.Length is < PasswordHash.Shortest or > PasswordHash.Longest)
            throw new DataFileException("DP7012", $"密码要有{PasswordHash.Shortest}到{PasswordHash.Longest}个字符");
        if (password == name || password.Distinct().Count() < 4)
            throw new DataFileException("DP7012", "密码太容易猜，请换一个：不要和账号相同，也不要总是那几个字");
    }

    private static Account Of(KeptUser user) => new(user.Name, user.PasswordHash, Role(user.Role), user.AddedAt);

    private static string Word(AccountRole role) => role.ToString().ToLowerInvariant();

    /// <summary>What this program doesn't know may do the least.</summary>
    private static AccountRole Role(string word) => Enum.TryParse<AccountRole>(word, ignoreCase: true, out var role) && Enum.IsDefined(role) ? role : AccountRole.Submit;

    private static DataFileException Taken(string name) => new("DP7010", $"已经有账号“{name}”。要换密码请用 docpipe user password，要改权限请用 docpipe user role");

    private static DataFileException Unknown(string name) => new("DP7011", $"没有账号“{name}”");
}
