using System.Text;
using DocPipe.Model;
using DocPipe.Render.Docx;
using DocPipe.Render.Html;
using DocPipe.Render.Ics;
using DocPipe.Render.Markup;
using DocPipe.Render.Pdf;
using DocPipe.Render.Wording;
using Markdig.Syntax;

namespace DocPipe.Render;

/// <summary>What a template made of a digest: one text, to be had in every format. Each call of a format's method writes it anew.</summary>
public sealed class Briefing
{
    private readonly Labels labels;
    private readonly Dictionary<(string, int), DigestSource> sources = [];

    internal Briefing(string name, string text, IReadOnlyList<Evidence> cited, Digest digest, StyleProfile style, string css, Labels labels, IReadOnlyList<string> outputs)
    {
        Name = name;
        Text = text;
        Cited = cited;
        Digest = digest;
        Style = style;
        Css = css;
        this.labels = labels;
        Outputs = outputs;
        CommonFolder = SourceNotes.CommonFolder(digest);
        foreach (var source in digest.Sources) sources.TryAdd((source.Path, source.Document), source);
    }

    /// <summary>The file name without its ending ("简报", "督办单-城东街道").</summary>
    public string Name { get; }

    /// <summary>The formats that the template asks for: docx, html, md, ics.</summary>
    public IReadOnlyList<string> Outputs { get; }

    /// <summary>Markdown as <see cref="BriefingMarkdown"/> reads it: words protected, marks numbered.</summary>
    internal string Text { get; }

    /// <summary>Evidence number n is at n - 1.</summary>
    internal IReadOnlyList<Evidence> Cited { get; }

    internal Digest Digest { get; }

    internal StyleProfile Style { get; }

    internal string CommonFolder { get; }

    internal string Css { get; }

    internal MarkdownDocument Tree => field ??= BriefingMarkdown.Parse(Text);

    /// <summary>The first-level heading, or the digest's title where the template prints none.</summary>
    public string Title => Tree.OfType<HeadingBlock>().FirstOrDefault(h => h.Level == 1) is { } heading ? Inlines.Words(heading.Inline) : Digest.Title;

    public byte[] Docx() => DocxWriter.Write(this);

    /// <summary>One file that needs nothing else: styles, charts and the cited sources are inside.</summary>
    public string Html() => HtmlWriter.Write(this);

    public string Markdown() => MarkdownFile.Write(this);

    /// <summary>The days of the digest as an iCalendar file; it holds the same for every template.</summary>
    public string Calendar() => CalendarFile.Write(Digest, labels);

    /// <summary>The Word document as LibreOffice prints it; these bytes alone differ from run to run.</summary>
    /// <exception cref="DataFileException">There is no LibreOffice on this machine (DP5040), or it made no PDF (DP5041).</exception>
    public byte[] Pdf(CancellationToken cancellation = default) => LibreOffice.ToPdf(Docx(), cancellation);

    /// <summary>The bytes of a format: docx, html, md, ics or pdf.</summary>
    /// <exception cref="ArgumentException">There is no such format.</exception>
    /// <exception cref="DataFileException">As <see cref="Pdf"/>.</exception>
    public byte[] Write(string format, CancellationToken cancellation = default) => format switch
    {
        "docx" => Docx(),
        "html" => Encoding.UTF8.GetBytes(Html()),
        "md" => Encoding.UTF8.GetBytes(Markdown()),
        "pdf" => Pdf(cancellation),
        "ics" => Encoding.UTF8.GetBytes(Calendar()),
        _ => throw new ArgumentException($"no format {format}", nameof(format)),
    };

    internal DigestSource? SourceOf(Evidence evidence) => sources.GetValueOrDefault((evidence.Path, evidence.Document));
}
