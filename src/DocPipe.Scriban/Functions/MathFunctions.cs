using System.Globalization;
using System.Numerics;
using DocPipe.Scriban.Runtime;
using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Functions;

/// <summary>The functions of <c>math</c>.</summary>
internal static class MathFunctions
{
    public static IEnumerable<NativeFunction> All =>
    [
        new("abs(value: object)", Abs),
        new("ceil(value: double)", call => Math.Ceiling(call.Number(0))),
        new("floor(value: double)", call => Math.Floor(call.Number(0))),
        new("round(value: double, precision: int = 0)", call => Math.Round(call.Number(0), call.Whole(1))),
        new("divided_by(value: double, divisor: object)", DividedBy),
        new("minus(value: object, with: object)", call => Operate(call, BinaryOperator.Subtract)),
        new("modulo(value: object, with: object)", call => Operate(call, BinaryOperator.Modulus)),
        new("plus(value: object, with: object)", call => Operate(call, BinaryOperator.Add)),
        new("times(value: object, with: object)", call => Operate(call, BinaryOperator.Multiply)),
        new("format(value: object, format: string, culture: string = null)", Format),
        new("is_number(value: object)", call => Boxes.Of(Values.IsNumber(call[0]))),
        new("uuid()", Uuid),
        new("random(minValue: int, maxValue: int)", Random),
    ];

    private static object? Abs(NativeCall call) => call[0] switch
    {
        null => null,
        int number => Arithmetic.Fit(Math.Abs((long)number)),
        long number => Arithmetic.Fit(BigInteger.Abs(number)),
        double number => Math.Abs(number),
        float number => Math.Abs(number),
        decimal number => Math.Abs(number),
        BigInteger number => BigInteger.Abs(number),
        bool flag => flag,
        var other => throw new ScriptRuntimeException(call.Span, $"The value `{ValueText.Of(call.Context, other)}` is not a number"),
    };

    /// <summary>With a whole divisor the result is whole too, rounded down.</summary>
    private static object? DividedBy(NativeCall call)
    {
        var result = Operate(call, BinaryOperator.Divide);
        return call[1] is int && result is double or float ? (int)Math.Floor(Values.ToDouble(call.Span, result)) : result;
    }

    private static object? Operate(NativeCall call, BinaryOperator op) =>
        BinaryOperation.Evaluate(call.Context, call.Span, op, call.Span, call[0], call.Span, call[1]);

    private static string Format(NativeCall call)
    {
        if (call[0] is null)
            return string.Empty;
        if (!Values.IsNumber(call[0]))
            throw new ScriptRuntimeException(call.Span, $"Unexpected `{ValueText.Of(call.Context, call[0])}`. Must be a formattable number");
        return Formats.Format(call, (IFormattable)call[0]!, call.Text(1), call.Text(2));
    }

    private static string Uuid(NativeCall call)
    {
        Span<byte> bytes = stackalloc byte[16];
        Source(call.Context).NextBytes(bytes);

        // The marks of a random UUID, version 4.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D", CultureInfo.InvariantCulture);
    }

    private static object Random(NativeCall call)
    {
        if (call.Whole(0) > call.Whole(1))
            throw new ScriptRuntimeException(call.Span, "minValue must be greater than maxValue");
        return Boxes.Of(Source(call.Context).Next(call.Whole(0), call.Whole(1)));
    }

    private static Random Source(TemplateContext context) => context.Store.Random ??= new Random(context.RandomSeed);
}
