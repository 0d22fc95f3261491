namespace DocPipe.Model;

/// <summary>A word. The tokens of a document tile its text: each begins where the one before it ended.</summary>
/// <param name="Tag">Part of speech in the notation of the ICTCLAS set that jieba uses (n, v, nt …); empty where it was not asked for.</param>
public readonly record struct Token(Span Span, string Tag = "");
