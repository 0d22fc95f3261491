using DocPipe.Model;

namespace DocPipe.Cli.Terminal;

/// <summary>Chinese names of the model's values, for the terminal.</summary>
internal static class Labels
{
    private static readonly Lazy<Dictionary<string, string>> Roles = new(() => DataFolder.Default.Rows("consolidate/roles.txt")
        .Where(r => r.Length == 2).ToDictionary(r => r[0], r => r[1], StringComparer.Ordinal));

    public static string Of(DocumentType type) => type switch
    {
        DocumentType.Plan => "方案",
        DocumentType.Weekly => "周报",
        DocumentType.Summary => "总结",
        DocumentType.Speech => "讲话",
        _ => "其他",
    };

    public static string Of(Role role) => Roles.Value.GetValueOrDefault(role.ToString(), role.ToString());
}
