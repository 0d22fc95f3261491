using System.Numerics;
using DocPipe.Scriban.Parsing;
using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Runtime;

internal static class UnaryOperation
{
    public static object? Evaluate(TemplateContext context, SourceSpan span, UnaryOperator op, object? value) => op switch
    {
        UnaryOperator.Not => Boxes.Of(!Values.ToBool(value)),
        UnaryOperator.ParametersExpand => value,
        UnaryOperator.Negate => value switch
        {
            int number => Arithmetic.Fit(-(long)number),
            double number => -number,
            float number => -number,
            long number => Arithmetic.Fit(-(BigInteger)number),
            decimal number => -number,
            BigInteger number => Arithmetic.Fit(-number),
            _ => throw NotNumeric(context, span, op, value),
        },
        UnaryOperator.Plus => Values.IsNumber(value) ? value : throw NotNumeric(context, span, op, value),
        _ => throw new ScriptRuntimeException(span, $"Operator `{op.Text()}` is not supported"),
    };

    private static ScriptRuntimeException NotNumeric(TemplateContext context, SourceSpan span, UnaryOperator op, object? value) => value is null
        ? new ScriptRuntimeException(span, $"Operator `{op.Text()}` is not supported")
        : new ScriptRuntimeException(
            span,
            $"Unexpected value `{ValueText.Of(context, value)} / Type: {Values.TypeName(value)}`. Cannot negate(-)/positive(+) a non-numeric value");
}
