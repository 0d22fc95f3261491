namespace DocPipe.Scriban.Parsing;

/// <summary>
/// Cuts a template into tokens, one at a time and on demand: the parser may stop at a bad statement, and what follows is then not looked at.
/// Comments and stripped white space never become tokens. After an error there are no more tokens but the one it is in.
/// </summary>
internal sealed partial class Lexer
{
    private readonly SourceText _source;
    private readonly string _text;
    private readonly bool _isScript;
    private readonly List<LogMessage> _errors = [];

    /// <summary>Quote and brace count outside of each interpolated string whose braces are open.</summary>
    private readonly Stack<(char Quote, int OuterBraces)> _interpolations = new();
    private int _at;
    private Mode _mode;
    private int _openBraces;
    private int _escapeLevel;
    private bool _resumeString;
    private Token _pending;
    private bool _hasPending;

    /// <param name="source">The template.</param>
    /// <param name="isScript">True for a text that is code from its first character on, without <c>{{ }}</c>.</param>
    public Lexer(SourceText source, bool isScript)
    {
        _source = source;
        _text = source.Text;
        _isScript = isScript;
        _mode = isScript ? Mode.Code : Mode.Raw;
    }

    private enum Mode
    {
        Raw,
        Code,
        Escape,
    }

    public IReadOnlyList<LogMessage> Errors => _errors;

    private char Current => Peek(0);

    public Token Next()
    {
        while (true)
        {
            if (_hasPending)
            {
                _hasPending = false;
                return _pending;
            }

            if (_errors.Count > 0 || _at >= _text.Length)
                return Token.Eof;

            if (TryRead(out var token))
                return token;
        }
    }

    private bool TryRead(out Token token)
    {
        if (_resumeString)
            return ReadInterpolatedPart(_at, isFirst: false, out token);
        if (!_isScript)
        {
            if (_mode == Mode.Raw && IsEnter(out _))
                return ReadEnter(out token);
            if (_mode != Mode.Raw && IsExit(0))
                return ReadExit(out token);
        }

        return _mode == Mode.Code ? ReadCode(out token) : ReadRaw(out token);
    }

    private char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    /// <summary>True at <c>{{</c>, <c>{%{</c>, <c>{%%{</c> …; gives the mark for white space that follows, if there is one.</summary>
    private bool IsEnter(out char strip)
    {
        strip = '\0';
        if (Current != '{')
            return false;
        var ahead = 1;
        while (Peek(ahead) == '%')
            ahead++;
        if (Peek(ahead) != '{')
            return false;
        strip = Peek(ahead + 1) is '-' or '~' ? Peek(ahead + 1) : '\0';
        return true;
    }

    /// <summary>True at <c>}}</c> (or <c>}%}</c> with as many signs as were opened), a mark for white space before it or not.</summary>
    private bool IsExit(int ahead)
    {
        if (_openBraces > 0 || _interpolations.Count > 0)
            return false;
        if (Peek(ahead) is '-' or '~')
            ahead++;
        if (Peek(ahead) != '}')
            return false;
        ahead++;
        for (var i = 0; i < _escapeLevel; i++, ahead++)
        {
            if (Peek(ahead) != '%')
                return false;
        }

        return Peek(ahead) == '}';
    }

    private bool ReadEnter(out Token token)
    {
        var start = _at++;
        while (Current == '%')
        {
            _escapeLevel++;
            _at++;
        }

        _at++;
        if (Current is '-' or '~')
            _at++;
        _mode = _escapeLevel > 0 ? Mode.Escape : Mode.Code;
        token = new Token(_escapeLevel > 0 ? TokenKind.EscapeEnter : TokenKind.CodeEnter, start, _at);
        return true;
    }

    private bool ReadExit(out Token token)
    {
        var start = _at;
        var strip = Current is '-' or '~' ? _text[_at++] : '\0';
        _at += 2 + _escapeLevel;
        token = new Token(_escapeLevel > 0 ? TokenKind.EscapeExit : TokenKind.CodeExit, start, _at);
        _escapeLevel = 0;
        _mode = Mode.Raw;
        SkipAfterExit(strip);
        return true;
    }

    private void SkipAfterExit(char strip)
    {
        if (strip == '\0')
            return;
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            if (_text[_at++] == '\n' && strip == '~')
                return;
        }
    }

    /// <summary>Reads text up to the next mark; the mark's sign may take white space off the text's end, and then no token may be left.</summary>
    private bool ReadRaw(out Token token)
    {
        var start = _at;
        var isEscape = _mode == Mode.Escape;
        var strip = '\0';
        while (_at < _text.Length && !(isEscape ? IsExit(0) : IsEnter(out strip)))
            _at++;

        var end = strip == '\0' ? _at : StripEnd(start, _at, strip);
        token = new Token(isEscape ? TokenKind.Escape : TokenKind.Raw, start, end);
        return isEscape || end > start;
    }

    private int StripEnd(int start, int end, char strip)
    {
        while (end > start && char.IsWhiteSpace(_text[end - 1]) && !(strip == '~' && IsLineEnd(end - 1)))
            end--;
        return end;
    }

    private bool IsLineEnd(int at) => _text[at] == '\n' || (_text[at] == '\r' && (at + 1 >= _text.Length || _text[at + 1] != '\n'));

    private bool Fail(int at, string message, out Token token)
    {
        AddError(at, message);
        token = new Token(TokenKind.Invalid, at, Math.Min(at + 1, _text.Length));
        return true;
    }

    private void AddError(int at, string message) => _errors.Add(new LogMessage(new SourceSpan(_source, at, at), message));
}
