using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DocPipe.Cli.Terminal;
using DocPipe.Contract;
using DocPipe.Storage;

namespace DocPipe.Cli.Commands;

/// <summary>docpipe find: in which document of all ever submitted something stands.</summary>
internal static class FindCommand
{
    public static Command Create()
    {
        var words = new Argument<string[]>("words") { HelpName = "关键词", Description = "要找的词；几个词就是都要有", Arity = ArgumentArity.OneOrMore };
        var store = StoreOption.Create();
        var limit = new Option<int>("--limit") { HelpName = "数", Description = "最多列出几份（默认20）", DefaultValueFactory = static _ => 20 };
        limit.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--limit 应当是 1 以上的整数");
        });
        var json = new Option<bool>("--json") { Description = "写成一个 JSON 对象" };
        var command = new Command("find", "在存下的全部材料里找词，最近的在前") { words, store, limit, json };
        command.SetAction(result => Run(result.GetValue(words)!, result.GetValue(store)!, result.GetValue(limit), result.GetValue(json)));
        return command;
    }

    private static int Run(string[] words, string address, int limit, bool json)
    {
        using var store = Store.OpenExisting(address, TimeProvider.System);
        var query = string.Join(' ', words);
        var answer = store.Search.Find(query, limit);
        if (json) WriteJson(query, answer);
        else if (answer.Total == 0) Console.Out.Write($"没有找到“{query}”。\n");
        else WriteText(answer);
        return ExitCode.Clean;
    }

    private static void WriteText(SearchAnswer answer)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"找到{answer.Total}份材料{(answer.Total > answer.Hits.Length ? $"，列出最近的{answer.Hits.Length}份" : "")}：\n");
        foreach (var hit in answer.Hits)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{hit.Document.Unit ?? "（单位看不出）"}  {hit.Document.Period ?? "（时期未写）"}  {Place(hit)}\n    ");
            var at = 0;
            foreach (var mark in hit.Marks)
            {
                text.Append(hit.Snippet, at, mark.Start - at).Append('【').Append(hit.Snippet, mark.Start, mark.Length).Append('】');
                at = mark.End;
            }

            text.Append(hit.Snippet, at, hit.Snippet.Length - at).Append('\n');
        }

        Console.Out.Write(text.ToString());
    }

    private static string Place(SearchHit hit) =>
        hit.Document.Ordinal == 1 ? hit.Document.Path : string.Create(CultureInfo.InvariantCulture, $"{hit.Document.Path} 第{hit.Document.Ordinal}份");

    private static void WriteJson(string query, SearchAnswer answer)
    {
        using var output = Console.OpenStandardOutput();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("query", query);
            json.WriteNumber("total", answer.Total);
            json.WriteStartArray("hits");
            foreach (var hit in answer.Hits) Write(json, hit);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, SearchHit hit)
    {
        json.WriteStartObject();
        json.WriteString("path", hit.Document.Path);
        json.WriteNumber("document", hit.Document.Ordinal);
        json.WriteNumber("fileId", hit.Document.FileId);
        json.WriteString("documentType", ContractNames.Of(hit.Document.Type));
        json.WriteString("title", hit.Document.Title);
        json.WriteString("unit", hit.Document.Unit);
        json.WriteString("period", hit.Document.Period);
        json.WriteString("snippet", hit.Snippet);
        json.WriteStartArray("marks");
        foreach (var mark in hit.Marks)
        {
            json.WriteStartObject();
            json.WriteNumber("start", mark.Start);
            json.WriteNumber("end", mark.End);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
