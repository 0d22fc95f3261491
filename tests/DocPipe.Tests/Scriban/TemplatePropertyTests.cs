using System.Collections;
using System.Reflection;
using System.Text;
using DocPipe.Scriban;
using DocPipe.Scriban.Parsing;
using DocPipe.Scriban.Syntax;
using FsCheck;
using FsCheck.Fluent;

namespace DocPipe.Tests.Scriban;

/// <summary>What holds for any text: it parses or has errors, ends in its limits, and its tree printed parses to the same tree.</summary>
public sealed class TemplatePropertyTests
{
    private static readonly Config Configuration = Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(20260301UL, 7UL);

    /// <summary>Pieces that stand for something in templates, so that random texts of them often mean something.</summary>
    private static readonly string[] Pieces =
    [
        "{{", "}}", "{{-", "-}}", "{{~", "~}}", "{%{", "}%}", "{%%{", "}%%}", " ", "\n", "\r\n", ";", "文", "a", "x", "$x", "$", "$$", "$0", "1", "2.5", "0x1F", "1e2",
        "\"s\"", "'t'", "`v`", "$\"i{", "}\"", "\"", "'", "\\", "{", "}", "[", "]", "(", ")", ",", ":", ".", "?.", "?", "??", "..", "..<", "...", "|", "|>", "||", "&&",
        "+", "-", "*", "/", "//", "%", "<<", ">>", "==", "!=", "<", ">", "=", "+=", "++", "--", "!", "@", "^", "#", "##",
        "if", "else", "end", "for", "in", "while", "case", "when", "func", "do", "ret", "break", "continue", "capture", "with", "wrap", "import", "readonly", "tablerow",
        "null", "true", "this", "empty", "string.upcase", "array.sort", "math.round", "date.now", "include", "object.eval", "products", "offset:", "reversed", "f(x)", "size",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Elements(Pieces).ArrayOf().Select(string.Concat),
        Gen.Elements(Pieces).ArrayOf().Select(pieces => "{{ " + string.Join(' ', pieces) + " }}"),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? string.Empty));

    [Fact]
    public void Any_text_parses_or_has_errors_and_ends_within_its_limits() => Check(text =>
    {
        var template = Template.Parse(text, "text");
        Assert.All(template.Messages, message => Assert.NotEmpty(message.Describe()));
        var context = TemplateRun.Context();
        context.StepLimit = 20_000;
        context.OutputLimit = 100_000;
        TemplateRun.Of(template, context);
    });

    [Fact]
    public void A_tree_printed_parses_to_the_same_tree() => Check(text => AssertSameTree(Template.Parse(text, "text")));

    [Theory, MemberData(nameof(CaseTests.Cases), MemberType = typeof(CaseTests))]
    public void A_case_prints_and_changed_by_chance_still_ends(string name, string template, string expected)
    {
        AssertSameTree(Template.Parse(template, "text"));
        var random = new Random(name.Length + template.Length + expected.Length);
        for (var i = 0; i < 5; i++)
        {
            var changed = new StringBuilder(template);
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var at = random.Next(changed.Length);
                if (random.Next(2) == 0)
                    changed.Remove(at, Math.Min(changed.Length - at, random.Next(1, 4)));
                else
                    changed.Insert(at, Pieces[random.Next(Pieces.Length)]);
                if (changed.Length == 0)
                    changed.Append('x');
            }

            var context = TemplateRun.Context();
            context.StepLimit = 20_000;
            var parsed = Template.Parse(changed.ToString(), "text");
            Assert.NotNull(TemplateRun.Of(parsed, context));
            AssertSameTree(parsed);
        }
    }

    private static void AssertSameTree(Template template)
    {
        if (template.HasErrors)
            return;
        var printed = Template.Parse(template.ToText(), "text");
        Assert.True(!printed.HasErrors, $"{template.ToText()}\n{string.Join('\n', printed.Messages)}");
        Assert.Equal(Dump(template.Page!), Dump(printed.Page!));
    }

    private static void Check(Action<string> holds) =>
        Prop.ForAll(Texts.ToArbitrary(), holds).Check(Configuration);

    /// <summary>A tree as text, without places.</summary>
    private static string Dump(object? value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append('-');
                break;
            case string or bool or Enum or ValueType and not ReadOnlyMemory<char>:
                text.Append(value);
                break;
            case ReadOnlyMemory<char> raw:
                text.Append(raw);
                break;
            case IEnumerable items:
                text.Append('[');
                foreach (var item in items)
                    Append(text.Append(' '), item);
                text.Append(']');
                break;
            default:
                text.Append('(').Append(value.GetType().Name);
                foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
                {
                    if (property.PropertyType != typeof(SourceSpan) && property.PropertyType != typeof(Construct) && property.Name is not ("Depth" or "EqualityContract"))
                        Append(text.Append(' '), property.GetValue(value));
                }

                text.Append(')');
                break;
        }
    }
}
