namespace DocPipe.Storage;

/// <summary>A person's word that something the comparison of documents shows is none.</summary>
/// <param name="Item">As it was said when it was dismissed.</param>
/// <param name="Period">Of the digest that said it, as an EDTF interval.</param>
public sealed record Dismissal(DigestItem Item, string? Period, string? Reason, string By, DateTimeOffset At);
