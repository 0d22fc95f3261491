namespace DocPipe.Model;

/// <summary>What a person did with an annotation.</summary>
public enum CorrectionAction
{
    /// <summary>It is right as it stands.</summary>
    Accept,

    /// <summary>It is not there: it is withdrawn from reading.</summary>
    Reject,

    /// <summary>It is there, but other than was said.</summary>
    Change,

    /// <summary>It is there, and nobody said so.</summary>
    Add,
}
