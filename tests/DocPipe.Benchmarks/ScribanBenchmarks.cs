using BenchmarkDotNet.Attributes;
using DocPipe.Scriban;
using DocPipe.Scriban.Runtime;

namespace DocPipe.Benchmarks;

/// <summary>A briefing of 5,000 lines from a digest: once parsed, it is to be rendered in 50 ms.</summary>
[MemoryDiagnoser]
public class ScribanBenchmarks
{
    private const string Text = """
        # {{ title }}

        {{~ for unit in units ~}}
        ## {{ for.index + 1 }}. {{ unit.name }}（{{ unit.tasks.size }}项）
        {{~ for task in unit.tasks ~}}
        - {{ task.title }}，{{ task.lead ?? "未定" }}负责，{{ if task.due }}{{ task.due | date.to_string "%Y年%m月%d日" }}前完成{{ else }}长期{{ end }}{{ if task.percent >= 100 }}（已完成）{{ else if task.percent > 0 }}（{{ task.percent }}%）{{ end }}
        {{~ end ~}}
        {{~ end ~}}
        共{{ units | array.size }}个单位。

        """;

    private readonly Template _template = Template.Parse(Text, "briefing");
    private ScriptObject _model = new();

    [GlobalSetup]
    public void Setup()
    {
        var units = new ScriptArray();
        for (var unit = 0; unit < 100; unit++)
        {
            var tasks = new ScriptArray();
            for (var task = 0; task < 49; task++)
            {
                tasks.Add(new ScriptObject
                {
                    { "title", $"整治第{task + 1}片区环境卫生" },
                    { "lead", task % 5 == 0 ? null : "城管局" },
                    { "due", task % 3 == 0 ? null : new DateTime(2026, 1 + (task % 12), 1 + (task % 28)) },
                    { "percent", task * 3 },
                });
            }

            units.Add(new ScriptObject { { "name", $"第{unit + 1}街道" }, { "tasks", tasks } });
        }

        _model = new ScriptObject { { "title", "文明城市创建工作简报" }, { "units", units } };
    }

    [Benchmark]
    public Template Parse() => Template.Parse(Text, _template.SourceFilePath);

    [Benchmark]
    public int Render5000Lines()
    {
        using var writer = new StringWriter();
        var context = new TemplateContext { LoopLimit = 0 };
        context.PushGlobal(_model);
        _template.Render(context, writer);
        return writer.GetStringBuilder().Length;
    }
}
