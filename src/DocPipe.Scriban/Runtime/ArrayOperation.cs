using System.Globalization;
using DocPipe.Scriban.Parsing;
using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Runtime;

/// <summary>Binary operators with an array or a range on a side: joined, repeated, cut, added to, compared element by element.</summary>
internal static class ArrayOperation
{
    public static object? Evaluate(TemplateContext context, SourceSpan span, BinaryOperator op, SourceSpan leftSpan, object left, SourceSpan rightSpan, object right)
    {
        var leftList = left is string ? null : Sequences.AsList(left);
        var rightList = right is string ? null : Sequences.AsList(right);
        switch (op)
        {
            case BinaryOperator.Add:
                Expect(leftList, rightList);
                context.CheckItems(span, (long)leftList!.Count + rightList!.Count);
                return new ScriptRange([.. leftList, .. rightList]);
            case >= BinaryOperator.CompareEqual and <= BinaryOperator.CompareGreaterOrEqual:
                Expect(leftList, rightList);
                return Boxes.Of(Compare(context, span, op, leftList!, rightList!));
            case BinaryOperator.Multiply when leftList is null || rightList is null:
                return leftList is null
                    ? Repeat(context, rightList!, Times(leftSpan, left))
                    : Repeat(context, leftList, Times(rightSpan, right));
            case BinaryOperator.Multiply:
                throw Unsupported(span, "Expecting only one array for the left or right argument.");
            case BinaryOperator.Divide or BinaryOperator.DivideRound or BinaryOperator.Modulus:
                return Cut(leftList ?? throw Unsupported(leftSpan, "Expecting an array for the left argument."));
            case BinaryOperator.ShiftLeft:
                if (leftList is null)
                    throw Unsupported(leftSpan, "Expecting an array for the left argument.");
                return Like(left, [.. leftList, right]);
            case BinaryOperator.ShiftRight:
                if (rightList is null)
                    throw Unsupported(rightSpan, "Expecting an array for the right argument.");
                return Like(right, [left, .. rightList]);
            default:
                throw Unsupported(span, string.Empty);
        }

        void Expect(IReadOnlyList<object?>? first, IReadOnlyList<object?>? second)
        {
            if (second is null)
                throw Unsupported(rightSpan, "Expecting an array for the right argument.");
            if (first is null)
                throw Unsupported(leftSpan, "Expecting an array for the left argument.");
        }

        int Times(SourceSpan timesSpan, object value)
        {
            var times = Values.ToInt(context, span, value);
            return times >= 0
                ? times
                : throw Unsupported(timesSpan, string.Create(CultureInfo.InvariantCulture, $"Integer {times} cannot be negative when multiplying"));
        }

        object Repeat(TemplateContext limits, IReadOnlyList<object?> list, int times)
        {
            limits.CheckItems(span, (long)list.Count * times);
            var repeated = new List<object?>(list.Count * times);
            for (var i = 0; i < times; i++)
                repeated.AddRange(list);
            return Like(leftList is null ? right : left, repeated);
        }

        object Cut(IReadOnlyList<object?> list)
        {
            var by = Times(rightSpan, right);
            if (by == 0)
                throw new ScriptRuntimeException(rightSpan, "Cannot divide by 0");
            return op == BinaryOperator.Modulus
                ? Like(left, [.. list.Where((_, index) => index % by == 0)])
                : Like(left, [.. list.Take(list.Count / by)]);
        }

        ScriptRuntimeException Unsupported(SourceSpan errorSpan, string reason) => new(
            errorSpan,
            $"The operator `{op.Text()}` is not supported between {Values.TypeName(left)} and {Values.TypeName(right)}.{(reason.Length > 0 ? " " : string.Empty)}{reason}");
    }

    private static object Like(object model, List<object?> items) => model is ScriptRange ? new ScriptRange(items) : new ScriptArray(items);

    /// <summary>Lengths first; of equal length, every pair of elements has to hold.</summary>
    private static bool Compare(TemplateContext context, SourceSpan span, BinaryOperator op, IReadOnlyList<object?> left, IReadOnlyList<object?> right)
    {
        var lengths = left.Count.CompareTo(right.Count);
        if (lengths != 0)
        {
            return op switch
            {
                BinaryOperator.CompareEqual => false,
                BinaryOperator.CompareNotEqual => true,
                BinaryOperator.CompareLess or BinaryOperator.CompareLessOrEqual => lengths < 0,
                _ => lengths > 0,
            };
        }

        if (left.Count == 0)
            return op is BinaryOperator.CompareEqual or BinaryOperator.CompareLessOrEqual or BinaryOperator.CompareGreaterOrEqual;

        context.EnterRecursive(span, "==");
        try
        {
            for (var i = 0; i < left.Count; i++)
            {
                context.Step(span);
                if (BinaryOperation.Evaluate(context, span, op, span, left[i], span, right[i]) is not true)
                    return false;
            }
        }
        finally
        {
            context.ExitRecursive();
        }

        return true;
    }
}
