namespace DocPipe.Storage;

/// <param name="UndoneBy">Who took it back; null while it stands.</param>
public sealed record KeptDismissal(long Id, Dismissal Dismissal, string? UndoneBy, DateTimeOffset? UndoneAt)
{
    public string Key => Dismissal.Item.Key;
}
