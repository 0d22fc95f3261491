using System.Collections.Concurrent;
using System.Text.Json;

namespace DocPipe.Contract;

/// <summary>The names that the contracts give to values of the model's enumerations: snake case.</summary>
public static class ContractNames
{
    private static readonly ConcurrentDictionary<Enum, string> Names = new();

    public static string Of(Enum value) => Names.GetOrAdd(value, v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));

    /// <summary>The value with this name, or null where the contract knows no such name.</summary>
    public static T? Parse<T>(string? name) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (Of(value) == name) return value;
        return null;
    }
}
