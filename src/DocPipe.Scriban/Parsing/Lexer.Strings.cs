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
            if (Current != '\\')
                _at++;
            else if (!SkipEscape(allowBrace: false, out token))
                return true;
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
            if (Current != '\\')
                _at++;
            else if (!SkipEscape(allowBrace: true, out token))
                return true;
        }

        var opens = Current == '{';
        _at++;
        token = new Token(
            (isFirst, opens) switch
            {
                (true, true) => TokenKind.BeginInterpolated,
                (true, false) => TokenKind.InterpolatedString,
                (false, true) => TokenKind.ContinueInterpolated,
                (false, false) => TokenKind.EndInterpolated,
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

    /// <summary>Passes one escape; false with the token of an error where it is none.</summary>
    private bool SkipEscape(bool allowBrace, out Token token)
    {
        _at++;
        token = default;
        var c = Current;
        switch (c)
        {
            case '\r':
                _at += Peek(1) == '\n' ? 2 : 1;
                return true;
            case '\n' or '0' or '\'' or '"' or '\\' or 'b' or 'f' or 'n' or 'r' or 't' or 'v':
            case '{' when allowBrace:
                _at++;
                return true;
            case 'u':
                return SkipHex(4, @"Expecting `\u0000` to `\uffff`.", out token);
            case 'x':
                return SkipHex(2, @"Expecting `\x00` to `\xff`", out token);
            default:
                Fail(_at, $"Unexpected escape character `{c}` in string. Only 0 ' \\ \" b f n r t v u0000-uFFFF x00-xFF are allowed", out token);
                return false;
        }
    }

    private bool SkipHex(int count, string expected, out Token token)
    {
        token = default;
        var letter = _text[_at++];
        for (var i = 0; i < count; i++, _at++)
        {
            if (!char.IsAsciiHexDigit(Current))
            {
                Fail(_at, $"Unexpected hex number `{Current}` following `\\{letter}`. {expected}", out token);
                return false;
            }
        }

        return true;
    }
}
