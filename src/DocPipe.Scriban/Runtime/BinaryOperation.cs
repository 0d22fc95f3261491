using System.Numerics;
using DocPipe.Scriban.Parsing;
using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Runtime;

/// <summary>Binary operators on values: which rules hold is decided by what the two sides are, strings first.</summary>
internal static class BinaryOperation
{
    public static object? Evaluate(TemplateContext context, SourceSpan span, BinaryOperator op, SourceSpan leftSpan, object? left, SourceSpan rightSpan, object? right)
    {
        switch (op)
        {
            case BinaryOperator.EmptyCoalescing:
                return left ?? right;
            case BinaryOperator.NotEmptyCoalescing:
                return left is not null ? right : left;
            default:
                break;
        }

        try
        {
            if (left is string || right is string)
                return OnStrings(context, span, op, leftSpan, left, rightSpan, right);
            if (left is null || right is null)
                return OnNulls(op, left, right);
            if (left is EmptyScriptObject || right is EmptyScriptObject)
                return OnEmpty(span, op, left, right);
            if (left is IReadOnlyList<object?> || right is IReadOnlyList<object?>)
                return ArrayOperation.Evaluate(context, span, op, leftSpan, left, rightSpan, right);
            return OnOthers(context, span, op, left, right);
        }
        catch (Exception e) when (e is ArithmeticException or ArgumentException or ScriptValueException)
        {
            throw new ScriptRuntimeException(span, e.Message, e);
        }
    }

    private static object OnStrings(TemplateContext context, SourceSpan span, BinaryOperator op, SourceSpan leftSpan, object? left, SourceSpan rightSpan, object? right)
    {
        if (op == BinaryOperator.Multiply)
            return right is string ? Repeat(context, span, leftSpan, right, left) : Repeat(context, span, rightSpan, left, right);

        var leftText = ValueText.Of(context, left);
        var rightText = ValueText.Of(context, right);
        switch (op)
        {
            case BinaryOperator.Add:
                context.CheckLength(span, (leftText?.Length ?? 0) + (long)(rightText?.Length ?? 0));
                return leftText + rightText;
            case BinaryOperator.CompareEqual:
                return Boxes.Of(leftText == rightText);
            case BinaryOperator.CompareNotEqual:
                return Boxes.Of(leftText != rightText);
            case >= BinaryOperator.CompareLess and <= BinaryOperator.CompareGreaterOrEqual:
                return Ordered(op, string.CompareOrdinal(leftText, rightText));
            default:
                throw new ScriptRuntimeException(span, $"Operator `{op.Text()}` is not supported on string objects");
        }
    }

    private static string Repeat(TemplateContext context, SourceSpan span, SourceSpan countSpan, object? text, object? count)
    {
        int times;
        try
        {
            times = Values.ToInt(context, span, count);
        }
        catch (ScriptRuntimeException)
        {
            throw new ScriptRuntimeException(
                countSpan,
                "Expecting an integer. The operator `*` is not supported for the expression. Only working on string x int or int x string");
        }

        var unit = (string)text!;
        if (times <= 0 || unit.Length == 0)
            return string.Empty;
        if (context.LimitToString > 0 && (long)unit.Length * times > context.LimitToString)
            throw new ScriptRuntimeException(countSpan, $"String multiplication exceeds LimitToString `{context.LimitToString}`.");
        return string.Create(unit.Length * times, unit, static (result, unit) =>
        {
            for (var at = 0; at < result.Length; at += unit.Length)
                unit.CopyTo(result[at..]);
        });
    }

    private static object? OnNulls(BinaryOperator op, object? left, object? right) => op switch
    {
        BinaryOperator.CompareEqual => Boxes.Of(left is null && right is null),
        BinaryOperator.CompareNotEqual => Boxes.Of(left is not null || right is not null),
        >= BinaryOperator.CompareLess and <= BinaryOperator.CompareGreaterOrEqual => Boxes.False,
        _ => null,
    };

    private static object? OnEmpty(SourceSpan span, BinaryOperator op, object left, object right)
    {
        var areBoth = left is EmptyScriptObject && right is EmptyScriptObject;
        var isEmpty = areBoth ? Boxes.True : Values.IsEmpty(left is EmptyScriptObject ? right : left);
        return op switch
        {
            BinaryOperator.CompareEqual => isEmpty,
            BinaryOperator.CompareNotEqual => Boxes.Of(isEmpty is not true),
            BinaryOperator.CompareLess or BinaryOperator.CompareGreater => Boxes.False,
            BinaryOperator.CompareLessOrEqual or BinaryOperator.CompareGreaterOrEqual => isEmpty,
            BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight when !areBoth => throw new ScriptRuntimeException(
                span,
                $"Operator `{op.Text()}` is not implemented for `{(left is EmptyScriptObject ? "empty" : left)}` / `{(right is EmptyScriptObject ? "empty" : right)}`"),
            _ => EmptyScriptObject.Default,
        };
    }

    private static object? OnOthers(TemplateContext context, SourceSpan span, BinaryOperator op, object left, object right)
    {
        if (left is int leftInt && right is int rightInt)
            return Arithmetic.OnIntegers(context, span, op, leftInt, rightInt);

        // The wider kind decides; the order of the tests is the order of the kinds.
        if (left is decimal || right is decimal)
            return Arithmetic.OnReals(span, op, ToDecimal(span, left), ToDecimal(span, right), "decimal");
        if (left is double || right is double)
            return Arithmetic.OnReals(span, op, Values.ToDouble(span, left), Values.ToDouble(span, right), "double");
        if (left is float || right is float)
            return Arithmetic.OnReals(span, op, (float)Values.ToDouble(span, left), (float)Values.ToDouble(span, right), "float");
        if (left is BigInteger or long or int || right is BigInteger or long or int)
            return Arithmetic.OnBigIntegers(context, span, op, ToBigInteger(span, left), ToBigInteger(span, right));
        if (left is bool || right is bool)
            return OnBooleans(span, op, Values.ToBool(left), Values.ToBool(right));

        switch (left, right)
        {
            case (DateTime a, DateTime b) when op == BinaryOperator.Subtract:
                return a - b;
            case (DateTime a, DateTime b) when IsComparison(op):
                return Ordered(op, a.CompareTo(b));
            case (DateTime, DateTime):
                throw new ScriptRuntimeException(span, $"The operator `{op}` is not supported for DateTime");
            case (DateTime a, TimeSpan b) when op is BinaryOperator.Add or BinaryOperator.Subtract:
                return op == BinaryOperator.Add ? a + b : a - b;
            case (TimeSpan a, DateTime b) when op == BinaryOperator.Add:
                return b + a;
            case (TimeSpan a, TimeSpan b) when op is BinaryOperator.Add or BinaryOperator.Subtract:
                return op == BinaryOperator.Add ? a + b : a - b;
            case (TimeSpan a, TimeSpan b) when IsComparison(op):
                return Ordered(op, a.CompareTo(b));
            case var _ when op == BinaryOperator.CompareEqual:
                return Boxes.Of(left.Equals(right));
            case var _ when op == BinaryOperator.CompareNotEqual:
                return Boxes.Of(!left.Equals(right));
            default:
                throw new ScriptRuntimeException(
                    span,
                    $"Unsupported types `{ValueText.Of(context, left)}/{Values.TypeName(left)}` {op.Text()} `{ValueText.Of(context, right)}/{Values.TypeName(right)}` for binary operation");
        }
    }

    private static object OnBooleans(SourceSpan span, BinaryOperator op, bool left, bool right) => op switch
    {
        BinaryOperator.CompareEqual => Boxes.Of(left == right),
        BinaryOperator.CompareNotEqual => Boxes.Of(left != right),
        _ => throw new ScriptRuntimeException(span, $"The operator `{op.Text()}` is not valid for bool<->bool"),
    };

    private static bool IsComparison(BinaryOperator op) => op is >= BinaryOperator.CompareEqual and <= BinaryOperator.CompareGreaterOrEqual;

    private static object Ordered(BinaryOperator op, int comparison) => Boxes.Of(op switch
    {
        BinaryOperator.CompareEqual => comparison == 0,
        BinaryOperator.CompareNotEqual => comparison != 0,
        BinaryOperator.CompareLess => comparison < 0,
        BinaryOperator.CompareLessOrEqual => comparison <= 0,
        BinaryOperator.CompareGreater => comparison > 0,
        _ => comparison >= 0,
    });

    private static decimal ToDecimal(SourceSpan span, object value) => value switch
    {
        decimal number => number,
        int number => number,
        long number => number,
        BigInteger number => (decimal)number,
        bool flag => flag ? 1 : 0,
        double or float => (decimal)Values.ToDouble(span, value),
        _ => throw new ScriptRuntimeException(span, $"Unable to convert type `{Values.TypeName(value)}` to `decimal`"),
    };

    private static BigInteger ToBigInteger(SourceSpan span, object value) => value switch
    {
        BigInteger number => number,
        int number => number,
        long number => number,
        bool flag => flag ? 1 : 0,
        _ => throw new ScriptRuntimeException(span, $"Unable to convert type `{Values.TypeName(value)}` to `int`"),
    };
}
