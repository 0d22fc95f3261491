using System.Runtime.CompilerServices;
using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Parsing;

/// <summary>
/// Makes the syntax tree of a template. After an error it goes on where that can find more; which errors follow which, and where, is Scriban's own order.
/// Depth is limited, so that no text whatever can exhaust the stack.
/// </summary>
internal sealed partial class Parser
{
    /// <summary>Blocks and expressions inside one another.</summary>
    private const int MostLevels = 250;

    /// <summary>Levels of an expression's tree: a long chain of operators is deep without anything being nested.</summary>
    private const int MostTreeLevels = 1000;

    private readonly SourceText _source;
    private readonly string _text;
    private readonly Lexer _lexer;
    private readonly bool _isScript;
    private readonly List<LogMessage> _messages = [];
    private readonly Queue<Token> _ahead = new();
    private Token _previous = new(TokenKind.Invalid, 0, 0);
    private Token _current;
    private int _newLinesAllowed;
    private int _expressionLevel;
    private int _depth;
    private int _blockLevel;
    private bool _inCode;
    private bool _hasFatalError;
    private bool _isAborted;

    public Parser(SourceText source, bool isScript)
    {
        _source = source;
        _text = source.Text;
        _lexer = new Lexer(source, isScript);
        _isScript = isScript;
        _inCode = isScript;
        Advance();
    }

    public IReadOnlyList<LogMessage> Messages => _messages;

    private TokenKind Kind => _current.Kind;

    public Block ParsePage()
    {
        var page = ParseBlock(new ParseParent(Construct.Page, 0), out _);
        if (!_isAborted)
            _messages.AddRange(_lexer.Errors);
        return page;
    }

    private void Advance()
    {
        _previous = _current;
        if (_isAborted)
        {
            _current = Token.Eof;
            return;
        }

        while (_ahead.TryDequeue(out _current))
        {
            if (!IsHidden(_current))
                return;
        }

        do
            _current = _lexer.Next();
        while (IsHidden(_current));
    }

    private Token PeekToken()
    {
        foreach (var token in _ahead)
        {
            if (!IsHidden(token))
                return token;
        }

        if (_isAborted)
            return Token.Eof;
        Token next;
        do
        {
            next = _lexer.Next();
            _ahead.Enqueue(next);
        }
        while (IsHidden(next));
        return next;
    }

    /// <summary>Ends of line mean nothing inside brackets and braces and behind a pipe.</summary>
    private bool IsHidden(Token token) => token.Kind == TokenKind.NewLine && _newLinesAllowed > 0;

    private ReadOnlySpan<char> TextOf(Token token) => token.Kind == TokenKind.Eof ? "<eof>" : _text.AsSpan(token.Start, token.End - token.Start);

    private string CurrentText => Shown(_current);

    /// <summary>A token as messages show it.</summary>
    private string Shown(Token token) =>
        TextOf(token).ToString().Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private SourceSpan SpanOf(Token token) => new(_source, token.Start, token.End);

    /// <summary>From a start to the end of the last token taken.</summary>
    private SourceSpan SpanFrom(int start) => new(_source, start, Math.Max(start, _previous.End));

    private void Error(string message) => Error(SpanOf(_current), message);

    private void Error(SourceSpan span, string message)
    {
        if (!_isAborted)
            _messages.Add(new LogMessage(span, message));
    }

    private void Error(ParseParent parent, SourceSpan span, string message)
    {
        var joint = message.EndsWith("after", StringComparison.Ordinal) ? string.Empty : " in";
        Error(span, $"Error while parsing {parent.Construct.Name}: {message}{joint}: {parent.Construct.Example}");
    }

    private void Error(ParseParent parent, string message) => Error(parent, new SourceSpan(_source, parent.Start, parent.Start), message);

    /// <summary>Goes a level deeper; where that is too deep, the rest of the text is given up.</summary>
    private void Enter()
    {
        _depth++;
        if (_depth > MostLevels || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            Abort(MostLevels);
    }

    private void Leave() => _depth--;

    private T Limited<T>(T expression)
        where T : Expression
    {
        if (expression.Depth > MostTreeLevels)
            Abort(MostTreeLevels);
        return expression;
    }

    private void Abort(int limit)
    {
        Error(SpanOf(_previous), $"The statement depth limit `{limit}` was reached when parsing this statement");
        _isAborted = true;
        _hasFatalError = true;
        _ahead.Clear();
        _current = Token.Eof;
    }

    private void Expect(TokenKind kind, string text)
    {
        if (Kind != kind)
            Error($"Unexpected token found `{CurrentText}` while expecting `{text}`.");
        Advance();
    }

    private void ExpectKeyword(string keyword)
    {
        if (!TextOf(_current).SequenceEqual(keyword))
            Error($"Unexpected keyword found `{CurrentText}` while expecting `{keyword}`.");
        Advance();
    }

    private bool ExpectEndOfStatement()
    {
        switch (Kind)
        {
            case TokenKind.NewLine or TokenKind.SemiColon:
                Advance();
                return true;
            case TokenKind.CodeExit or TokenKind.Eof:
                return true;
            default:
                Error($"Invalid token found `{CurrentText}`. Expecting <EOL>/end of line.");
                _hasFatalError = true;
                return false;
        }
    }

    private bool IsAfterWhitespace() => _current.Start > 0 && char.IsWhiteSpace(_text[_current.Start - 1]);
}
