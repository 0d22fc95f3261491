using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Parsing;

/// <summary>Expressions: operators by precedence, calls without parentheses, pipes.</summary>
internal sealed partial class Parser
{
    private enum Next
    {
        /// <summary>The left side has grown: look at what follows it again.</summary>
        Again,

        /// <summary>The left side has become an argument (or a function): parse another operand.</summary>
        Operand,

        /// <summary>The expression ends here.</summary>
        Done,

        /// <summary>The expression ends here, with nothing more to be done to the left side.</summary>
        Returned,
    }

    private bool IsStartOfExpression() => UnaryOf(Kind) is not null || Kind is
        TokenKind.DoublePlus or TokenKind.DoubleMinus or
        TokenKind.Identifier or TokenKind.IdentifierSpecial or
        TokenKind.Integer or TokenKind.HexaInteger or TokenKind.BinaryInteger or TokenKind.Float or
        TokenKind.String or TokenKind.VerbatimString or
        TokenKind.InterpolatedString or TokenKind.BeginInterpolatedString or TokenKind.ContinuationInterpolatedString or TokenKind.EndingInterpolatedString or
        TokenKind.OpenParen or TokenKind.OpenBrace or TokenKind.OpenBracket;

    private Expression? ExpectExpression(
        ParseParent parent,
        Expression? outerCall = null,
        int precedence = 0,
        string? message = null,
        ParseMode mode = ParseMode.Default,
        bool allowAssignment = true)
    {
        if (IsStartOfExpression())
            return ParseExpression(parent, outerCall, precedence, mode, allowAssignment);
        Error(parent, SpanOf(_current), message ?? $"Expecting <expression> instead of `{CurrentText}`");
        return null;
    }

    private Expression? ParseExpression(
        ParseParent parent,
        Expression? outerCall = null,
        int precedence = 0,
        ParseMode mode = ParseMode.Default,
        bool allowAssignment = true)
    {
        var state = new ExpressionState(this, parent, outerCall, precedence, mode, allowAssignment);
        var depthBefore = _depth;
        _expressionLevel++;
        Enter();
        var parsed = state.Parse();
        _depth = depthBefore;
        _expressionLevel--;
        return parsed;
    }

    private static bool IsInterpolationEnd(TokenKind kind) =>
        kind is TokenKind.EndingInterpolatedString or TokenKind.CloseInterpolatedBrace or TokenKind.ContinuationInterpolatedString or TokenKind.OpenInterpolatedBrace;

    private static BinaryOperator? BinaryOf(TokenKind kind) => kind switch
    {
        TokenKind.Asterisk => BinaryOperator.Multiply,
        TokenKind.Divide => BinaryOperator.Divide,
        TokenKind.DoubleDivide => BinaryOperator.DivideRound,
        TokenKind.Plus => BinaryOperator.Add,
        TokenKind.Minus => BinaryOperator.Subtract,
        TokenKind.Percent => BinaryOperator.Modulus,
        TokenKind.DoubleLessThan => BinaryOperator.ShiftLeft,
        TokenKind.DoubleGreaterThan => BinaryOperator.ShiftRight,
        TokenKind.DoubleQuestion => BinaryOperator.EmptyCoalescing,
        TokenKind.QuestionExclamation => BinaryOperator.NotEmptyCoalescing,
        TokenKind.DoubleAmp => BinaryOperator.And,
        TokenKind.DoubleVerticalBar => BinaryOperator.Or,
        TokenKind.DoubleEqual => BinaryOperator.CompareEqual,
        TokenKind.ExclamationEqual => BinaryOperator.CompareNotEqual,
        TokenKind.Greater => BinaryOperator.CompareGreater,
        TokenKind.GreaterEqual => BinaryOperator.CompareGreaterOrEqual,
        TokenKind.Less => BinaryOperator.CompareLess,
        TokenKind.LessEqual => BinaryOperator.CompareLessOrEqual,
        TokenKind.DoubleDot => BinaryOperator.RangeInclude,
        TokenKind.DoubleDotLess => BinaryOperator.RangeExclude,
        _ => null,
    };

    private static bool IsAssignment(TokenKind kind, out BinaryOperator? op)
    {
        op = kind switch
        {
            TokenKind.PlusEqual => BinaryOperator.Add,
            TokenKind.MinusEqual => BinaryOperator.Subtract,
            TokenKind.AsteriskEqual => BinaryOperator.Multiply,
            TokenKind.DivideEqual => BinaryOperator.Divide,
            TokenKind.DoubleDivideEqual => BinaryOperator.DivideRound,
            TokenKind.PercentEqual => BinaryOperator.Modulus,
            _ => null,
        };
        return op is not null || kind == TokenKind.Equal;
    }

    /// <summary>A call being read: its function, then argument after argument.</summary>
    private sealed class CallBuilder(Expression target)
    {
        public Expression Target { get; } = target;

        public List<Expression> Arguments { get; } = [];

        public FunctionCall Build(Parser parser, bool isExplicit = false) =>
            parser.Limited(new FunctionCall(parser.SpanFrom(Target.Span.Start), Target, Arguments, isExplicit));
    }
}
