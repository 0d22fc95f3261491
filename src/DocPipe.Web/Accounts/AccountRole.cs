namespace DocPipe.Web.Accounts;

/// <summary>What an account may do; each may also do what those before it may.</summary>
public enum AccountRole
{
    /// <summary>Hand in files, and see what was read in one's own.</summary>
    Submit,

    /// <summary>See everything, correct, approve.</summary>
    Review,

    /// <summary>Remove files, read the record of what was done.</summary>
    Admin,
}
