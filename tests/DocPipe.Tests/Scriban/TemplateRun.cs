using DocPipe.Scriban;
using DocPipe.Scriban.Runtime;
using DocPipe.Scriban.Syntax;

namespace DocPipe.Tests.Scriban;

/// <summary>Runs templates as the tests do: with a small model, the clock stopped, errors as text instead of output.</summary>
internal static class TemplateRun
{
    /// <summary>What the template writes, or its errors, one a line.</summary>
    public static string Of(string template) => Of(Template.Parse(template, "text"), Context());

    public static string Of(Template template, TemplateContext context)
    {
        if (template.HasErrors)
            return string.Join('\n', template.Messages);
        try
        {
            return template.Render(context);
        }
        catch (ScriptRuntimeException e)
        {
            return e.Message;
        }
    }

    public static TemplateContext Context()
    {
        var context = new TemplateContext { TimeProvider = new StoppedClock(), RandomSeed = 7 };
        context.PushGlobal(Model());
        return context;
    }

    private static ScriptObject Model()
    {
        var products = new ScriptArray();
        foreach (var (title, type) in new[]
        {
            ("Orange", "fruit"), ("Banana", "fruit"), ("Apple", "fruit"), ("Computer", "electronics"),
            ("Mobile Phone", "electronics"), ("Table", "furniture"), ("Sofa", "furniture"),
        })
            products.Add(new ScriptObject { { "title", title }, { "type", type } });
        return new ScriptObject
        {
            { "page", new ScriptObject { { "title", "This is a title" } } },
            { "user", new ScriptObject { { "name", "John" } } },
            { "product", new ScriptObject { { "title", "Orange" }, { "type", "fruit" } } },
            { "products", products },
        };
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(8), "test", "test");

        public override DateTimeOffset GetUtcNow() => new(2026, 3, 2, 1, 2, 3, TimeSpan.Zero);
    }
}
