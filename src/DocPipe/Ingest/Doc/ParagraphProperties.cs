namespace DocPipe.Ingest.Doc;

/// <summary>What a paragraph's properties say about its place in the text: style, list, table.</summary>
internal sealed class ParagraphProperties
{
    public int Style { get; private set; }

    public int List { get; private set; }

    public int ListLevel { get; private set; }

    /// <summary>Outline level from 0; 9 for body text; -1 where nothing is said.</summary>
    public int Outline { get; private set; } = -1;

    public bool EndsRow { get; private set; }

    public bool EndsInnerCell { get; private set; }

    public bool EndsInnerRow { get; private set; }

    /// <summary>How many tables the paragraph lies in.</summary>
    public int Depth => depth ?? (inTable ? 1 : 0);

    public RowShape? Row { get; private set; }

    private bool inTable;
    private int? depth;

    public static ParagraphProperties Of(int style, ReadOnlySpan<byte> own, ReadOnlySpan<byte> changes, DocStyles styles, ReadOnlySpan<byte> data)
    {
        var result = new ParagraphProperties { Style = style };
        foreach (var inherited in styles.PropertiesOf(style)) result.Apply(inherited, []);
        result.Apply(own, data);
        result.Apply(changes, data);
        return result;
    }

    private void Apply(ReadOnlySpan<byte> list, ReadOnlySpan<byte> data)
    {
        var huge = -1;
        Sprm.Walk(list, (sprm, operand) =>
        {
            switch (sprm)
            {
                case Sprm.Style: Style = Little.UInt16(operand, 0); break;
                case Sprm.List: List = Little.Int16(operand, 0); break;
                case Sprm.ListLevel: ListLevel = Math.Clamp((int)operand[0], 0, 8); break;
                case Sprm.Outline: Outline = operand[0]; break;
                case Sprm.InTable: inTable = operand[0] != 0; break;
                case Sprm.RowEnd: EndsRow = operand[0] != 0; break;
                case Sprm.TableDepth: depth = Math.Clamp(Little.Int32(operand, 0), 0, 200); break;
                case Sprm.InnerCell: EndsInnerCell = operand[0] != 0; break;
                case Sprm.InnerRowEnd: EndsInnerRow = operand[0] != 0; break;
                case Sprm.TableDefinition: Row = RowShape.Read(operand); break;
                case Sprm.VerticalMerge: Row?.Change(operand); break;
                case Sprm.HugeProperties: huge = Little.Int32(operand, 0); break;
            }
        });

        // A row with many cells keeps its properties in the data stream: a length and the list.
        if (huge >= 0 && !data.IsEmpty) Apply(Little.Slice(data, (long)huge + 2, Little.UInt16(data, huge)), []);
    }
}
