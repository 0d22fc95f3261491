namespace DocPipe.Tests.Specs;

/// <summary>Runs every table of corpus/specs. A new kind is a file there and a line in <see cref="Subjects"/>.</summary>
public sealed class SpecTests
{
    /// <summary>How the things of a kind are read out of a row's text, and printed as the table writes them, in reading order.</summary>
    private static readonly Dictionary<string, Func<SpecRow, IEnumerable<string>>> Subjects = new(StringComparer.Ordinal)
    {
        ["again"] = BatchSpecs.Again,
        ["copies"] = BatchSpecs.Copies,
        ["conflicts"] = ReviewSpecs.Conflicts,
        ["dates"] = ValueSpecs.Dates,
        ["figures"] = ValueSpecs.Figures,
        ["findings"] = ReviewSpecs.Findings,
        ["headings"] = StructureSpecs.Headings,
        ["phases"] = StructureSpecs.Phases,
        ["placeholders"] = ValueSpecs.Placeholders,
        ["problems"] = ProblemSpecs.Problems,
        ["progress"] = BatchSpecs.Progress,
        ["references"] = ValueSpecs.References,
        ["tasks"] = StructureSpecs.Tasks,
        ["totals"] = BatchSpecs.Totals,
        ["units"] = StructureSpecs.Units,
    };

    private static readonly Dictionary<(string Kind, int Line), SpecRow> AllRows =
        Directory.EnumerateFiles(SharedData.Corpus("specs"), "*.md").SelectMany(SpecRow.Read).ToDictionary(r => (r.Kind, r.Line));

    public static TheoryData<string, int, string> Rows()
    {
        var data = new TheoryData<string, int, string>();
        foreach (var row in AllRows.Values.OrderBy(r => r.Kind, StringComparer.Ordinal).ThenBy(r => r.Line))
            data.Add(row.Kind, row.Line, row.Cells[SpecRow.Input]);
        return data;
    }

    [Theory, MemberData(nameof(Rows))]
    public void Every_row_of_the_specs_holds(string kind, int line, string input)
    {
        var row = AllRows[(kind, line)];
        Assert.Equal(input, row.Cells[SpecRow.Input]);
        Assert.Equal(row.Expected, Subjects[kind](row));
    }

    [Fact]
    public void Every_kind_that_is_read_has_a_table() =>
        Assert.Equal(Subjects.Keys.Order(StringComparer.Ordinal), AllRows.Keys.Select(k => k.Kind).Distinct().Order(StringComparer.Ordinal));
}
