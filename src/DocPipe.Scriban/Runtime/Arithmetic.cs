using System.Numerics;
using DocPipe.Scriban.Parsing;
using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Runtime;

/// <summary>Numbers under binary operators. Integers grow from int to long to any size, and come back to the smallest that holds them.</summary>
internal static class Arithmetic
{
    /// <summary>No integer may have more bits: time and memory of a product grow with them.</summary>
    private const long MostBits = 1 << 18;

    public static object OnIntegers(TemplateContext context, SourceSpan span, BinaryOperator op, int left, int right)
    {
        switch (op)
        {
            case BinaryOperator.Add:
                return Fit((long)left + right);
            case BinaryOperator.Subtract:
                return Fit((long)left - right);
            case BinaryOperator.Multiply:
                return Fit((long)left * right);
            case BinaryOperator.Divide:
                return (double)left / right;
            case BinaryOperator.DivideRound:
                return Fit((long)left / right);
            case BinaryOperator.Modulus:
                return Fit((long)left % right);
            case BinaryOperator.CompareEqual:
                return Boxes.Of(left == right);
            case BinaryOperator.CompareNotEqual:
                return Boxes.Of(left != right);
            case BinaryOperator.CompareLess:
                return Boxes.Of(left < right);
            case BinaryOperator.CompareLessOrEqual:
                return Boxes.Of(left <= right);
            case BinaryOperator.CompareGreater:
                return Boxes.Of(left > right);
            case BinaryOperator.CompareGreaterOrEqual:
                return Boxes.Of(left >= right);
            default:
                return OnBigIntegers(context, span, op, left, right);
        }
    }

    public static object OnBigIntegers(TemplateContext context, SourceSpan span, BinaryOperator op, BigInteger left, BigInteger right)
    {
        switch (op)
        {
            case BinaryOperator.Add:
                return Fit(left + right);
            case BinaryOperator.Subtract:
                return Fit(left - right);
            case BinaryOperator.Multiply:
                CheckBits(span, left.GetBitLength() + right.GetBitLength());
                return Fit(left * right);
            case BinaryOperator.Divide:
                return (double)left / (double)right;
            case BinaryOperator.DivideRound:
                return Fit(left / right);
            case BinaryOperator.Modulus:
                return Fit(left % right);
            case BinaryOperator.ShiftLeft:
                return Fit(Shift(span, left, right));
            case BinaryOperator.ShiftRight:
                return Fit(Shift(span, left, -right));
            case BinaryOperator.RangeInclude or BinaryOperator.RangeExclude:
                return Range(context, span, left, right, op == BinaryOperator.RangeInclude);
            case >= BinaryOperator.CompareEqual and <= BinaryOperator.CompareGreaterOrEqual:
                return Compare(op, left, right);
            default:
                throw new ScriptRuntimeException(span, $"The operator `{op.Text()}` is not implemented for long<->long");
        }
    }

    public static object OnReals<T>(SourceSpan span, BinaryOperator op, T left, T right, string name)
        where T : IFloatingPoint<T>
    {
        return op switch
        {
            BinaryOperator.Add => left + right,
            BinaryOperator.Subtract => left - right,
            BinaryOperator.Multiply => left * right,
            BinaryOperator.Divide => left / right,
            BinaryOperator.DivideRound => T.Round(left / right),
            BinaryOperator.Modulus => left % right,
            BinaryOperator.ShiftLeft => left * T.CreateSaturating(Math.Pow(2, double.CreateSaturating(right))),
            BinaryOperator.ShiftRight => left / T.CreateSaturating(Math.Pow(2, double.CreateSaturating(right))),
            >= BinaryOperator.CompareEqual and <= BinaryOperator.CompareGreaterOrEqual => Compare(op, left, right),
            _ => throw new ScriptRuntimeException(span, $"The operator `{op.Text()}` is not implemented for {name}<->{name}"),
        };
    }

    public static object Fit(long number) => number is >= int.MinValue and <= int.MaxValue ? Boxes.Of((int)number) : number;

    public static object Fit(BigInteger number) => number >= long.MinValue && number <= long.MaxValue ? Fit((long)number) : number;

    private static object Compare<T>(BinaryOperator op, T left, T right)
        where T : INumber<T> => Boxes.Of(op switch
        {
            BinaryOperator.CompareEqual => left == right,
            BinaryOperator.CompareNotEqual => left != right,
            BinaryOperator.CompareLess => left < right,
            BinaryOperator.CompareLessOrEqual => left <= right,
            BinaryOperator.CompareGreater => left > right,
            _ => left >= right,
        });

    private static ScriptRange Range(TemplateContext context, SourceSpan span, BigInteger from, BigInteger to, bool isInclusive)
    {
        var range = ScriptRange.Between(from, to, isInclusive);
        if (range is null || (context.LoopLimit > 0 && range.Count > context.LoopLimit))
            throw new ScriptRuntimeException(span, $"Range expression exceeds LoopLimit `{context.LoopLimit}`.");
        return range;
    }

    private static BigInteger Shift(SourceSpan span, BigInteger number, BigInteger by)
    {
        if (BigInteger.Abs(by) > MostBits)
            throw new ScriptRuntimeException(span, $"Shift amount `{by}` exceeds maximum supported magnitude `{MostBits}`.");
        CheckBits(span, number.GetBitLength() + (long)by);
        return number << (int)by;
    }

    private static void CheckBits(SourceSpan span, long bits)
    {
        if (bits > MostBits)
            throw new ScriptRuntimeException(span, $"An integer of {bits} bits exceeds the maximum of `{MostBits}`.");
    }
}
