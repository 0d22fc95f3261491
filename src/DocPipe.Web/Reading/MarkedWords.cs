using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace DocPipe.Web.Reading;

/// <summary>Words of which some are marked; every character is escaped.</summary>
/// <param name="marks">In order, not overlapping.</param>
/// <param name="element">mark, ins or del.</param>
internal sealed class MarkedWords(string text, IEnumerable<Span> marks, string element = "mark") : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var at = 0;
        foreach (var mark in marks)
        {
            var (start, end) = (Math.Clamp(mark.Start, at, text.Length), Math.Clamp(mark.End, at, text.Length));
            if (end <= start) continue;
            encoder.Encode(writer, text, at, start - at);
            writer.Write($"<{element}>");
            encoder.Encode(writer, text, start, end - start);
            writer.Write($"</{element}>");
            at = end;
        }

        encoder.Encode(writer, text, at, text.Length - at);
    }
}
