using DocPipe.Scriban.Parsing;
using DocPipe.Scriban.Runtime;

namespace DocPipe.Scriban.Syntax;

internal sealed class BinaryExpression(SourceSpan span, Expression left, BinaryOperator op, SourceSpan operatorSpan, Expression? right)
    : Expression(span, Above(left, right))
{
    public Expression Left { get; } = left;

    public BinaryOperator Operator { get; } = op;

    public SourceSpan OperatorSpan { get; } = operatorSpan;

    public Expression? Right { get; } = right;

    public override Construct Construct => Construct.Binary;

    public override object? Evaluate(TemplateContext context)
    {
        var left = Left.Evaluate(context);
        return Operator switch
        {
            BinaryOperator.And => Boxes.Of(Values.ToBool(left) && Values.ToBool(Right?.Evaluate(context))),
            BinaryOperator.Or => Boxes.Of(Values.ToBool(left) || Values.ToBool(Right?.Evaluate(context))),
            _ => BinaryOperation.Evaluate(context, OperatorSpan, Operator, Left.Span, left, Right?.Span ?? Span, Right?.Evaluate(context)),
        };
    }
}

internal sealed class UnaryExpression(SourceSpan span, UnaryOperator op, Expression? right) : Expression(span, Above(right))
{
    public UnaryOperator Operator { get; } = op;

    public Expression? Right { get; } = right;

    public override Construct Construct => Construct.Unary;

    public override object? Evaluate(TemplateContext context) => Operator == UnaryOperator.FunctionAlias
        ? Right?.EvaluateAlias(context)
        : UnaryOperation.Evaluate(context, Right?.Span ?? Span, Operator, Right?.Evaluate(context));
}

internal sealed class IncrementExpression(SourceSpan span, UnaryOperator op, Expression? operand, bool isPost) : Expression(span, Above(operand))
{
    public UnaryOperator Operator { get; } = op;

    public Expression? Operand { get; } = operand;

    public bool IsPost { get; } = isPost;

    public override Construct Construct => Construct.Increment;

    public override object? Evaluate(TemplateContext context)
    {
        var path = Operand as VariablePath ?? throw new ScriptRuntimeException(Span, "Unsupported target expression for assignment.");
        var before = UnaryOperation.Evaluate(context, path.Span, UnaryOperator.Plus, path.Evaluate(context));
        var step = Boxes.Of(Operator == UnaryOperator.Increment ? 1 : -1);
        var after = BinaryOperation.Evaluate(context, path.Span, BinaryOperator.Add, path.Span, before, path.Span, step);
        path.SetValue(context, after);
        return IsPost ? before : after;
    }
}

internal sealed class ConditionalExpression(SourceSpan span, Expression condition, Expression? then, Expression? otherwise)
    : Expression(span, 1 + Math.Max(condition.Depth, Math.Max(then?.Depth ?? 0, otherwise?.Depth ?? 0)))
{
    public Expression Condition { get; } = condition;

    public Expression? Then { get; } = then;

    public Expression? Otherwise { get; } = otherwise;

    public override Construct Construct => Construct.Conditional;

    public override object? Evaluate(TemplateContext context) =>
        (Values.ToBool(Condition.Evaluate(context)) ? Then : Otherwise)?.Evaluate(context);
}

/// <summary>An assignment, plain (<see cref="Operator"/> is null) or with an operation: <c>+=</c> and the like.</summary>
internal sealed class AssignExpression(SourceSpan span, Expression target, BinaryOperator? op, SourceSpan operatorSpan, Expression? value)
    : Expression(span, Above(target, value))
{
    public Expression Target { get; } = target;

    public BinaryOperator? Operator { get; } = op;

    public SourceSpan OperatorSpan { get; } = operatorSpan;

    public Expression? Value { get; } = value;

    public override Construct Construct => Construct.Assign;

    public override object? Evaluate(TemplateContext context)
    {
        if (Target is not VariablePath path)
            throw new ScriptRuntimeException(Target.Span, "Unsupported target expression for assignment.");
        if (Operator is not { } op)
        {
            path.SetValue(context, Value?.Evaluate(context));
            return null;
        }

        var left = path.Evaluate(context);
        var right = Value?.Evaluate(context);
        path.SetValue(context, BinaryOperation.Evaluate(context, OperatorSpan, op, path.Span, left, Value?.Span ?? Span, right));
        return null;
    }
}
