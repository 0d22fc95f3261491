using System.Globalization;
using DocPipe.Model;
using DocPipe.Render.Markup;
using DocPipe.Render.Templates;
using DocPipe.Render.Wording;
using DocPipe.Render.Xlsx;
using DocPipe.Scriban;
using DocPipe.Scriban.Runtime;
using DocPipe.Scriban.Syntax;

namespace DocPipe.Render;

/// <summary>
/// Makes briefings of a digest by the templates of a folder. Stateless but for the folder's name: an edited template counts from the next
/// call on, and calls may come from many threads. Nothing is written anywhere.
/// </summary>
/// <param name="templates">Where templates, their styles and labels are.</param>
public sealed class BriefingRenderer(TemplateFolder templates)
{
    private const int MostNameCharacters = 80;

    private readonly TemplateLibrary folder = new(templates.Root);

    /// <summary>The templates of the folder, in ordinal order.</summary>
    /// <exception cref="DataFileException">A template has errors (DP5011, DP5012).</exception>
    public IReadOnlyList<TemplateInfo> List() =>
        [.. folder.Names.Select(name => (Name: name, folder.Load(name).Head)).Select(t => new TemplateInfo(t.Name, t.Head.Title, t.Head.About, t.Head.Outputs, t.Head.Needs))];

    /// <summary>
    /// What a template makes of a digest: as a rule one briefing; one for each unit concerned (maybe none) where the template says so.
    /// </summary>
    /// <exception cref="DataFileException">
    /// The template is not there (DP5010), its head (DP5011) or text (DP5012) has errors, it goes wrong while it runs (DP5013), or it asks for a
    /// layout block that there is not (DP5014), its style is missing (DP5020) or wrong (DP5021), or the table of labels is (DP5022, DP5023).
    /// </exception>
    public IReadOnlyList<Briefing> Compose(string template, Digest digest, CancellationToken cancellation = default)
    {
        var (head, body) = folder.Load(template);
        var style = StyleFile.Load(folder.Root, head.Style);
        var css = style.LoadCss(folder.Root);
        var labels = Labels.Load(folder.Root);
        var fileName = head.Name.Length > 0 ? TemplateLibrary.Parse(head.Name, $"templates/{template}{TemplateLibrary.Ending} 的 name") : null;

        var citations = new Citations();
        var model = TemplateModel.Of(digest, citations);
        model.Add("cn", new WordingFunctions(labels, digest.AsOf, SourceNotes.CommonFolder(digest)).Make());
        model.Add("office", Office(style.Office));
        BriefingFunctions.AddTo(model);

        var result = new List<Briefing>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var items = head.Loop is { } loop ? model[loop.List] as ScriptArray ?? [] : (IEnumerable<object?>)[null];
        foreach (var item in items)
        {
            var own = new ScriptObject();
            if (head.Loop is { } each) own.Add(each.Item, item);
            var text = Tidy.Run(Run(body, model, own, digest, cancellation), style.NumberHeadings);
            if (string.IsNullOrWhiteSpace(text)) continue;
            Layout.Check(text, $"templates/{template}{TemplateLibrary.Ending}");
            var (settled, cited) = citations.Settle(text);
            var name = FileName(fileName is null ? template : Run(fileName, model, own, digest, cancellation), names);
            result.Add(new Briefing(name, settled, cited, digest, style, css, labels, head.Outputs));
        }

        return result;
    }

    /// <summary>The ledger workbook (.xlsx) of a digest: tasks, problems, figures, units, sources.</summary>
    /// <exception cref="DataFileException">The table of labels is missing (DP5022) or wrong (DP5023).</exception>
    public byte[] LedgerXlsx(Digest digest) => Ledger.Write(digest, Labels.Load(folder.Root));

    /// <summary>The tasks of a digest and their sources, as <see cref="LedgerXlsx"/> has them.</summary>
    /// <inheritdoc cref="LedgerXlsx"/>
    public byte[] TasksXlsx(Digest digest) => Ledger.WriteTasks(digest, Labels.Load(folder.Root));

    private string Run(Template template, ScriptObject model, ScriptObject own, Digest digest, CancellationToken cancellation)
    {
        var context = new TemplateContext
        {
            TemplateLoader = folder,
            // Ten thousand tasks are more than Scriban's own limit for a loop foresees.
            LoopLimit = 1_000_000,
            LimitToString = 64 * 1024 * 1024,
            StrictVariables = true,
            AutoIndent = false,
            RandomSeed = 1,
            TimeProvider = new DigestTime(digest.Generated),
            CancellationToken = cancellation,
        };
        context.PushGlobal(model);
        context.PushGlobal(own);
        try
        {
            using var writer = new StringWriter(CultureInfo.InvariantCulture);
            template.Render(context, writer);
            return writer.ToString();
        }
        catch (ScriptAbortException e)
        {
            throw new OperationCanceledException(e.Message, e, cancellation);
        }
        catch (ScriptRuntimeException e)
        {
            throw new DataFileException("DP5013", "模板运行出错：" + TemplateLibrary.Describe(e.ToLogMessage()), e);
        }
    }

    private static ScriptObject Office(OfficeTexts office) => new()
    {
        { "name", Words(office.Name) },
        { "head", Words(office.Head) },
        { "number", Words(office.Number) },
        { "contact", Words(office.Contact) },
        { "copies", new ScriptArray(office.Copies.Select(c => (object?)Literal.Protect(c))) },
    };

    private static string? Words(string text) => Literal.Protect(text) is { Length: > 0 } words ? words : null;

    /// <summary>A name that every file system takes and no other file of this run has.</summary>
    private static string FileName(string text, HashSet<string> taken)
    {
        var name = new string([.. SourceNotes.Cut(Literal.Restore(text), MostNameCharacters).Select(c => "\\/:*?\"<>|".Contains(c, StringComparison.Ordinal) || c < ' ' ? '_' : c)]).Trim(' ', '.');
        if (name.Length == 0) name = "文件";
        var unique = name;
        for (var n = 2; !taken.Add(unique); n++) unique = string.Create(CultureInfo.InvariantCulture, $"{name}({n})");
        return unique;
    }

    /// <summary>A template's clock stands at the time of its digest.</summary>
    private sealed class DigestTime(DateTimeOffset now) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.CreateCustomTimeZone("digest", now.Offset, null, null);

        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }
}
