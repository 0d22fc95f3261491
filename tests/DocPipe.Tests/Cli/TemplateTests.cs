namespace DocPipe.Tests.Cli;

public sealed class TemplateTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("docpipe-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Put(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public void A_template_is_rendered_with_its_data_and_what_stands_beside_it()
    {
        Put("part.sbn", "（{{ name }}）");
        var template = Put("a.sbn", "{{ for t in tasks }}{{ for.index + 1 }}.{{ t }} {{ end }}{{ include 'part.sbn' }}");

        var result = Program.Run("template", template, "--data", Put("a.json", """{"name": "城东街道", "tasks": ["清运", "巡查"]}"""));

        Assert.Equal((0, "1.清运 2.巡查 （城东街道）"), (result.Code, result.Out));
    }

    [Fact]
    public void An_error_names_its_place()
    {
        var result = Program.Run("template", Put("a.sbn", "第一行\n{{ if true }}没有结束"), "--check");

        Assert.Equal(2, result.Code);
        Assert.Contains("a.sbn(2,", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_that_is_no_object_is_refused()
    {
        var result = Program.Run("template", Put("a.sbn", "x"), "--data", Put("a.json", "[1]"));

        Assert.Equal(2, result.Code);
        Assert.Contains("DP5032", result.Error, StringComparison.Ordinal);
    }
}
