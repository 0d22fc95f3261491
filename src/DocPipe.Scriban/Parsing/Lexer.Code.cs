namespace DocPipe.Scriban.Parsing;

/// <summary>Tokens of code: everything between <c>{{</c> and <c>}}</c>.</summary>
internal sealed partial class Lexer
{
    private bool ReadCode(out Token token)
    {
        var c = Current;
        var start = _at;
        switch (c)
        {
            case '\n' or '\r':
                while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
                    _at++;
                token = new Token(TokenKind.NewLine, start, _at);
                return true;
            case '#':
                SkipComment();
                token = default;
                return false;
            case '"' or '\'':
                return ReadString(out token);
            case '`':
                return ReadVerbatim(out token);
            case '$' when Peek(1) is '"' or '\'':
                return ReadInterpolatedPart(start, isFirst: true, out token);
            case '{':
                _openBraces++;
                return Take(TokenKind.OpenBrace, 1, out token);
            case '}':
                return ReadCloseBrace(out token);
            case '\0':
                // A NUL character ends the template, as it does for Scriban.
                _at = _text.Length;
                token = default;
                return false;
            default:
                break;
        }

        if (char.IsWhiteSpace(c))
        {
            while (_at < _text.Length && char.IsWhiteSpace(_text[_at]) && _text[_at] is not ('\n' or '\r'))
                _at++;
            token = default;
            return false;
        }

        if (c == '$' || IsFirstLetter(c))
            return ReadIdentifier(out token);
        if (char.IsDigit(c))
            return ReadNumber(out token);
        return ReadOperator(c, out token);
    }

    private bool Take(TokenKind kind, int length, out Token token)
    {
        token = new Token(kind, _at, _at + length);
        _at += length;
        return true;
    }

    private bool ReadCloseBrace(out Token token)
    {
        if (_openBraces > 0)
        {
            _openBraces--;
            return Take(TokenKind.CloseBrace, 1, out token);
        }

        if (_interpolations.Count > 0)
        {
            // The text of the string goes on behind the brace, and its token begins with it.
            token = new Token(TokenKind.CloseInterpolatedBrace, _at, _at + 1);
            _resumeString = true;
            return true;
        }

        return Fail(_at, "Unexpected } while no matching {", out token);
    }

    private bool ReadOperator(char c, out Token token)
    {
        var next = Peek(1);
        var third = Peek(2);
        var (kind, length) = (c, next, third) switch
        {
            (';', _, _) => (TokenKind.SemiColon, 1),
            (':', _, _) => (TokenKind.Colon, 1),
            ('@', _, _) => (TokenKind.Arroba, 1),
            (',', _, _) => (TokenKind.Comma, 1),
            ('(', _, _) => (TokenKind.OpenParen, 1),
            (')', _, _) => (TokenKind.CloseParen, 1),
            ('[', _, _) => (TokenKind.OpenBracket, 1),
            (']', _, _) => (TokenKind.CloseBracket, 1),
            ('^', '^', _) => (TokenKind.DoubleCaret, 2),
            ('^', _, _) => (TokenKind.Caret, 1),
            ('*', '=', _) => (TokenKind.AsteriskEqual, 2),
            ('*', _, _) => (TokenKind.Asterisk, 1),
            ('/', '/', '=') => (TokenKind.DoubleDivideEqual, 3),
            ('/', '/', _) => (TokenKind.DoubleDivide, 2),
            ('/', '=', _) => (TokenKind.DivideEqual, 2),
            ('/', _, _) => (TokenKind.Divide, 1),
            ('+', '+', _) => (TokenKind.DoublePlus, 2),
            ('+', '=', _) => (TokenKind.PlusEqual, 2),
            ('+', _, _) => (TokenKind.Plus, 1),
            ('-', '-', _) => (TokenKind.DoubleMinus, 2),
            ('-', '=', _) => (TokenKind.MinusEqual, 2),
            ('-', _, _) => (TokenKind.Minus, 1),
            ('%', '=', _) => (TokenKind.PercentEqual, 2),
            ('%', _, _) => (TokenKind.Percent, 1),
            ('&', '&', _) => (TokenKind.DoubleAmp, 2),
            ('&', _, _) => (TokenKind.Amp, 1),
            ('?', '?', _) => (TokenKind.DoubleQuestion, 2),
            ('?', '.', _) => (TokenKind.QuestionDot, 2),
            ('?', '!', _) => (TokenKind.QuestionExclamation, 2),
            ('?', _, _) => (TokenKind.Question, 1),
            ('|', '|', _) => (TokenKind.DoubleVerticalBar, 2),
            ('|', '>', _) => (TokenKind.PipeGreater, 2),
            ('|', _, _) => (TokenKind.VerticalBar, 1),
            ('.', '.', '<') => (TokenKind.DoubleDotLess, 3),
            ('.', '.', '.') => (TokenKind.TripleDot, 3),
            ('.', '.', _) => (TokenKind.DoubleDot, 2),
            ('.', _, _) => (TokenKind.Dot, 1),
            ('!', '=', _) => (TokenKind.ExclamationEqual, 2),
            ('!', _, _) => (TokenKind.Exclamation, 1),
            ('=', '=', _) => (TokenKind.DoubleEqual, 2),
            ('=', _, _) => (TokenKind.Equal, 1),
            ('<', '=', _) => (TokenKind.LessEqual, 2),
            ('<', '<', _) => (TokenKind.DoubleLessThan, 2),
            ('<', _, _) => (TokenKind.Less, 1),
            ('>', '=', _) => (TokenKind.GreaterEqual, 2),
            ('>', '>', _) => (TokenKind.DoubleGreaterThan, 2),
            ('>', _, _) => (TokenKind.Greater, 1),
            _ => (TokenKind.Invalid, 1),
        };
        return Take(kind, length, out token);
    }

    /// <summary>A comment ends with its line, a double one with another <c>##</c>; both end where the code does.</summary>
    private void SkipComment()
    {
        var isMulti = Peek(1) == '#';
        _at += isMulti ? 2 : 1;
        while (_at < _text.Length && (_isScript || !IsExit(0)))
        {
            if (isMulti ? Current == '#' && Peek(1) == '#' : Current is '\n' or '\r')
            {
                if (isMulti)
                    _at += 2;
                return;
            }

            _at++;
        }
    }

    private bool ReadIdentifier(out Token token)
    {
        var start = _at;
        var isSpecial = Current == '$';
        _at++;
        if (isSpecial && Current == '$')
        {
            _at++;
            token = new Token(TokenKind.IdentifierSpecial, start, _at);
            return true;
        }

        while (_at < _text.Length && IsLetter(_text[_at]))
            _at++;
        token = new Token(isSpecial ? TokenKind.IdentifierSpecial : TokenKind.Identifier, start, _at);
        return true;
    }

    private static bool IsFirstLetter(char c) => c == '_' || char.IsLetter(c);

    private static bool IsLetter(char c) => IsFirstLetter(c) || char.IsDigit(c);

    private bool ReadNumber(out Token token)
    {
        var start = _at;
        if (Current == '0' && Peek(1) == 'x')
            return ReadHex(start, out token);
        if (Current == '0' && Peek(1) == 'b')
            return ReadBinary(start, out token);

        var isFloat = false;
        SkipDigits(withUnderscores: true);
        if (Current == '.' && Peek(1) != '.')
        {
            isFloat = true;
            _at++;
            SkipDigits(withUnderscores: false);
        }

        if (Current is 'e' or 'E')
        {
            _at++;
            if (Current is '+' or '-')
                _at++;
            if (!char.IsDigit(Current))
                return Fail(_at, "Expecting at least one digit after the exponent", out token);
            SkipDigits(withUnderscores: false);
        }

        if ((Current == 'f' && !IsLetter(Peek(1))) || Current is 'F' or 'd' or 'D' or 'm' or 'M')
        {
            isFloat = true;
            _at++;
        }

        token = new Token(isFloat ? TokenKind.Float : TokenKind.Integer, start, _at);
        return true;
    }

    private void SkipDigits(bool withUnderscores)
    {
        while (char.IsDigit(Current) || (withUnderscores && Current == '_'))
            _at++;
    }

    private bool ReadHex(int start, out Token token)
    {
        _at += 2;
        var hasDigit = false;
        while (char.IsAsciiHexDigit(Current) || Current == '_')
            hasDigit |= _text[_at++] != '_';
        SkipUnsigned();
        if (!hasDigit)
            return Fail(start, "Invalid hex number, expecting at least an hex digit [0-9a-fA-F] after 0x", out token);
        token = new Token(TokenKind.HexaInteger, start, _at);
        return true;
    }

    private bool ReadBinary(int start, out Token token)
    {
        _at += 2;
        while (Current is '0' or '1' or '_')
            _at++;
        SkipUnsigned();
        token = new Token(TokenKind.BinaryInteger, start, _at);
        return true;
    }

    private void SkipUnsigned()
    {
        if ((Current == 'u' && !IsLetter(Peek(1))) || Current == 'U')
            _at++;
    }
}
