using DocPipe.Ingest.Layout;

namespace DocPipe.Ingest.Pdf;

/// <summary>Runs the content of a page as far as text, lines and pictures go (ISO 32000-1, 8 and 9).</summary>
internal sealed class ContentReader(PdfStreams streams, PdfFonts fonts, PageSink sink, ReadLimits limits, CancellationToken cancellation)
{
    private const int MaxDepth = 12, MaxOperands = 64, MaxSaved = 512;

    /// <summary>Operators of one page, those of forms inside it each time they are shown: more are no text that anyone reads.</summary>
    private const int MaxOperators = 5_000_000;

    private readonly record struct State(Matrix Ctm, PdfFont? Font, double Size, double CharSpace, double WordSpace, double Stretch, double Leading, double Rise);

    private readonly List<double> numbers = [];
    private readonly List<(double Adjust, byte[]? Shown)> shown = [];
    private readonly HashSet<PdfDictionary> open = new(ReferenceEqualityComparer.Instance);
    private State state;
    private Matrix text, line;
    private int operators;

    public void Run(ReadOnlySpan<byte> content, PdfDictionary? resources, Matrix ctm)
    {
        state = new State(ctm, null, 0, 0, 0, 1, 0, 0);
        Run(content, resources, 0);
    }

    private void Run(ReadOnlySpan<byte> content, PdfDictionary? resources, int depth)
    {
        var saved = new Stack<State>();
        var scanner = new PdfScanner(content);
        var name = "";
        numbers.Clear();
        shown.Clear();
        while (scanner.Read())
        {
            switch (scanner.Kind)
            {
                case TokenKind.Number:
                    if (numbers.Count < MaxOperands) numbers.Add(scanner.Number);
                    if (shown.Count > 0) shown.Add((scanner.Number, null));
                    continue;
                case TokenKind.Name: name = scanner.Name; continue;
                case TokenKind.String: shown.Add((0, scanner.Text.ToArray())); continue;
                case TokenKind.Open or TokenKind.Close: continue;
            }

            if (++operators > MaxOperators) throw new UnreadableException(ReadFailure.TooSlow(limits.Time));
            if ((operators & 0xFFF) == 0) cancellation.ThrowIfCancellationRequested();
            switch (scanner.Name)
            {
                case "q" when saved.Count < MaxSaved: saved.Push(state); break;
                case "Q" when saved.Count > 0: state = saved.Pop(); break;
                case "Do": Show(resources.Dictionary("XObject").Dictionary(name), resources, depth); break;
                case "Tf": state = state with { Font = fonts.Of(resources.Dictionary("Font").Dictionary(name)), Size = Last(0) }; break;
                case "BI": SkipImage(content, ref scanner); break;
                case var other: Operate(other); break;
            }

            numbers.Clear();
            shown.Clear();
        }

        while (saved.Count > 0) state = saved.Pop();
    }

    private double Last(int back) => numbers.Count > back ? numbers[^(back + 1)] : 0;

    private void Operate(string name)
    {
        switch (name)
        {
            case "cm" when numbers.Count >= 6: state = state with { Ctm = Operand().Then(state.Ctm) }; break;
            case "BT": text = line = Matrix.Identity; break;
            case "Tm" when numbers.Count >= 6: text = line = Operand(); break;
            case "Td": Move(Last(1), Last(0)); break;
            case "TD":
                state = state with { Leading = -Last(0) };
                Move(Last(1), Last(0));
                break;
            case "T*": Move(0, -state.Leading); break;
            case "Tc": state = state with { CharSpace = Last(0) }; break;
            case "Tw": state = state with { WordSpace = Last(0) }; break;
            case "Tz": state = state with { Stretch = Last(0) / 100 }; break;
            case "TL": state = state with { Leading = Last(0) }; break;
            case "Ts": state = state with { Rise = Last(0) }; break;
            case "Tj" or "TJ": ShowText(); break;
            case "'":
                Move(0, -state.Leading);
                ShowText();
                break;
            case "\"":
                if (numbers.Count >= 2) state = state with { WordSpace = numbers[0], CharSpace = numbers[1] };
                Move(0, -state.Leading);
                ShowText();
                break;
            default: sink.Paths.Operate(name, numbers, state.Ctm); break;
        }
    }

    private Matrix Operand() => new(Last(5), Last(4), Last(3), Last(2), Last(1), Last(0));

    private void Move(double x, double y) => text = line = new Matrix(1, 0, 0, 1, x, y).Then(line);

    private void ShowText()
    {
        if (state.Font is not { } font) return;
        foreach (var (adjust, bytes) in shown)
        {
            if (bytes is null)
            {
                var by = -adjust / 1000 * state.Size;
                Advance(font.IsVertical ? 0 : by * state.Stretch, font.IsVertical ? by : 0);
                continue;
            }

            for (var at = 0; at < bytes.Length;)
            {
                var sign = font.Next(bytes.AsSpan(at), out var length);
                at += Math.Max(1, length);
                Show(font, sign);
            }
        }
    }

    private void Show(PdfFont font, PdfSign sign)
    {
        var matrix = new Matrix(state.Size * state.Stretch, 0, 0, state.Size, 0, state.Rise).Then(text).Then(state.Ctm);
        var space = state.CharSpace + (sign.IsSpace ? state.WordSpace : 0);
        var width = sign.Width * font.Scale;
        if (matrix.IsFinite) sink.Add(sign.Text, matrix, width, font.IsVertical ? -font.Advance * font.Scale : null);
        if (font.IsVertical) Advance(0, font.Advance * font.Scale * state.Size - space);
        else Advance((width * state.Size + space) * state.Stretch, 0);
    }

    private void Advance(double x, double y) => text = new Matrix(1, 0, 0, 1, x, y).Then(text);

    private void Show(PdfDictionary? item, PdfDictionary? resources, int depth)
    {
        if (item is null) return;
        if (item.Name("Subtype") == "Image")
        {
            sink.Picture(state.Ctm);
            return;
        }

        if (item.Name("Subtype") != "Form" || depth >= MaxDepth || !open.Add(item)) return;
        var (before, textBefore, lineBefore) = (state, text, line);
        if (PdfValues.Numbers(item.Get("Matrix"), 6) is { } m) state = state with { Ctm = new Matrix(m[0], m[1], m[2], m[3], m[4], m[5]).Then(state.Ctm) };
        Run(streams.Read(item), item.Dictionary("Resources") ?? resources, depth + 1);
        (state, text, line) = (before, textBefore, lineBefore);
        open.Remove(item);
    }

    /// <summary>A picture inside the content: its data may look like anything, so what ends it must stand between blanks.</summary>
    private static void SkipImage(ReadOnlySpan<byte> content, ref PdfScanner scanner)
    {
        var at = scanner.At;
        while (at < content.Length)
        {
            var next = content[at..].IndexOf("EI"u8);
            if (next < 0) break;
            at += next + 2;
            if (content[at - 3] is 10 or 13 or 32 && (at >= content.Length || content[at] is 10 or 13 or 32 or (byte)'Q'))
            {
                scanner.At = at;
                return;
            }
        }

        scanner.At = content.Length;
    }
}
