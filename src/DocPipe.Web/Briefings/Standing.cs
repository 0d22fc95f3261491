namespace DocPipe.Web.Briefings;

/// <summary>How what is said now stands to what was approved.</summary>
internal enum Standing
{
    /// <summary>It is the same, word for word.</summary>
    Same,

    /// <summary>Only days have passed: days left and lights are other ones.</summary>
    Later,

    /// <summary>Documents, corrections or statuses are other ones.</summary>
    Changed,
}
