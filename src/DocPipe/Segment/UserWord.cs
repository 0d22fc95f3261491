namespace DocPipe.Segment;

/// <summary>One line of a user's dictionary.</summary>
/// <param name="Frequency">Null where not given: as much as the word needs.</param>
internal readonly record struct UserWord(string Word, int? Frequency, string? Tag)
{
    /// <summary>Longer ones are a mistake, and would make every place in a text as slow as they are long.</summary>
    public const int MaxLength = 256;

    public static UserWord Checked(string word, int? frequency, string? tag)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(word);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(word.Length, MaxLength, nameof(word));
        if (frequency is < 0) throw new ArgumentOutOfRangeException(nameof(frequency), frequency, "a frequency can't be negative");
        return new UserWord(word, frequency, tag);
    }
}
