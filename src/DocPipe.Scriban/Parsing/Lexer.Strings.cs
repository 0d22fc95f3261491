namespace DocPipe.Scriban.Parsing;

/// <summary>Strings in three quotes and interpolated strings. Escapes are checked here and replaced when the parser takes the token's value.</summary>
internal sealed partial class Lexer
{
    private bool ReadString(out Token token)
    {
        var start = _at;
        var quote = _text[_at++];
        while (Current != quote)
        {
            if (_at >= _text.Length || Current == '\0')
                return Unterminated("a string", quote, out token);
            if (_text[_at++] == '\\')
                SkipEscape(allowBrace: false);
        }

        _at++;
        token = new Token(TokenKind.String, start, _at);
        return true;
    }

    private bool ReadVerbatim(out Token token)
    {
        var start = _at++;
        while (true)
        {
            if (_at >= _text.Length || Current == '\0')
                return Unterminated("a verbatim string", '`', out token);
            if (_text[_at++] != '`')
                continue;
            if (Current != '`')
                break;
            _at++;
        }

        token = new Token(TokenKind.VerbatimString, start, _at);
        return true;
    }

    /// <summary>Reads the text of an interpolated string up to its next <c>{</c> or its end. Each token takes in the braces it stands between.</summary>
    private bool ReadInterpolatedPart(int start, bool isFirst, out Token token)
    {
        _resumeString = false;
        var quote = isFirst ? Peek(1) : _interpolations.Peek().Quote;
        _at += isFirst ? 2 : 1;
        while (Current != quote && Current != '{')
        {
            if (_at >= _text.Length || Current == '\0')
                return Unterminated("an interpolated string", quote, out token);
            if (_text[_at++] == '\\')
                SkipEscape(allowBrace: true);
        }

        var opens = Current == '{';
        _at++;
        token = new Token(
            (isFirst, opens) switch
            {
                (true, true) => TokenKind.BeginInterpolatedString,
                (true, false) => TokenKind.InterpolatedString,
                (false, true) => TokenKind.ContinuationInterpolatedString,
                (false, false) => TokenKind.EndingInterpolatedString,
            },
            start,
            _at);
        if (opens)
        {
            _pending = new Token(TokenKind.OpenInterpolatedBrace, _at - 1, _at);
            _hasPending = true;
        }

        if (isFirst && opens)
        {
            _interpolations.Push((quote, _openBraces));
            _openBraces = 0;
        }
        else if (!isFirst && !opens)
        {
            _openBraces = _interpolations.Pop().OuterBraces;
        }

        return true;
    }

    private bool Unterminated(string what, char quote, out Token token) =>
        Fail(_at - 1, $"Unexpected end of file while parsing {what} not terminated by a {quote}", out token);

    /// <summary>Passes what follows a backslash. Where that is no escape, an error is noted and the string goes on.</summary>
    private void SkipEscape(bool allowBrace)
    {
        switch (Current)
        {
            case '\r':
                _at += Peek(1) == '\n' ? 2 : 1;
                return;
            case '\n' or '0' or '\'' or '"' or '\\' or 'b' or 'f' or 'n' or 'r' or 't' or 'v':
            case '{' when allowBrace:
                _at++;
                return;
            case 'u' when SkipHex(4, @"Expecting `\u0000` to `\uffff`."):
            case 'x' when SkipHex(2, @"Expecting `\x00` to `\xff`"):
                return;
            default:
                AddError(_at, $"Unexpected escape character `{Current}` in string. Only 0 ' \\ \" b f n r t v u0000-uFFFF x00-xFF are allowed");
                return;
        }
    }

    private bool SkipHex(int count, string expected)
    {
        var letter = _text[_at++];
        for (var i = 0; i < count; i++, _at++)
        {
            if (!char.IsAsciiHexDigit(Current))
            {
                AddError(_at, $"Unexpected hex number `{Current}` following `\\{letter}`. {expected}");
                return false;
            }
        }

        return true;
    }
}
