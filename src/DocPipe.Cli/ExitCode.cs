namespace DocPipe.Cli;

/// <summary>What a script that calls the program may rely on.</summary>
internal static class ExitCode
{
    public const int Clean = 0;

    /// <summary>Done, and there is something to look at: files that could not be read, or findings of a review.</summary>
    public const int Findings = 1;

    /// <summary>Nothing was done: the call, a roster, a template or a folder is not right.</summary>
    public const int Usage = 2;

    /// <summary>An error of the program itself.</summary>
    public const int Bug = 3;
}
