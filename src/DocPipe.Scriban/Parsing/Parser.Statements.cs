using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Parsing;

/// <summary>Statements that begin with a keyword; any other identifier begins an expression.</summary>
internal sealed partial class Parser
{
    private bool ParseKeywordStatement(BlockBuilder block)
    {
        var start = _current;
        var keyword = TextOf(start);
        switch (keyword)
        {
            case "end":
                if (_blockLevel == 1)
                {
                    // Scriban takes it as the end of the page and says nothing; to whoever wrote it, the rest would have vanished.
                    Error("The <end> statement has no statement to end");
                    return false;
                }

                Advance();
                if (block.EndsStatement)
                    ExpectEndOfStatement();
                block.HasEnd = true;
                return true;
            case "when":
                return TakeWhen(block, start);
            case "else":
                return TakeElse(block, start);
            default:
                break;
        }

        if (block.Parent.Construct == Construct.Case)
            Error(SpanOf(start), $"Unexpected statement/expression `{keyword}` in the body of a `case` statement. Only `when`/`else` are expected.");
        return Add(block, keyword switch
        {
            "for" or "tablerow" or "while" when PeekToken().Kind == TokenKind.Dot => ParseExpressionStatement(),
            "if" => ParseIf(),
            "case" => ParseCase(),
            "for" => ParseFor(isTable: false),
            "tablerow" => ParseFor(isTable: true),
            "while" => ParseWhile(),
            "capture" => ParseCapture(),
            "with" => ParseWith(),
            "wrap" => ParseWrap(),
            "import" => ParseImport(),
            "readonly" => ParseReadOnly(),
            "func" => ParseFunction(isAnonymous: false),
            "ret" => ParseReturn(),
            "break" or "continue" => ParseJump(isBreak: keyword is "break"),
            _ => ParseExpressionStatement(),
        });
    }

    private bool TakeWhen(BlockBuilder block, Token start)
    {
        var branch = ParseWhen();
        block.HasEnd = true;
        if (block.Parent.Construct == Construct.When)
            block.Continuation = branch;
        else if (block.Parent.Construct == Construct.Case)
            block.Statements.Add(branch);
        else
        {
            Error(SpanOf(start), "A `when` condition must be preceded by another `when`/`else`/`case` condition");
            return false;
        }

        return true;
    }

    private bool TakeElse(BlockBuilder block, Token start)
    {
        var otherwise = ParseElse();
        block.HasEnd = true;
        var parent = block.Parent.Construct;
        if (parent == Construct.If || parent == Construct.When)
        {
            block.Continuation = otherwise;
        }
        else if (parent == Construct.For || parent == Construct.TableRow)
        {
            if (otherwise is ElseStatement)
                block.Continuation = otherwise;
            else
                Error(otherwise.Span, "Invalid if/else combination within a for statement.");
        }
        else
        {
            Error(SpanOf(start), "A else condition must be preceded by another if/else/when condition or a for loop.");
            return false;
        }

        return true;
    }

    private Statement ParseExpressionStatement()
    {
        var parent = Open(Construct.ExpressionStatement);
        var expression = ExpectExpression(parent);
        if (expression is InlineFunction inline)
            return inline.Function;
        ExpectEndOfStatement();
        return new ExpressionStatement(SpanFrom(parent.Start), expression);
    }

    private IfStatement ParseIf()
    {
        var parent = Open(Construct.If);
        ExpectKeyword("if");
        var condition = ExpectExpression(parent, allowAssignment: false);
        Statement? otherwise = null;
        var then = ExpectEndOfStatement() ? ParseBlock(parent, out otherwise) : null;
        return new IfStatement(SpanFrom(parent.Start), condition, then, otherwise);
    }

    private Statement ParseElse()
    {
        if (PeekToken() is { Kind: TokenKind.Identifier } next && TextOf(next) is "if")
        {
            ExpectKeyword("else");
            return ParseIf();
        }

        var parent = Open(Construct.Else);
        ExpectKeyword("else");
        var body = ExpectEndOfStatement() ? ParseBlock(parent, out _) : null;
        return new ElseStatement(SpanFrom(parent.Start), body);
    }

    private CaseStatement ParseCase()
    {
        var parent = Open(Construct.Case);
        ExpectKeyword("case");
        var value = ExpectExpression(parent, allowAssignment: false);
        var body = ExpectEndOfStatement() ? ParseBlock(parent, out _) : null;
        return new CaseStatement(SpanFrom(parent.Start), value, body);
    }

    private WhenStatement ParseWhen()
    {
        var parent = Open(Construct.When);
        ExpectKeyword("when");
        var values = new List<Expression>();
        while (IsStartOfExpression())
        {
            if (ParseExpression(parent, null, 0, ParseMode.When, allowAssignment: false) is { } value)
                values.Add(value);
            if (Kind is TokenKind.Comma or TokenKind.DoubleVerticalBar)
                Advance();
        }

        if (values.Count == 0)
            Error("When is expecting at least one value.");
        Statement? next = null;
        var body = ExpectEndOfStatement() ? ParseBlock(parent, out next) : null;
        return new WhenStatement(SpanFrom(parent.Start), values, body, next);
    }

    private ForStatement ParseFor(bool isTable)
    {
        var options = new List<NamedArgument>();
        var parent = new ParseParent(isTable ? Construct.TableRow : Construct.For, _current.Start) { Options = options };
        Advance();
        Expression? iterator = null;
        Block? body = null;
        Statement? otherwise = null;
        var variable = ExpectExpression(parent, mode: ParseMode.Basic);
        if (variable is not null)
        {
            if (variable is not VariablePath)
                Error(parent, $"Expecting a variable instead of `{variable}`");
            if (Kind == TokenKind.Identifier && TextOf(_current) is "in")
                Advance();
            else
                Error(parent, $"Expecting 'in' word instead of `{CurrentText}`");
            iterator = ExpectExpression(parent);
            if (ExpectEndOfStatement())
                body = ParseBlock(parent, out otherwise);
        }

        var span = SpanFrom(parent.Start);
        return isTable
            ? new TableRowStatement(span, variable, iterator, options, body, otherwise as ElseStatement)
            : new ForStatement(span, variable, iterator, options, body, otherwise as ElseStatement);
    }

    private WhileStatement ParseWhile()
    {
        var parent = Open(Construct.While);
        ExpectKeyword("while");
        var condition = ExpectExpression(parent, allowAssignment: false);
        var body = ExpectEndOfStatement() ? ParseBlock(parent, out _) : null;
        return new WhileStatement(SpanFrom(parent.Start), condition, body);
    }

    private CaptureStatement ParseCapture()
    {
        var parent = Open(Construct.Capture);
        ExpectKeyword("capture");
        var target = ExpectExpression(parent);
        ExpectEndOfStatement();
        var body = ParseBlock(parent, out _);
        return new CaptureStatement(SpanFrom(parent.Start), target, body);
    }

    private WithStatement ParseWith()
    {
        var parent = Open(Construct.With);
        ExpectKeyword("with");
        var target = ExpectExpression(parent);
        var body = ExpectEndOfStatement() ? ParseBlock(parent, out _) : null;
        return new WithStatement(SpanFrom(parent.Start), target, body);
    }

    private WrapStatement ParseWrap()
    {
        var parent = Open(Construct.Wrap);
        ExpectKeyword("wrap");
        var target = ExpectExpression(parent);
        var body = ExpectEndOfStatement() ? ParseBlock(parent, out _) : null;
        return new WrapStatement(SpanFrom(parent.Start), target, body);
    }

    private ImportStatement ParseImport()
    {
        var parent = Open(Construct.Import);
        ExpectKeyword("import");
        var source = ExpectExpression(parent);
        ExpectEndOfStatement();
        return new ImportStatement(SpanFrom(parent.Start), source);
    }

    private ReadOnlyStatement ParseReadOnly()
    {
        var parent = Open(Construct.ReadOnly);
        ExpectKeyword("readonly");
        var variable = ExpectVariable(parent);
        ExpectEndOfStatement();
        return new ReadOnlyStatement(SpanFrom(parent.Start), variable);
    }

    private ReturnStatement ParseReturn()
    {
        var parent = Open(Construct.Return);
        ExpectKeyword("ret");
        var value = IsStartOfExpression() ? ParseExpression(parent) : null;
        ExpectEndOfStatement();
        return new ReturnStatement(SpanFrom(parent.Start), value);
    }

    private JumpStatement ParseJump(bool isBreak)
    {
        var start = _current.Start;
        Advance();
        ExpectEndOfStatement();
        return new JumpStatement(SpanFrom(start), isBreak);
    }

    private ParseParent Open(Construct construct) => new(construct, Math.Max(0, _current.Start));
}
