namespace DocPipe.Scriban.Parsing;

/// <summary>A token: half-open offsets into the template; the end of the template is at -1.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End)
{
    public static readonly Token Eof = new(TokenKind.Eof, -1, -1);
}
