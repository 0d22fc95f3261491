using DocPipe.Model;
using DocPipe.Review;

namespace DocPipe.Tests.Review;

public sealed class ChecklistTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("checklists").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Checklist Read(string yaml)
    {
        File.WriteAllText(Path.Combine(folder, "周报.yaml"), yaml);
        return Checklist.ReadAll(folder).Values.Single();
    }

    [Fact]
    public void A_checklist_says_what_is_owed_by_whom_and_when()
    {
        var checklist = Read("""
            type: weekly
            at_least: 60
            say:
              too_short: 只有{count}个字。
            owes:
              - role: problems
                label: 存在问题
                weight: 2
                advice: 请补充。
                specific: true
                only_for: [街道, 社区]
                only_if: [tasks, work_done]
            """);

        var owed = Assert.Single(checklist.Owes);
        Assert.Equal((DocumentType.Weekly, 60, 2.0, true), (checklist.Type, checklist.AtLeast, owed.Weight, owed.Specific));
        Assert.Equal(["街道", "社区"], owed.OnlyFor.ToArray());
        Assert.Equal([new Having(HavingKind.Tasks, default), new Having(HavingKind.Section, Role.WorkDone)], owed.OnlyIf.ToArray());
        Assert.Equal("只有{count}个字。", checklist.Say["too_short"]);
    }

    [Theory]
    [InlineData("type: weekly\nowes:\n  - role: trouble\n", "DP9111", "第3行", "trouble")]
    [InlineData("type: minutes\n", "DP9111", "第1行", "minutes")]
    [InlineData("type: weekly\nowed: []\n", "DP9111", "第2行", "owed")]
    [InlineData("type: weekly\nowes:\n  - role: problems\n    wieght: 2\n", "DP9111", "第4行", "wieght")]
    [InlineData("type: weekly\nowes:\n  - role: problems\n    only_if: [photos]\n", "DP9111", "第4行", "photos")]
    [InlineData("type: weekly\nsay:\n  too_long: 太长\n", "DP9111", "第3行", "too_long")]
    [InlineData("type: weekly\nowes:\n  - role: problems\n    weight: much\n", "DP9113", "第4行", "数")]
    [InlineData("type: weekly\nowes: problems\n", "DP9113", "第2行", "列表")]
    [InlineData("owes: []\n", "DP9111", "周报.yaml", "type")]
    [InlineData("type: [weekly\n", "DP9110", "周报.yaml", "行")]
    public void What_is_not_understood_is_named_with_file_line_and_code(string yaml, string code, string place, string word)
    {
        var error = Assert.Throws<DataFileException>(() => Read(yaml));

        Assert.Equal(code, error.Code);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(word, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_has_one_checklist()
    {
        File.WriteAllText(Path.Combine(folder, "另一份.yaml"), "type: weekly\n");

        Assert.Equal("DP9112", Assert.Throws<DataFileException>(() => Read("type: weekly\n")).Code);
    }
}
