
namespace DocPipe.Tests.Render;

/// <summary>What templates/README.md teaches is true: each example gives the result printed below it.</summary>
public sealed class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Office.Templates, "README.md")).ReplaceLineEndings("\n");

    public static TheoryData<string, string> Examples
    {
        get
        {
            var data = new TheoryData<string, string>();
            var blocks = Blocks().ToList();
            for (var i = 0; i < blocks.Count; i++)
                if (blocks[i].Kind == "scriban") data.Add(blocks[i].Body, blocks[i + 1].Kind == "text" ? blocks[i + 1].Body : "（没有结果）");
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_example_gives_what_is_printed_below_it(string template, string result) =>
        Assert.Equal(result.Trim(), string.Join('\n', Office.Markdown(template).Trim().Split('\n').Select(l => l.TrimEnd())));

    [Fact]
    public void The_front_matter_shown_is_read() =>
        Assert.Equal(4, Office.With(Blocks().Single(b => b.Body.StartsWith("---", StringComparison.Ordinal)).Body + "{{ if unit.submitted }}甲{{ end }}").Compose("试", SampleDigest.Rich).Count);

    [Fact]
    public void The_office_shown_is_read()
    {
        var office = Blocks().Single(b => b.Body.StartsWith("office:", StringComparison.Ordinal)).Body;
        var made = Office.With("{{ office.name }}{{ office.number }}{{ office.copies | cn.join 9 }}", style: _ => office).Compose("试", SampleDigest.Rich);
        Assert.Equal("云溪区文明办第47期区委办公室、区政府办公室\n", made[0].Markdown());
    }

    [Fact]
    public void Every_template_and_function_is_named()
    {
        foreach (var template in Office.Renderer.List()) Assert.Contains($"`{template.Name}.md.sbn`", Text, StringComparison.Ordinal);
        foreach (var function in "date day period due left number count percent change join excerpt clause task label file path where except group pick others sum sort_days".Split(' '))
            Assert.Contains("cn." + function, Text, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Kind, string Body)> Blocks()
    {
        string? fence = null, kind = null;
        var body = new List<string>();
        foreach (var line in Text.Split('\n'))
        {
            if (fence is null && line.StartsWith("```", StringComparison.Ordinal))
            {
                fence = new string('`', line.TakeWhile(c => c == '`').Count());
                kind = line[fence.Length..];
                body.Clear();
            }
            else if (line == fence)
            {
                yield return (kind!, string.Join('\n', body) + "\n");
                fence = null;
            }
            else
            {
                body.Add(line);
            }
        }
    }
}
