using System.Collections.Frozen;

namespace DocPipe.Web.Reading;

/// <summary>The office's kinds of problems, in its order.</summary>
internal sealed class CategoryList(IReadOnlyList<Category> all)
{
    public IReadOnlyList<Category> All => all;

    public IReadOnlyDictionary<string, string> Labels { get; } = all.ToFrozenDictionary(c => c.Id, c => c.Label, StringComparer.Ordinal);
}
