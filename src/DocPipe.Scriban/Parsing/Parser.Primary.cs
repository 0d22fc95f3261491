using System.Globalization;
using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Parsing;

/// <summary>What expressions are made of: literals, variables, and what stands in brackets.</summary>
internal sealed partial class Parser
{
    /// <summary>Given as the call around an operand so that the operand takes no arguments itself.</summary>
    private static readonly Expression NoCall = new ThisExpression(default);

    private Expression? ParsePrimary() => Kind switch
    {
        TokenKind.Identifier or TokenKind.IdentifierSpecial => ParseVariable(),
        TokenKind.Integer => TakeNumber(LiteralText.Integer(TextOf(_current)), "the integer "),
        TokenKind.HexaInteger => TakeNumber(LiteralText.Hex(TextOf(_current)), "the integer "),
        TokenKind.BinaryInteger => TakeNumber(LiteralText.Binary(TextOf(_current)), "the integer "),
        TokenKind.Float => TakeNumber(LiteralText.Float(TextOf(_current)), "double value "),
        TokenKind.String => TakeString(LiteralText.Unescape(TextOf(_current)[1..^1], Error)),
        TokenKind.VerbatimString => TakeString(LiteralText.Verbatim(TextOf(_current)[1..^1])),
        TokenKind.InterpolatedString or TokenKind.BeginInterpolatedString => ParseInterpolatedString(),
        TokenKind.ContinuationInterpolatedString => TakeInterpolatedPart(),
        TokenKind.OpenInterpolatedBrace => ParseInterpolation(),
        TokenKind.OpenParen => ParseParentheses(),
        TokenKind.OpenBrace => ParseObject(),
        TokenKind.OpenBracket => ParseArray(),
        TokenKind.DoublePlus or TokenKind.DoubleMinus => ParseIncrement(),
        _ => UnaryOf(Kind) is { } op ? ParseUnary(op) : null,
    };

    private Literal TakeNumber(object? value, string what)
    {
        if (value is null)
            Error($"Unable to parse {what}{(Kind == TokenKind.Float ? $"`{CurrentText}`" : CurrentText)}");
        return TakeString(value);
    }

    private Literal TakeString(object? value)
    {
        var token = _current;
        Advance();
        return new Literal(SpanOf(token), value, TextOf(token).ToString());
    }

    private Literal TakeInterpolatedPart()
    {
        var text = TextOf(_current);
        var begin = Kind is TokenKind.InterpolatedString or TokenKind.BeginInterpolatedString ? 2 : 1;
        return TakeString(LiteralText.Unescape(text[begin..^1], Error));
    }

    private InterpolatedString ParseInterpolatedString()
    {
        var start = _current.Start;
        var isWhole = Kind == TokenKind.InterpolatedString;
        var parent = Open(Construct.InterpolatedString);
        var parts = new List<Expression> { TakeInterpolatedPart() };
        while (!isWhole && Kind != TokenKind.EndingInterpolatedString)
        {
            var part = ParseExpression(parent);
            if (part is null)
                break;
            parts.Add(part);
        }

        if (Kind == TokenKind.EndingInterpolatedString)
            parts.Add(TakeInterpolatedPart());
        return new InterpolatedString(SpanFrom(start), parts);
    }

    /// <summary>One <c>{ … }</c> of an interpolated string; the braces belong to the parts around it.</summary>
    private Interpolation ParseInterpolation()
    {
        var parent = Open(Construct.Interpolation);
        Advance();
        var inner = ExpectExpression(parent);
        if (Kind == TokenKind.CloseInterpolatedBrace)
            Advance();
        else
            Error("Opened interpolated expression not closed on the same line.");
        return new Interpolation(SpanFrom(parent.Start), inner);
    }

    private NestedExpression ParseParentheses()
    {
        var parent = Open(Construct.Nested);
        Advance();
        var inner = ExpectExpression(parent);
        if (Kind == TokenKind.CloseParen)
            Advance();
        else
            Error($"Invalid token `{CurrentText}`. Expecting a closing `)`.");
        return new NestedExpression(SpanFrom(parent.Start), inner);
    }

    private ArrayInitializer ParseArray()
    {
        var parent = Open(Construct.ArrayInitializer);
        _newLinesAllowed++;
        Advance();
        var items = new List<Expression>();
        while (Kind != TokenKind.CloseBracket)
        {
            if (ExpectExpression(parent) is not { } item)
                break;
            items.Add(item);
            if (Kind != TokenKind.Comma)
                break;
            Advance();
        }

        // Before the bracket is taken: an end of line behind it counts again.
        _newLinesAllowed--;
        Expect(TokenKind.CloseBracket, "]");
        return new ArrayInitializer(SpanFrom(parent.Start), items);
    }

    private ObjectInitializer ParseObject()
    {
        var parent = Open(Construct.ObjectInitializer);
        _newLinesAllowed++;
        Advance();
        var members = new List<ObjectMember>();
        var hasErrors = false;
        while (Kind != TokenKind.CloseBrace)
        {
            if (ParseObjectMember(parent) is not { } member)
            {
                hasErrors = true;
                break;
            }

            members.Add(member);
            if (Kind != TokenKind.Comma)
                break;
            Advance();
        }

        if (!hasErrors && Kind != TokenKind.CloseBrace)
        {
            hasErrors = true;
            Error($"Unexpected token `{CurrentText}` while parsing object initializer. Expecting a simple identifier for the member name.");
        }

        _newLinesAllowed--;
        if (!hasErrors)
            Advance();
        return new ObjectInitializer(SpanFrom(parent.Start), members);
    }

    private ObjectMember? ParseObjectMember(ParseParent parent)
    {
        var isString = Kind is TokenKind.String or TokenKind.VerbatimString or TokenKind.InterpolatedString or TokenKind.BeginInterpolatedString;
        if (Kind != TokenKind.Identifier && !isString)
        {
            Error($"Unexpected token `{CurrentText}` while parsing object initializer. Expecting a simple identifier for the member name.");
            return null;
        }

        var token = _current;
        var written = ParsePrimary();
        string name;
        switch (written)
        {
            case Variable { IsLocal: false } variable:
                name = variable.Name;
                break;
            case Literal { Value: string text }:
                name = text;
                break;
            case Literal literal:
                Error(SpanOf(token), $"Invalid literal member `{literal.Value}/{literal.Value?.GetType()}` found for object initializer member name. Only literal string or identifier name are allowed");
                return null;
            default:
                Error(SpanOf(token), $"Unexpected member type `{written}/{written?.Construct.Name}` found for object initializer member name");
                return null;
        }

        if (Kind != TokenKind.Colon)
        {
            Error($"Unexpected token `{CurrentText}` Expecting a colon : after identifier `{(written as Variable)?.Name}` for object initializer member name");
            return null;
        }

        Advance();
        if (!IsStartOfExpression())
        {
            Error($"Unexpected token `{CurrentText}`. Expecting an expression for the value of the member.");
            return null;
        }

        var value = ParseExpression(parent);
        return value is null ? null : new ObjectMember(name, TextOf(token).ToString(), value);
    }

    private IncrementExpression ParseIncrement()
    {
        var parent = Open(Construct.Increment);
        var op = Kind == TokenKind.DoublePlus ? UnaryOperator.Increment : UnaryOperator.Decrement;
        Advance();
        var operand = ExpectExpression(parent, precedence: Operators.IncrementPrecedence);
        if (operand is not VariablePath)
            Error("The operand of an increment or decrement operator must be a variable, property or indexer");
        return Limited(new IncrementExpression(SpanFrom(parent.Start), op, operand, isPost: false));
    }

    private UnaryExpression ParseUnary(UnaryOperator op)
    {
        var parent = Open(Construct.Unary);
        Advance();

        // `@f x` is the function f and then an argument, not a call of f that is passed on; so with `^`.
        var takesArguments = op is not (UnaryOperator.FunctionAlias or UnaryOperator.ParametersExpand);
        var operand = ExpectExpression(parent, takesArguments ? null : NoCall, Operators.UnaryPrecedence);
        return Limited(new UnaryExpression(SpanFrom(parent.Start), op, operand));
    }

    private static UnaryOperator? UnaryOf(TokenKind kind) => kind switch
    {
        TokenKind.Exclamation => UnaryOperator.Not,
        TokenKind.Minus => UnaryOperator.Negate,
        TokenKind.Plus => UnaryOperator.Plus,
        TokenKind.Arroba => UnaryOperator.FunctionAlias,
        TokenKind.Caret => UnaryOperator.ParametersExpand,
        _ => null,
    };

    /// <summary>A variable, or what a name may stand for besides: a literal, a function, an argument by number.</summary>
    private Expression ParseVariable()
    {
        var token = _current;
        var text = TextOf(token);
        switch (text)
        {
            case "null":
                return TakeString(null);
            case "true":
                return TakeString(Runtime.Boxes.True);
            case "false":
                return TakeString(Runtime.Boxes.False);
            case "do":
                var function = ParseFunction(isAnonymous: true);
                return new AnonymousFunction(function.Span, function);
            case "this":
                Advance();
                return new ThisExpression(SpanOf(token));
            default:
                break;
        }

        Advance();
        var span = SpanOf(token);
        var isLocal = text[0] == '$';
        if (isLocal && int.TryParse(text[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            var number = new Literal(span, index, text[1..].ToString());
            return new IndexerExpression(span, new Variable(span, Variable.Arguments, isLocal: true), number, isArgument: true);
        }

        if (text is "for" or "while" or "tablerow" && Kind == TokenKind.Dot)
            CheckLoopVariable(token, text.ToString());
        return new Variable(span, string.Intern(text.ToString()), isLocal);
    }

    private void CheckLoopVariable(Token token, string loop)
    {
        var next = PeekToken();
        if (next.Kind != TokenKind.Identifier)
        {
            Error(SpanOf(token), $"Invalid token `{CurrentText}`. The loop variable <{loop}> dot must be followed by an identifier");
            return;
        }

        var member = TextOf(next).ToString();
        switch (member)
        {
            case "first" or "even" or "odd" or "index":
                break;
            case "last" or "changed" or "length" or "rindex":
                if (loop == "while")
                    Error(SpanOf(token), $"The loop variable <while.{member}> is invalid");
                break;
            case "col":
                if (loop != "tablerow")
                    Error(SpanOf(token), $"The loop variable <{loop}.col> is invalid");
                break;
            default:
                Error(SpanOf(token), $"The loop variable <{loop}.{member}> is not supported");
                break;
        }
    }
}
