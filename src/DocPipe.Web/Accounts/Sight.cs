namespace DocPipe.Web.Accounts;

/// <summary>Who may see what: reviewers everything, others what they handed in themselves.</summary>
internal static class Sight
{
    public static bool MaySee(Person person, KeptFile file) => person.May(AccountRole.Review) || file.ReceivedBy == person.Name;

    /// <summary>The document; null where there is none or the person may not see it, which is not told apart.</summary>
    public static KeptDocument? Document(Store store, Person person, long id) =>
        store.Documents.Find(id) is { } document && store.Files.Find(document.FileId) is { } file && MaySee(person, file) ? document : null;
}
