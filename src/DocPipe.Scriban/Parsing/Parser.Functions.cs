using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Parsing;

/// <summary>Functions: <c>func</c>, <c>do</c>, and <c>f(x) = …</c>.</summary>
internal sealed partial class Parser
{
    private FunctionStatement ParseFunction(bool isAnonymous)
    {
        var parent = Open(Construct.Function);
        var outerLevel = _expressionLevel;
        _expressionLevel = 0;
        Variable? name = null;
        ExpectKeyword(isAnonymous ? "do" : "func");
        if (!isAnonymous)
            name = ExpectVariable(parent);
        var parameters = Kind == TokenKind.OpenParen ? ParseParameters(parent) : null;
        ExpectEndOfStatement();
        var body = ParseBlock(parent, out _, endsStatement: !isAnonymous);
        _expressionLevel = outerLevel;
        return new FunctionStatement(SpanFrom(parent.Start), name, parameters, body);
    }

    private List<FunctionParameter> ParseParameters(ParseParent function)
    {
        var parameters = new List<FunctionParameter>();
        var hasRest = false;
        var hasOptional = false;
        ParseParenthesized(() =>
        {
            if (ExpectVariable(function) is not { } variable)
                return false;
            if (variable.IsLocal)
                Error(variable.Span, "Expecting only a simple name parameter for a function");
            parameters.Add(ParseParameter(variable, ref hasRest, ref hasOptional));
            return true;
        });
        return parameters;
    }

    /// <summary>Parses <c>(</c>, items between commas, and <c>)</c>. Where an item is missing or no good, the rest is left to whoever comes next.</summary>
    private void ParseParenthesized(Func<bool> parseItem)
    {
        Advance();
        var isFirst = true;
        while (Kind != TokenKind.CloseParen)
        {
            if (!isFirst)
            {
                if (Kind == TokenKind.Comma)
                    Advance();
                else
                    Error("Expecting a comma to separate arguments in a function call.");
            }

            isFirst = false;
            var isItem = IsStartOfExpression();
            if (!isItem)
                Error("Expecting an expression for argument function calls instead of this token.");
            if (!isItem || !parseItem())
            {
                Error("Expecting a closing parenthesis for a function call.");
                return;
            }
        }

        Advance();
    }

    private FunctionParameter ParseParameter(Variable variable, ref bool hasRest, ref bool hasOptional)
    {
        if (Kind == TokenKind.Equal)
        {
            if (hasRest)
                Error(variable.Span, "Cannot declare an optional parameter after a variable parameter (`...`).");
            hasOptional = true;
            Advance();
            var written = ExpectExpression(new ParseParent(Construct.Parameter, variable.Span.Start));
            if (written is not Literal)
                Error(variable.Span, "Expecting only a literal for an optional parameter value.");
            return new FunctionParameter(variable.Name, ParameterKind.Optional, written as Literal);
        }

        if (Kind == TokenKind.TripleDot)
        {
            if (hasRest)
                Error(variable.Span, "Cannot declare multiple variable parameters.");
            hasRest = true;
            hasOptional = true;
            Advance();
            return new FunctionParameter(variable.Name, ParameterKind.Rest, null);
        }

        if (hasOptional)
            Error(variable.Span, "Cannot declare a normal parameter after an optional parameter.");
        return new FunctionParameter(variable.Name, ParameterKind.Required, null);
    }

    /// <summary>A call of names by names, <c>f(x, y)</c>, with <c>=</c> behind it declares a function.</summary>
    private static bool IsDeclaration(Expression? expression) =>
        expression is FunctionCall { IsExplicit: true, Target: Variable { IsLocal: false } } call && call.Arguments.All(argument => argument is Variable { IsLocal: false });

    private InlineFunction ParseInlineFunction(FunctionCall call, bool allowAssignment)
    {
        if (_expressionLevel > 1 || !allowAssignment)
            Error(new ParseParent(Construct.Call, call.Span.Start), "Creating a function is only allowed for a top level assignment");
        Advance();
        var body = ParseExpressionStatement();
        var parameters = call.Arguments.Select(argument => new FunctionParameter(((Variable)argument).Name, ParameterKind.Required, null)).ToList();
        var span = SpanFrom(call.Span.Start);
        return new InlineFunction(span, new FunctionStatement(span, (Variable)call.Target, parameters, body));
    }

    private Variable? ExpectVariable(ParseParent parent)
    {
        if (Kind is not (TokenKind.Identifier or TokenKind.IdentifierSpecial))
        {
            Error(parent, $"Expecting a variable instead of `{CurrentText}`");
            return null;
        }

        var parsed = ParseVariable();
        if (parsed is Variable variable)
            return variable;
        Error(parent, $"Unexpected variable `{parsed}`");
        return null;
    }

    /// <summary>A function's declaration on its way from the expression parser, where it is found, to the statement it is.</summary>
    private sealed class InlineFunction(SourceSpan span, FunctionStatement function) : Expression(span, 1)
    {
        public FunctionStatement Function { get; } = function;

        public override Construct Construct => Construct.Function;

        public override object? Evaluate(TemplateContext context) => Function.Evaluate(context);
    }
}
