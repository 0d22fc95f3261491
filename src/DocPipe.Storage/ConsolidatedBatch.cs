using System.Text.Json;
using DocPipe.Contract;
using DocPipe.Model;

namespace DocPipe.Storage;

/// <summary>What a batch says together, as it is kept.</summary>
public sealed class ConsolidatedBatch
{
    private readonly Lazy<Digest> digest;

    internal ConsolidatedBatch(KeptDigest kept, byte[] json, Digest? made)
    {
        (Kept, Json) = (kept, json);
        digest = new Lazy<Digest>(() =>
        {
            if (made is not null) return made;
            using var stream = new MemoryStream(json, writable: false);
            return DigestJson.Read(stream);
        });
    }

    public KeptDigest Kept { get; }

    /// <summary>The digest contract's bytes.</summary>
    public byte[] Json { get; }

    /// <summary>How many units of the roster sent nothing; told without reading the whole digest.</summary>
    public int NotSubmitted
    {
        get
        {
            var reader = new Utf8JsonReader(Json);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var here = reader.ValueTextEquals("notSubmitted"u8);
                reader.Read();
                if (here)
                {
                    var count = 0;
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) count++;
                    return count;
                }

                reader.Skip();
            }

            return 0;
        }
    }

    /// <summary>Read when first asked for, where an earlier run made it.</summary>
    public Digest Digest => digest.Value;
}
