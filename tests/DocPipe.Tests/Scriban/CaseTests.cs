using DocPipe.Scriban;

namespace DocPipe.Tests.Scriban;

/// <summary>The project's own cases: what a template writes, in files a person can check against Scriban's documentation.</summary>
public sealed class CaseTests
{
    public static TheoryData<string, string, string> Cases()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (name, template, expected) in CaseFile.All)
            data.Add(name, template, expected);
        return data;
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_template_writes_what_the_case_says(string name, string template, string expected)
    {
        Assert.NotEmpty(name);
        Assert.Equal(expected, TemplateRun.Of(template).TrimEnd());
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_template_printed_from_its_tree_does_the_same(string name, string template, string expected)
    {
        Assert.NotEmpty(name);
        var parsed = Template.Parse(template, "text");
        var printed = Template.Parse(parsed.ToText(), "text");
        if (parsed.HasErrors)
            Assert.Empty(parsed.ToText());
        else if (!expected.Contains(" : error : ", StringComparison.Ordinal))
            Assert.Equal(expected, TemplateRun.Of(printed, TemplateRun.Context()).TrimEnd());
        else
            Assert.Equal(parsed.ToText(), printed.ToText());
    }

    [Fact]
    public void There_are_hundreds_of_cases() => Assert.True(CaseFile.All.Count >= 300, $"only {CaseFile.All.Count}");
}
