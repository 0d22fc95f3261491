using Spectre.Console;

namespace DocPipe.Cli.Terminal;

/// <summary>A table for a person at a terminal, or lines with tabs for whatever reads the output.</summary>
internal static class Rows
{
    public static void Write(string[] headings, IReadOnlyCollection<string[]> rows)
    {
        if (Console.IsOutputRedirected)
        {
            Console.Out.Write(string.Join('\t', headings) + "\n");
            foreach (var row in rows) Console.Out.Write(string.Join('\t', row) + "\n");
            return;
        }

        var table = new Table().Border(TableBorder.Simple);
        foreach (var heading in headings) table.AddColumn(new TableColumn(new Spectre.Console.Text(heading)));
        foreach (var row in rows) table.AddRow(row.Select(cell => (Spectre.Console.Rendering.IRenderable)new Spectre.Console.Text(cell)));
        AnsiConsole.Write(table);
    }
}
