using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;

namespace DocPipe.Web;

/// <summary>Style sheet, scripts and icon of the pages, out of the assembly; their addresses change with their content.</summary>
internal static class Assets
{
    private const string Prefix = "wwwroot/";

    private static readonly FrozenDictionary<string, Asset> All = Load();

    private sealed record Asset(byte[] Content, string Type, string Version);

    /// <exception cref="KeyNotFoundException">There is no such file in wwwroot.</exception>
    public static string Url(string name) => $"/assets/{name}?v={All[name].Version}";

    public static void MapAssets(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/assets/{name}", static (string name, HttpContext context) =>
        {
            if (!All.TryGetValue(name, out var asset)) return Results.NotFound();
            context.Response.Headers.CacheControl = context.Request.Query["v"] == asset.Version ? "public, max-age=31536000, immutable" : "no-cache";
            return Results.Bytes(asset.Content, asset.Type);
        }).AllowAnonymous();

    private static FrozenDictionary<string, Asset> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(n => n[Prefix.Length..], n =>
            {
                using var stream = assembly.GetManifestResourceStream(n)!;
                var content = new byte[stream.Length];
                stream.ReadExactly(content);
                return new Asset(content, TypeOf(n), Convert.ToHexStringLower(SHA256.HashData(content))[..12]);
            }, StringComparer.Ordinal);
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"no media type for {other}"),
    };
}
