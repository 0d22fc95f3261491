using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using DocPipe.Model;

namespace DocPipe.Contract;

/// <summary>
/// Writes a document as one line of the analysis contract (docpipe.analysis/1). Every span is an offset into the source text; every
/// <c>text</c> is the restored wording of what stands there.
/// </summary>
public static class AnalysisJson
{
    public const string Schema = "docpipe.analysis/1";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>One UTF-8 line, without the line end.</summary>
    public static ReadOnlyMemory<byte> Line(Document document)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(buffer, Options)) Write(json, document);
        return buffer.WrittenMemory;
    }

    public static void Write(Utf8JsonWriter json, Document document)
    {
        var w = new Writer(json, document);
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        WriteSource(json, document.Source);
        w.Span("span", new Span(0, document.Text.Length));
        json.WriteString("documentType", ContractNames.Of(document.First<TypeAnnotation>()?.Type ?? DocumentType.Other));
        WriteTitle(w, document.First<TitleAnnotation>());
        WriteUnit(json, document.First<SenderAnnotation>());
        json.WriteString("period", document.First<PeriodAnnotation>()?.Value);
        w.List("headings", document.Blocks.Where(b => b.Kind == BlockKind.Heading), b => b.Span, b =>
        {
            json.WriteNumber("level", b.Level);
            json.WriteString("role", ContractNames.Of(b.Role));
        });
        var topics = document.All<TopicAnnotation>().DistinctBy(t => t.Span).ToDictionary(t => t.Span);
        w.List<TaskAnnotation>("tasks", t =>
        {
            json.WriteString("kind", ContractNames.Of(t.Kind));
            w.Strings("lead", t.Lead);
            w.Strings("responsible", t.Responsible);
            WriteDue(w, t.Due);
            if (!topics.TryGetValue(t.Span, out var topic)) return;
            json.WriteString("category", topic.Category);
            json.WriteNumber("categoryConfidence", Math.Round(topic.Confidence, 3));
        });
        w.List<PhaseAnnotation>("phases", p =>
        {
            json.WriteString("name", p.Name);
            json.WriteString("start", p.Start);
            json.WriteString("end", p.End);
        });
        w.List<DateAnnotation>("dates", d =>
        {
            json.WriteString("type", ContractNames.Of(d.Kind));
            json.WriteString("value", d.Value);
        });
        w.List<FigureAnnotation>("figures", f =>
        {
            if (f.Value is { } value) json.WriteNumber("value", value);
            else json.WriteNull("value");
            json.WriteString("unit", f.Unit);
            json.WriteString("qualifier", ContractNames.Of(f.Qualifier));
            json.WriteBoolean("masked", f.Masked);
            json.WriteString("of", f.Of);
        });
        w.List<ProblemAnnotation>("problems", p =>
        {
            json.WriteString("category", p.Category);
            json.WriteNumber("confidence", Math.Round(p.Confidence, 3));
            w.Strings("because", p.Because);
        });
        w.List<PlaceholderAnnotation>("placeholders", p => json.WriteString("kind", ContractNames.Of(p.Kind)));
        w.List<ReferenceAnnotation>("references", r => json.WriteString("number", r.Number));
        w.List("units", document.All<UnitAnnotation>(), u => u.Span, u =>
        {
            json.WriteString("name", u.Name);
            json.WriteNumber("mentions", u.Mentions);
        }, withText: false);
        WriteNoise(json, document);
        json.WriteStartArray("missing");
        foreach (var missing in document.All<MissingAnnotation>()) json.WriteStringValue(ContractNames.Of(missing.Role));
        json.WriteEndArray();
        WriteDiagnostics(w, document);
        json.WriteEndObject();
    }

    private static void WriteSource(Utf8JsonWriter json, Source source)
    {
        json.WriteStartObject("source");
        json.WriteString("path", source.Path);
        json.WriteString("format", source.Format);
        json.WriteString("encoding", source.Encoding);
        json.WriteString("sha256", source.Sha256);
        json.WriteNumber("document", source.Document);
        json.WriteEndObject();
    }

    private static void WriteTitle(Writer w, TitleAnnotation? title)
    {
        if (title is null)
        {
            w.Json.WriteNull("title");
            return;
        }

        w.Json.WriteStartObject("title");
        w.Json.WriteString("text", w.Document.TextOf(title));
        w.Span("span", title.Span);
        w.Json.WriteEndObject();
    }

    private static void WriteUnit(Utf8JsonWriter json, SenderAnnotation? sender)
    {
        json.WriteStartObject("unit");
        json.WriteString("name", sender?.Name);
        json.WriteString("from", sender is null ? null : ContractNames.Of(sender.Evidence));
        json.WriteEndObject();
    }

    private static void WriteDue(Writer w, DueTime? due)
    {
        if (due is null)
        {
            w.Json.WriteNull("due");
            return;
        }

        w.Json.WriteStartObject("due");
        w.Json.WriteString("text", due.Span.Of(w.Document.Text));
        w.Json.WriteString("value", due.Value);
        w.Span("span", due.Span);
        w.Json.WriteEndObject();
    }

    private static void WriteNoise(Utf8JsonWriter json, Document document)
    {
        json.WriteStartArray("noise");
        foreach (var noise in document.All<NoiseAnnotation>())
        {
            json.WriteStartObject();
            json.WriteString("text", noise.SourceSpan.Of(document.SourceText));
            Writer.Span(json, "span", noise.SourceSpan);
            json.WriteString("kind", ContractNames.Of(noise.Kind));
            json.WriteString("repaired", noise.Repaired);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDiagnostics(Writer w, Document document)
    {
        w.Json.WriteStartArray("diagnostics");
        foreach (var diagnostic in document.Diagnostics)
        {
            w.Json.WriteStartObject();
            w.Json.WriteString("severity", ContractNames.Of(diagnostic.Severity));
            w.Json.WriteString("code", diagnostic.Code);
            w.Json.WriteString("message", diagnostic.Message);
            if (diagnostic.Span is { } span) w.Span("span", span);
            w.Json.WriteEndObject();
        }

        w.Json.WriteEndArray();
    }

    private sealed class Writer(Utf8JsonWriter json, Document document)
    {
        public Utf8JsonWriter Json => json;

        public Document Document => document;

        public void Span(string name, Span span) => Span(json, name, document.Locate(span));

        public static void Span(Utf8JsonWriter json, string name, Span span)
        {
            json.WriteStartObject(name);
            json.WriteNumber("start", span.Start);
            json.WriteNumber("end", span.End);
            json.WriteEndObject();
        }

        public void List<T>(string name, Action<T> fields) where T : Annotation => List(name, document.All<T>(), a => a.Span, fields);

        public void List<T>(string name, IEnumerable<T> items, Func<T, Span> span, Action<T> fields, bool withText = true)
        {
            json.WriteStartArray(name);
            foreach (var item in items)
            {
                json.WriteStartObject();
                if (withText) json.WriteString("text", span(item).Of(document.Text));
                Span("span", span(item));
                fields(item);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        public void Strings(string name, IEnumerable<string> values)
        {
            json.WriteStartArray(name);
            foreach (var value in values) json.WriteStringValue(value);
            json.WriteEndArray();
        }
    }
}
