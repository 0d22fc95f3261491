using System.Text;
using DocPipe.Scriban.Parsing;
using DocPipe.Scriban.Runtime;

namespace DocPipe.Scriban.Syntax;

/// <param name="span">Where the literal stands.</param>
/// <param name="value">Its value.</param>
/// <param name="text">Its token as written.</param>
internal sealed class Literal(SourceSpan span, object? value, string text) : Expression(span, 1)
{
    public object? Value { get; } = value;

    public string Text { get; } = text;

    public override Construct Construct => Construct.Literal;

    public override object? Evaluate(TemplateContext context) => Value;
}

/// <summary>A string with expressions in it: literals for its text, the expressions between them.</summary>
internal sealed class InterpolatedString(SourceSpan span, IReadOnlyList<Expression> parts) : Expression(span, Above(parts))
{
    public IReadOnlyList<Expression> Parts { get; } = parts;

    public override Construct Construct => Construct.InterpolatedString;

    public override object? Evaluate(TemplateContext context)
    {
        var text = new StringBuilder();
        foreach (var part in Parts)
        {
            text.Append(ValueText.Of(context, part.Evaluate(context)));
            context.CheckLength(part.Span, text.Length);
        }

        return text.ToString();
    }
}

/// <summary>One expression in an interpolated string. Its braces are in the texts around it.</summary>
internal sealed class Interpolation(SourceSpan span, Expression? inner) : Expression(span, Above(inner))
{
    public Expression? Inner { get; } = inner;

    public override Construct Construct => Construct.Interpolation;

    public override object? Evaluate(TemplateContext context) => Inner?.Evaluate(context);
}

internal sealed class ArrayInitializer(SourceSpan span, IReadOnlyList<Expression> items) : Expression(span, Above(items))
{
    public IReadOnlyList<Expression> Items { get; } = items;

    public override Construct Construct => Construct.ArrayInitializer;

    public override object? Evaluate(TemplateContext context)
    {
        var array = new ScriptArray(Items.Count);
        foreach (var item in Items)
            array.Add(item.Evaluate(context));
        return array;
    }
}

internal sealed record ObjectMember(string Name, string NameText, Expression Value);

internal sealed class ObjectInitializer(SourceSpan span, IReadOnlyList<ObjectMember> members)
    : Expression(span, Above([.. members.Select(member => member.Value)]))
{
    public IReadOnlyList<ObjectMember> Members { get; } = members;

    public override Construct Construct => Construct.ObjectInitializer;

    /// <summary>Members see the members before them, as the object is the innermost one while it is made.</summary>
    public override object? Evaluate(TemplateContext context)
    {
        var made = new ScriptObject(Members.Count);
        context.Scopes.PushGlobalOnly(made);
        try
        {
            foreach (var member in Members)
                made[member.Name] = member.Value.Evaluate(context);
        }
        finally
        {
            context.Scopes.PopGlobalOnly();
        }

        return made;
    }
}
