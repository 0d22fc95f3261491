using System.Globalization;
using DocPipe.Scriban.Parsing;
using DocPipe.Scriban.Runtime;

namespace DocPipe.Scriban.Syntax;

/// <summary>What the loops share: entering and leaving, the limit, and what <c>break</c> and <c>continue</c> leave behind.</summary>
internal abstract class LoopStatement(SourceSpan span) : Statement(span)
{
    public override object? Evaluate(TemplateContext context)
    {
        context.EnterLoop();
        try
        {
            return Run(context);
        }
        finally
        {
            context.ExitLoop();
            if (context.Flow != Flow.Return)
                context.Flow = Flow.None;
        }
    }

    protected abstract object? Run(TemplateContext context);

    /// <summary>Clears what <c>break</c> or <c>continue</c> has set; false where the loop is over.</summary>
    protected static bool GoesOn(TemplateContext context)
    {
        if (context.Flow == Flow.Return)
            return false;
        var goesOn = context.Flow != Flow.Break;
        context.Flow = Flow.None;
        return goesOn;
    }
}

internal class ForStatement(SourceSpan span, Expression? variable, Expression? iterator, IReadOnlyList<NamedArgument> options, Block? body, ElseStatement? otherwise)
    : LoopStatement(span)
{
    public Expression? Variable { get; } = variable;

    public Expression? Iterator { get; } = iterator;

    public IReadOnlyList<NamedArgument> Options { get; } = options;

    public Block? Body { get; } = body;

    public ElseStatement? Otherwise { get; } = otherwise;

    public virtual string Keyword => "for";

    protected override object? Run(TemplateContext context)
    {
        var value = Iterator?.Evaluate(context);
        var list = Sequences.AsList(value);
        if (list is null)
            return value is null ? null : throw new ScriptRuntimeException(Iterator!.Span, $"Unexpected type `{Values.ClrName(value)}` for iterator");

        var columns = 1;
        var view = View(context, list, ref columns);
        Before(context);
        var state = new LoopState(view) { IsTable = this is TableRowStatement };
        context.Scopes.SetLoopState(Keyword, state);
        object? result = null;
        var index = 0;
        for (; index < view.Count; index++)
        {
            context.StepLoop(Span);
            state.MoveTo(index);
            SetVariable(context, state.Value);
            result = RunItem(context, state, columns);
            if (!GoesOn(context))
                break;
        }

        After(context);
        return index == 0 && view.Count == 0 && Otherwise is not null ? Otherwise.Evaluate(context) : result;
    }

    protected virtual void Before(TemplateContext context)
    {
    }

    protected virtual void After(TemplateContext context)
    {
    }

    protected virtual object? RunItem(TemplateContext context, LoopState state, int columns) => Body?.Evaluate(context);

    private void SetVariable(TemplateContext context, object? value)
    {
        if (Variable is Variable variable)
            context.Scopes.SetLoopVariable(variable, value);
        else
            (Variable as VariablePath)?.SetValue(context, value);
    }

    private ListView View(TemplateContext context, IReadOnlyList<object?> list, ref int columns)
    {
        var offset = 0;
        var limit = 0;
        var isReversed = false;
        foreach (var option in Options)
        {
            switch (option.Name.Name)
            {
                case "offset":
                    offset = Number(context, option);
                    break;
                case "limit":
                    limit = Number(context, option);
                    break;
                case "reversed":
                    isReversed = true;
                    break;
                case "cols" when this is TableRowStatement:
                    columns = Math.Max(1, Number(context, option));
                    break;
                default:
                    throw new ScriptRuntimeException(option.Span, $"Unsupported argument `{option.Name.Name}` for statement: `{SyntaxPrinter.Print(this)}`");
            }
        }

        return new ListView(list, offset, limit, isReversed);
    }

    private static int Number(TemplateContext context, NamedArgument option) =>
        Values.ToInt(context, option.Value?.Span ?? option.Span, option.Evaluate(context));
}

/// <summary>A loop that writes the rows and cells of an HTML table.</summary>
internal sealed class TableRowStatement(SourceSpan span, Expression? variable, Expression? iterator, IReadOnlyList<NamedArgument> options, Block? body, ElseStatement? otherwise)
    : ForStatement(span, variable, iterator, options, body, otherwise)
{
    public override string Keyword => "tablerow";

    protected override void Before(TemplateContext context) => Write(context, "<tr class=\"row1\">");

    protected override void After(TemplateContext context) => Write(context, "</tr>\n");

    protected override object? RunItem(TemplateContext context, LoopState state, int columns)
    {
        var column = state.Index % columns;
        state.Column = column;
        state.IsLastColumn = (state.Index + 1) % columns == 0;
        if (column == 0 && state.Index > 0)
            Write(context, string.Create(CultureInfo.InvariantCulture, $"</tr>\n<tr class=\"row{(state.Index / columns) + 1}\">"));
        Write(context, string.Create(CultureInfo.InvariantCulture, $"<td class=\"col{column + 1}\">"));
        var result = Body?.Evaluate(context);
        Write(context, "</td>");
        return result;
    }

    private void Write(TemplateContext context, string text) => context.Output.Write(Span, text);
}

internal sealed class WhileStatement(SourceSpan span, Expression? condition, Block? body) : LoopStatement(span)
{
    public Expression? Condition { get; } = condition;

    public Block? Body { get; } = body;

    protected override object? Run(TemplateContext context)
    {
        var state = new LoopState(null);
        context.Scopes.SetLoopState("while", state);
        object? result = null;
        for (var index = 0; ; index++)
        {
            context.StepLoop(Span);
            if (!Values.ToBool(Condition?.Evaluate(context)))
                break;
            state.MoveTo(index);
            result = Body?.Evaluate(context);
            if (!GoesOn(context))
                break;
        }

        return result;
    }
}
