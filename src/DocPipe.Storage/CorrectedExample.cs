namespace DocPipe.Storage;

/// <param name="Label">A category's id, or the label for what states no problem.</param>
/// <param name="Text">One line without tabs.</param>
public sealed record CorrectedExample(string Label, string Text);
