using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Parsing;

internal sealed partial class Parser
{
    /// <summary>One expression being parsed: the left side so far, and the call it may be an argument of.</summary>
    private ref struct ExpressionState(Parser parser, ParseParent parent, Expression? outerCall, int precedence, ParseMode mode, bool allowAssignment)
    {
        private readonly Parser _p = parser;
        private readonly ParseParent _parent = parent;
        private readonly Expression? _outerCall = outerCall;
        private readonly int _precedence = precedence;
        private readonly bool _isWhen = mode == ParseMode.When;
        private readonly ParseMode _mode = mode == ParseMode.When ? ParseMode.Default : mode;
        private readonly bool _allowAssignment = allowAssignment;
        private CallBuilder? _call;
        private Expression _left = null!;
        private int _operands;

        public Expression? Parse()
        {
            while (true)
            {
                _operands++;
                if (_p.ParsePrimary() is not { } operand)
                {
                    _p.Error(_call is null
                        ? $"Unexpected token `{_p.CurrentText}` while parsing expression"
                        : $"Unexpected token `{_p.CurrentText}` while parsing function call `{_call.Build(_p)}`");
                    return null;
                }

                _left = operand;
                if (operand is Variable { Name: Variable.BlockDelegate })
                    return CheckBlockDelegate(operand);

                var next = operand is AnonymousFunction ? Next.Done : Next.Again;
                while (next == Next.Again)
                    next = Continue();
                if (next == Next.Operand)
                    continue;
                if (next == Next.Returned || _call is null)
                    return _left;
                _call.Arguments.Add(_left);
                return _call.Build(_p);
            }
        }

        private readonly Expression CheckBlockDelegate(Expression operand)
        {
            if (_operands != 1 || _p._expressionLevel > 1)
                _p.Error("Cannot use block delegate $$ in a nested expression");
            if (_parent.Construct != Construct.ExpressionStatement)
                _p.Error(_parent, "Cannot use block delegate $$ outside an expression statement");
            return operand;
        }

        private Next Continue()
        {
            if (IsInterpolationEnd(_p.Kind))
                return Next.Done;
            if (_p.Kind is TokenKind.Dot or TokenKind.QuestionDot)
                return TakeMember();
            if (_p.Kind is TokenKind.DoublePlus or TokenKind.DoubleMinus)
                TakeIncrement();
            if (_p.Kind == TokenKind.OpenBracket && _left is VariablePath or Literal or FunctionCall && !_p.IsAfterWhitespace())
                return TakeIndex();
            if (_mode == ParseMode.Basic)
                return Next.Done;
            if (_mode != ParseMode.NoNamedArgument && _p.Kind == TokenKind.Colon)
                return TakeNamedArgument();
            if (_p.Kind == TokenKind.Equal && IsDeclaration(_left))
            {
                _left = _p.ParseInlineFunction((FunctionCall)_left, _allowAssignment);
                return Next.Done;
            }

            if (IsAssignment(_p.Kind, out var assignment))
                return TakeAssignment(assignment);
            if (BinaryOf(_p.Kind) is { } op)
                return TakeBinary(op);
            if (_p.Kind == TokenKind.Question)
                return TakeConditional();
            if (_p.IsStartOfExpression())
                return TakeArgument();
            if (_precedence > 0)
                return Next.Done;

            // Behind a pipe even a bare name is a call.
            if (_parent.Construct == Construct.Pipe && _call is null && _left is VariablePath)
                _left = new FunctionCall(_left.Span, _left, [], isExplicit: false);
            return IsPipe() ? TakePipe() : Next.Done;
        }

        private readonly bool IsPipe() => _p.Kind is TokenKind.VerticalBar or TokenKind.PipeGreater;

        private Next TakeMember()
        {
            var next = _p.PeekToken();
            if (next.Kind != TokenKind.Identifier)
            {
                _p.Error(_p.SpanOf(next), $"Invalid token `{next.Kind}`. The dot operator is expected to be followed by a plain identifier");
                return Next.Returned;
            }

            var isOptional = _p.Kind == TokenKind.QuestionDot || _left is MemberExpression { IsOptional: true };
            _p.Advance();
            if (_p.TextOf(_p._current) is "empty" or "blank" && _p.PeekToken().Kind == TokenKind.Question)
            {
                var name = _p.CurrentText;
                _p.Advance();
                _p.Advance();
                _left = _p.Limited(new IsEmptyExpression(_p.SpanFrom(_left.Span.Start), _left, name, isOptional));
                return Next.Again;
            }

            if (_p.TextOf(_p._current) is "null" or "true" or "false" or "this" or "do")
            {
                _p.Error($"Unexpected literal member `{_p.CurrentText}`");
                return Next.Returned;
            }

            var member = new Variable(_p.SpanOf(_p._current), string.Intern(_p.TextOf(_p._current).ToString()), isLocal: false);
            _p.Advance();
            _left = _p.Limited(new MemberExpression(_p.SpanFrom(_left.Span.Start), _left, member, isOptional));
            return Next.Again;
        }

        private void TakeIncrement()
        {
            if (_left is not VariablePath)
                _p.Error("The operand of an increment or decrement operator must be a variable, property or indexer");
            var op = _p.Kind == TokenKind.DoublePlus ? UnaryOperator.Increment : UnaryOperator.Decrement;
            _p.Advance();
            _left = _p.Limited(new IncrementExpression(_p.SpanFrom(_left.Span.Start), op, _left, isPost: true));
        }

        private Next TakeIndex()
        {
            var start = _left.Span.Start;
            _p.Advance();
            var parent = new ParseParent(Construct.Indexer, start);
            var index = _p.ExpectExpression(parent, _call?.Target, 0, $"Expecting <index_expression> instead of `{_p.CurrentText}`", _mode);
            if (_p.Kind == TokenKind.CloseBracket)
                _p.Advance();
            else
                _p.Error($"Unexpected `{_p.CurrentText}`. Expecting ']'");
            _left = _p.Limited(new IndexerExpression(_p.SpanFrom(start), _left, index));
            return Next.Again;
        }

        private Next TakeNamedArgument()
        {
            if (_left is not Variable name)
            {
                _p.Error(_left.Span, "Expecting a simple global or local variable before `:` in order to create a named argument");
                return Next.Done;
            }

            _p.Advance();
            var value = _p.ExpectExpression(_parent);
            _left = _p.Limited(new NamedArgument(_p.SpanFrom(name.Span.Start), name, value));
            return Next.Done;
        }

        private Next TakeAssignment(BinaryOperator? op)
        {
            var parent = new ParseParent(Construct.Assign, _left.Span.Start);
            if (_left is not VariablePath || _call is not null || _p._expressionLevel > 1 || !_allowAssignment)
                _p.Error(parent, "Expression is only allowed for a top level assignment");
            var operatorSpan = _p.SpanOf(_p._current);
            _p.Advance();
            var value = _p.ExpectExpression(parent, _outerCall);
            _left = _p.Limited(new AssignExpression(_p.SpanFrom(parent.Start), _left, op, operatorSpan, value));
            return Next.Done;
        }

        private Next TakeBinary(BinaryOperator op)
        {
            if ((_isWhen && op == BinaryOperator.Or) || op.Precedence() <= _precedence)
                return Next.Done;
            var parent = new ParseParent(Construct.Binary, _left.Span.Start);
            var operatorSpan = _p.SpanOf(_p._current);
            _p.Advance();
            var message = $"Expecting an <expression> to the right of the operator instead of `{_p.CurrentText}`";
            var right = _p.ExpectExpression(parent, _call?.Target ?? _outerCall, op.Precedence(), message, _mode);
            _left = _p.Limited(new BinaryExpression(_p.SpanFrom(parent.Start), _left, op, operatorSpan, right));
            return Next.Again;
        }

        private Next TakeConditional()
        {
            if (_precedence > 0)
                return Next.Done;
            CloseCall();
            var parent = new ParseParent(Construct.Conditional, _left.Span.Start);
            _p.Advance();
            var then = _p.ExpectExpression(parent, mode: ParseMode.NoNamedArgument);
            _p.Expect(TokenKind.Colon, ":");
            var otherwise = _p.ExpectExpression(parent, mode: ParseMode.NoNamedArgument);
            _left = _p.Limited(new ConditionalExpression(_p.SpanFrom(parent.Start), _left, then, otherwise));
            return Next.Done;
        }

        private Next TakePipe()
        {
            CloseCall();
            var parent = new ParseParent(Construct.Pipe, _left.Span.Start);
            var sign = _p.CurrentText;
            _p._newLinesAllowed++;
            _p.Advance();
            _p._newLinesAllowed--;
            var to = _p.ExpectExpression(parent);
            _left = _p.Limited(new PipeCall(_p.SpanFrom(parent.Start), _left, to, sign));
            return Next.Returned;
        }

        private void CloseCall()
        {
            if (_call is null)
                return;
            _call.Arguments.Add(_left);
            _left = _call.Build(_p);
            _call = null;
        }

        /// <summary>Another operand follows: the left side is a function, or an argument of one already begun.</summary>
        private Next TakeArgument()
        {
            if (_outerCall is not null)
                return Next.Done;
            if (_p.Kind == TokenKind.Identifier && (_parent.Options is not null || _p.PeekToken().Kind == TokenKind.Colon))
                return TakeNamedArguments();

            if (_p.Kind == TokenKind.OpenParen && !_p.IsAfterWhitespace())
                return TakeExplicitCall();
            if (_call is null)
                _call = new CallBuilder(_left);
            else
                _call.Arguments.Add(_left);
            return Next.Operand;
        }

        private Next TakeNamedArguments()
        {
            var options = _parent.Options;
            if (options is null)
            {
                if (_call is null)
                    _call = new CallBuilder(_left);
                else
                    _call.Arguments.Add(_left);
            }

            while (_p.Kind == TokenKind.Identifier && (options is not null || _p.PeekToken().Kind == TokenKind.Colon))
            {
                var argument = ParseNamedArgument();
                if (argument is null)
                    break;
                if (options is not null)
                    options.Add(argument);
                else
                    _call!.Arguments.Add(argument);
                if (argument.Value is AnonymousFunction)
                    break;
            }

            if (options is null && _p.IsStartOfExpression())
                return Next.Operand;
            if (_call is not null)
            {
                if (options is not null)
                    _call.Arguments.Add(_left);
                _left = _call.Build(_p);
                _call = null;
            }

            return IsPipe() ? Next.Again : Next.Returned;
        }

        private readonly NamedArgument? ParseNamedArgument()
        {
            var parsed = _p.ParseVariable();
            if (parsed is not Variable name)
            {
                _p.Error(parsed.Span, "Invalid identifier passed as a named argument. Expecting a simple variable name");
                return null;
            }

            Expression? value = null;
            if (_p.Kind == TokenKind.Colon)
            {
                _p.Advance();
                value = _p.ExpectExpression(_parent, mode: ParseMode.Basic);
            }

            return _p.Limited(new NamedArgument(_p.SpanFrom(name.Span.Start), name, value));
        }

        private Next TakeExplicitCall()
        {
            var call = new CallBuilder(_left);
            var parent = new ParseParent(Construct.Call, _left.Span.Start);
            var parser = _p;
            _p.ParseParenthesized(() =>
            {
                if (parser.ParseExpression(parent) is { } argument)
                    call.Arguments.Add(argument);
                return true;
            });
            _left = call.Build(_p, isExplicit: true);
            return Next.Again;
        }
    }
}
