using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Parsing;

/// <summary>Blocks: text and code in turn, up to the <c>end</c> (or <c>else</c>, or <c>when</c>) that closes them.</summary>
internal sealed partial class Parser
{
    /// <summary>Parses up to the block's end.</summary>
    /// <param name="parent">What the block is of.</param>
    /// <param name="continuation">The <c>else</c> or <c>when</c> that closed it, with all that follows it; else null.</param>
    /// <param name="endsStatement">Whether a statement's end has to follow <c>end</c>: not behind an anonymous function.</param>
    private Block ParseBlock(ParseParent parent, out Statement? continuation, bool endsStatement = true)
    {
        var start = Math.Max(0, _current.Start);
        var block = new BlockBuilder(parent, endsStatement);
        _blockLevel++;
        Enter();
        while (ParseStatementInto(block) && !block.HasEnd)
        {
        }

        if (!block.HasEnd && _blockLevel > 1)
            Error(parent, SpanOf(_previous), "The <end> statement was not found");
        Leave();
        _blockLevel--;
        continuation = block.Continuation;
        return new Block(SpanFrom(start), block.Statements);
    }

    /// <summary>Parses one statement into the block; false where nothing more can follow.</summary>
    private bool ParseStatementInto(BlockBuilder block)
    {
        while (!_hasFatalError)
        {
            switch (Kind)
            {
                case TokenKind.Eof:
                    return false;
                case TokenKind.Raw or TokenKind.Escape:
                    // Text between `case` and its first `when` is never shown.
                    if (block.Parent.Construct != Construct.Case)
                        block.Statements.Add(TakeRaw());
                    else
                        Advance();
                    return true;
                case TokenKind.CodeEnter or TokenKind.CodeExit or TokenKind.EscapeEnter or TokenKind.EscapeExit:
                    block.Statements.Add(TakeMark(block));
                    return true;
                case TokenKind.NewLine or TokenKind.SemiColon when _inCode:
                    Advance();
                    continue;
                case TokenKind.Identifier or TokenKind.IdentifierSpecial when _inCode:
                    return ParseKeywordStatement(block);
                default:
                    if (!_inCode)
                        Error($"Unexpected token {CurrentText} while not in a code block {{ ... }}");
                    else if (IsStartOfExpression())
                        return Add(block, ParseExpressionStatement());
                    else
                        Error($"Unexpected token {TextOf(_current)}");
                    return false;
            }
        }

        return false;
    }

    private static bool Add(BlockBuilder block, Statement? statement)
    {
        if (statement is not null)
            block.Statements.Add(statement);
        return true;
    }

    private RawText TakeRaw()
    {
        var token = _current;
        Advance();
        return new RawText(SpanOf(token), _text.AsMemory(token.Start, token.End - token.Start), token.Kind == TokenKind.Escape);
    }

    private CodeMark TakeMark(BlockBuilder block)
    {
        var token = _current;
        if (token.Kind == TokenKind.CodeEnter && _inCode)
            Error("Unexpected token while already in a code block");
        else if (token.Kind == TokenKind.CodeExit && !_inCode)
            Error("Unexpected code block exit '}}' while no code block enter '{{' has been found");
        else if (token.Kind == TokenKind.CodeExit && _isScript)
            Error("Unexpected code clock exit '}}' while parsing in script only mode. '}}' is not allowed.");
        _inCode = token.Kind == TokenKind.CodeEnter;
        Advance();
        var indent = token.Kind == TokenKind.CodeEnter && block.Statements.Count > 0 && block.Statements[^1] is RawText raw ? IndentAfter(raw) : null;
        return new CodeMark(SpanOf(token), TextOf(token).ToString(), indent);
    }

    /// <summary>The white space at the end of a text if it is all there is on its line; else null.</summary>
    private string? IndentAfter(RawText raw)
    {
        var end = raw.Span.End;
        var start = end;
        while (start > 0 && char.IsWhiteSpace(_text[start - 1]) && _text[start - 1] != '\n')
            start--;
        return start == 0 || _text[start - 1] == '\n' ? _text[start..end] : null;
    }

    private sealed class BlockBuilder(ParseParent parent, bool endsStatement)
    {
        public ParseParent Parent { get; } = parent;

        public bool EndsStatement { get; } = endsStatement;

        public List<Statement> Statements { get; } = [];

        public Statement? Continuation { get; set; }

        public bool HasEnd { get; set; }
    }
}
