using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using DocPipe.Model;

namespace DocPipe.Tests.Storage;

/// <summary>Outcomes for tests: small ones made by hand, and records with something in every field.</summary>
internal static class SampleDocuments
{
    public static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A weekly report as the stages would leave it: type, sender, period, title, and the last sentence a problem.</summary>
    public static Document Weekly(string path, string unit, string period, string text)
    {
        var title = text.IndexOf('\n', StringComparison.Ordinal) is var end and > 0 ? end : text.Length;
        var last = text.LastIndexOf('\n') + 1;
        return Document.FromReading(new Source(path, Sha(text), "txt", "utf-8"), text).With(
        [
            new TypeAnnotation(new Span(0, text.Length), "structure", DocumentType.Weekly),
            new SenderAnnotation(default, "structure", unit, SenderEvidence.Path),
            new PeriodAnnotation(default, "structure", period),
            new TitleAnnotation(new Span(0, title), "structure"),
            new ProblemAnnotation(new Span(last, text.Length), "classify", "traffic", 0.75, ["乱停"]),
        ]);
    }

    public static FileOutcome Outcome(params Document[] documents) => new(documents[0].Source.Path, [.. documents], []);

    /// <summary>A record of a type with something other than the default in every field that can be set.</summary>
    public static object Filled(Type type, int seed = 1)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Filled(inner, seed);
        if (type == typeof(string)) return $"字{seed}𠮷\"\\\n";
        if (type == typeof(int)) return seed + 7;
        if (type == typeof(bool)) return true;
        if (type == typeof(double)) return 0.1 * seed;
        if (type == typeof(decimal)) return 1200.50m + seed;
        if (type == typeof(Span)) return new Span(seed, (seed * 3) + 2);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(seed % Enum.GetValues(type).Length)!;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            var element = type.GetGenericArguments()[0];
            var items = Array.CreateInstance(element, 2);
            for (var i = 0; i < 2; i++) items.SetValue(Filled(element, seed + i + 1), i);
            return typeof(ImmutableCollectionsMarshal).GetMethod(nameof(ImmutableCollectionsMarshal.AsImmutableArray))!.MakeGenericMethod(element).Invoke(null, [items])!;
        }

        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        var made = constructor.Invoke([.. constructor.GetParameters().Select((p, i) => Filled(p.ParameterType, seed + i))]);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is { IsPublic: true }))
            if (!constructor.GetParameters().Any(p => p.Name == property.Name)) property.SetValue(made, Filled(property.PropertyType, seed + 5));
        return made;
    }
}
