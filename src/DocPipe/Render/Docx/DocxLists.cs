using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using static DocPipe.Render.Docx.DocxFormat;

namespace DocPipe.Render.Docx;

/// <summary>
/// The numbering part. Items look as the standard has them: set in by two characters like any paragraph, the mark right before the words.
/// </summary>
internal sealed class DocxLists
{
    public const int Levels = 3;

    private const int Bullets = 0, Numbers = 1;

    private readonly List<NumberingInstance> instances = [];

    /// <summary>A list of its own, so that each begins at its own number.</summary>
    public int Begin(bool ordered, int start)
    {
        var instance = new NumberingInstance(new AbstractNumId { Val = ordered ? Numbers : Bullets }) { NumberID = instances.Count + 1 };
        if (ordered)
            for (var level = 0; level < Levels; level++)
                instance.AppendChild(new LevelOverride(new StartOverrideNumberingValue { Val = level == 0 ? start : 1 }) { LevelIndex = level });
        instances.Add(instance);
        return instances.Count;
    }

    public Numbering Make()
    {
        var result = new Numbering(
            Abstract(Bullets, NumberFormatValues.Bullet, ["●", "○", "·"]),
            Abstract(Numbers, NumberFormatValues.Decimal, ["%1. ", "（%2）", "%3）"]));
        foreach (var instance in instances) result.AppendChild(instance);
        return result;
    }

    private static AbstractNum Abstract(int id, NumberFormatValues format, string[] marks)
    {
        var result = new AbstractNum(new MultiLevelType { Val = MultiLevelValues.HybridMultilevel }) { AbstractNumberId = id };
        for (var level = 0; level < Levels; level++)
            result.AppendChild(new Level(
                new StartNumberingValue { Val = 1 },
                new NumberingFormat { Val = format },
                new LevelSuffix { Val = LevelSuffixValues.Nothing },
                new LevelText { Val = marks[level] },
                new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties(new Indentation { FirstLine = Number(632 + (level * 316)), FirstLineChars = 200 + (level * 100) }))
            { LevelIndex = level });
        return result;
    }
}
