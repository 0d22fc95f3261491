using DocPipe.Scriban.Parsing;
using DocPipe.Scriban.Runtime;

namespace DocPipe.Scriban.Syntax;

/// <param name="span">From the target's start to the closing bracket.</param>
/// <param name="target">What is indexed.</param>
/// <param name="index">The index.</param>
/// <param name="isArgument">Written <c>$0</c>, <c>$1</c>, …, short for <c>$[0]</c>.</param>
internal sealed class IndexerExpression(SourceSpan span, Expression target, Expression? index, bool isArgument = false) : VariablePath(span, Above(target, index))
{
    public Expression Target { get; } = target;

    public Expression? Index { get; } = index;

    public bool IsArgument { get; } = isArgument;

    public override Construct Construct => Construct.Indexer;

    public override object? GetValue(TemplateContext context)
    {
        if (!TryFind(context, out var target, out var index))
            return null;
        if (!UsesPosition(target, index))
        {
            var name = ValueText.Of(context, index) ?? string.Empty;
            if (!Members.TryGet(context, target, name, out var value) && !context.EnableRelaxedMemberAccess)
                throw new ScriptRuntimeException(Index!.Span, $"Cannot access target `{Target}` with an indexer: {Index}");
            return value;
        }

        var length = Length(context, target);
        var at = Position(context, index, length);
        return target switch
        {
            _ when at < 0 || at >= length => null,
            string text => text[at].ToString(),
            IReadOnlyList<object?> list => list[at],
            _ => null,
        };
    }

    public override void SetValue(TemplateContext context, object? value)
    {
        if (!TryFind(context, out var target, out var index))
            return;
        if (!UsesPosition(target, index))
        {
            var name = ValueText.Of(context, index) ?? string.Empty;
            if (!Members.TrySet(context, Index!.Span, target, name, value))
                throw new ScriptRuntimeException(Index.Span, $"Cannot set a value for the readonly member `{name}` in the indexer: {Target}['{name}']");
            return;
        }

        var at = Position(context, index, Length(context, target));
        if (at < 0)
            return;
        switch (target)
        {
            case ScriptArray array:
                context.CheckItems(Index!.Span, at);
                array[at] = value;
                break;
            case string:
                throw new ScriptRuntimeException(Index!.Span, "Cannot replace a character in a string");
            default:
                throw new ScriptRuntimeException(Index!.Span, $"Cannot set an element of the {Values.TypeName(target)} `{Target}`.");
        }
    }

    private static bool UsesPosition(object target, object index) =>
        !(target is ScriptObject || (target is IScriptObject && index is string)) && (target is string or IReadOnlyList<object?> || Values.IsPrimitive(target));

    private bool TryFind(TemplateContext context, out object target, out object index)
    {
        target = FunctionCaller.EvaluateTarget(context, Target)!;
        index = null!;
        if (target is null)
        {
            if (context.EnableRelaxedTargetAccess)
                return false;
            throw new ScriptRuntimeException(Target.Span, $"Object `{Target}` is null. Cannot access indexer: {this}");
        }

        index = Index?.Evaluate(context)!;
        if (index is not null)
            return true;
        if (context.EnableNullIndexer)
            return false;
        throw new ScriptRuntimeException(Index?.Span ?? Span, $"Cannot access target `{Target}` with a null indexer: {this}");
    }

    private int Length(TemplateContext context, object target) => target switch
    {
        string text => text.Length,
        IReadOnlyList<object?> list => list.Count,
        _ => throw new ScriptRuntimeException(Target.Span, $"Cannot use the {Values.TypeName(target)} primitive `{ValueText.Of(context, target)}` as a list."),
    };

    /// <summary>The position; a negative one counts from the end and may still be negative.</summary>
    private int Position(TemplateContext context, object index, int length)
    {
        var at = Values.ToInt(context, Index!.Span, index);
        if (at < 0)
            at += length;
        if (!context.EnableRelaxedIndexerAccess && (at < 0 || at >= length))
            throw new ScriptRuntimeException(Index.Span, $"The index {at} is out of bounds [0, {length}] on the `{Target}` with the indexer: {Index}");
        return at;
    }
}
