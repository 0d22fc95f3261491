namespace DocPipe.Scriban.Runtime;

/// <summary>Why the statements after the last one run are not run.</summary>
internal enum Flow
{
    None,
    Break,
    Continue,
    Return,
}
