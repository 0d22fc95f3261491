namespace DocPipe.Restore.Mojibake;

/// <summary>
/// What the events cost by which text is damaged, in natural logarithms: how seldom each is, so that a repair needs as much more evidence.
/// Tuned on damage made by the tests' channel and on clean text, none of which may be altered.
/// </summary>
internal static class DamageCosts
{
    /// <summary>The step is lost: at a stray byte, at the byte left of an indent, at a lead byte that a program replaced, or dropped without a mark.</summary>
    public const double Enter = 6, EnterAfterIndent = 4, EnterAtLoss = 4, EnterAtGap = 6;

    /// <summary>A byte has to be guessed: choosing the best of a hundred characters proves little.</summary>
    public const double UnknownByte = 2.5;

    /// <summary>A pair that is no character vanished, or became a question mark.</summary>
    public const double Dropped = 1.5, DroppedAtLoss = 4;

    /// <summary>The step is found again with the rest of a character lost, or with that and a whole one that is certain.</summary>
    public const double Exit = 4, ExitWhole = 3;

    /// <summary>A full-width sign was made half-width later: punctuation nearly always, letters seldom.</summary>
    public const double Narrowed = 0.5, NarrowedLetter = 4;

    /// <summary>A converter added a reading to a character that is itself damage.</summary>
    public const double Pinyin = 2;

    /// <summary>What a converter's reading behind a letter speaks for the character that ends with it.</summary>
    public const double ProvenByReading = 4;

    /// <summary>An accented letter in a word of its own script, as it stands.</summary>
    public const double Letter = -8.5;

    /// <summary>
    /// How sure a character must be to be put for one whose second byte is lost: its share among all with that first byte, and its log
    /// probability.
    /// </summary>
    public const double Sure = 0.5, LeastSure = -4.5;
}
