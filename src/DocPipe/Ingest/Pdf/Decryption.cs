using System.Security.Cryptography;

namespace DocPipe.Ingest.Pdf;

internal enum Cipher { None, Rc4, Aes }

/// <summary>
/// Decrypts files that are encrypted but open without a password, as those that only forbid printing or copying are (ISO 32000-1, 7.6;
/// ISO 32000-2 for AES-256). No password is ever tried but the empty one.
/// </summary>
internal sealed class Decryption
{
    private static readonly byte[] padding =
    [
        0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08,
        0x2E, 0x2E, 0x00, 0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A,
    ];

    private readonly byte[] key;
    private readonly Cipher strings, streams;
    private readonly bool perObject;
    private readonly int? own;

    private Decryption(byte[] key, Cipher strings, Cipher streams, bool perObject, int? own) =>
        (this.key, this.strings, this.streams, this.perObject, this.own) = (key, strings, streams, perObject, own);

    /// <param name="own">Number of the object that holds the settings, whose strings are not encrypted.</param>
    /// <exception cref="UnreadableException">A password is needed, or the method is not a standard one.</exception>
    public static Decryption Of(PdfDictionary settings, byte[] id, int? own)
    {
        var (version, revision) = (settings.Integer("V", 0), settings.Integer("R", 0));
        if (settings.Name("Filter") is not (null or "Standard") || version is not (1 or 2 or 4 or 5)) throw new UnreadableException(ReadFailure.Encrypted);
        var (strings, streams) = version >= 4 ? (CipherOf(settings, "StrF"), CipherOf(settings, "StmF")) : (Cipher.Rc4, Cipher.Rc4);
        var key = version == 5 ? Aes256Key(settings, revision) : Key(settings, revision, version == 1 ? 5 : Math.Clamp(settings.Integer("Length", version == 4 ? 128 : 40) / 8, 5, 16), id);
        return key is null ? throw new UnreadableException(ReadFailure.Encrypted) : new Decryption(key, strings, streams, version < 5, own);
    }

    public ObjectKey ForObject(int number, int generation) => number == own ? new ObjectKey([], Cipher.None, Cipher.None) : new ObjectKey(KeyOf(number, generation), strings, streams);

    private byte[] KeyOf(int number, int generation)
    {
        if (!perObject) return key;
        byte[] salted = [.. key, (byte)number, (byte)(number >> 8), (byte)(number >> 16), (byte)generation, (byte)(generation >> 8)];
        if (strings == Cipher.Aes || streams == Cipher.Aes) salted = [.. salted, .. "sAlT"u8];
        return Md5(salted)[..Math.Min(key.Length + 5, 16)];
    }

    private static Cipher CipherOf(PdfDictionary settings, string which)
    {
        var name = settings.Name(which) ?? "Identity";
        return name == "Identity" ? Cipher.None : settings.Dictionary("CF").Dictionary(name).Name("CFM") switch { "V2" => Cipher.Rc4, "AESV2" or "AESV3" => Cipher.Aes, _ => Cipher.None };
    }

    /// <summary>Algorithm 2, then 4 or 5 to see whether the empty password opens the file.</summary>
    private static byte[]? Key(PdfDictionary settings, int revision, int length, byte[] id)
    {
        var permissions = (int)(long)(settings.Number("P") ?? 0);
        byte[] seed = [.. padding, .. Fixed(settings.Bytes("O"), 32), .. BitConverter.GetBytes(permissions), .. id];
        if (revision >= 4 && settings.Get("EncryptMetadata") is PdfBoolean { Value: false }) seed = [.. seed, 0xFF, 0xFF, 0xFF, 0xFF];
        var hash = Md5(seed);
        if (revision >= 3)
            for (var i = 0; i < 50; i++) hash = Md5(hash[..length]);
        var key = hash[..length];
        var user = settings.Bytes("U");
        if (revision < 3) return user.AsSpan().SequenceEqual(Rc4.Apply(key, padding)) ? key : null;
        var check = Rc4.Apply(key, Md5([.. padding, .. id]));
        for (var i = 1; i < 20; i++) check = Rc4.Apply([.. key.Select(b => (byte)(b ^ i))], check);
        return user.AsSpan().StartsWith(check) ? key : null;
    }

    /// <summary>Algorithm 2.A with the empty user password.</summary>
    private static byte[]? Aes256Key(PdfDictionary settings, int revision)
    {
        var (user, sealedKey) = (settings.Bytes("U"), settings.Bytes("UE"));
        if (user.Length < 48 || sealedKey.Length < 32 || !Hash(user[32..40], revision).AsSpan().SequenceEqual(user.AsSpan(0, 32))) return null;
        using var aes = Aes.Create();
        aes.Key = Hash(user[40..48], revision);
        return aes.DecryptCbc(sealedKey.AsSpan(0, 32), new byte[16], PaddingMode.None);
    }

    /// <summary>Algorithm 2.B; revision 5 stops at the first step.</summary>
    private static byte[] Hash(byte[] salt, int revision)
    {
        var hash = SHA256.HashData(salt);
        if (revision < 6) return hash;
        for (var round = 0; ; round++)
        {
            var repeated = Enumerable.Repeat(hash, 64).SelectMany(h => h).ToArray();
            using var aes = Aes.Create();
            aes.Key = hash[..16];
            var mixed = aes.EncryptCbc(repeated, hash.AsSpan(16, 16), PaddingMode.None);
            hash = (mixed.Take(16).Sum(b => b) % 3) switch { 0 => SHA256.HashData(mixed), 1 => SHA384.HashData(mixed), _ => SHA512.HashData(mixed) };
            if (round >= 63 && mixed[^1] <= round - 32) return hash[..32];
        }
    }

    private static byte[] Fixed(byte[] bytes, int length) => bytes.Length == length ? bytes : [.. bytes.Take(length), .. new byte[Math.Max(0, length - bytes.Length)]];

#pragma warning disable CA5351 // The format prescribes it; nothing is protected by it here.
    private static byte[] Md5(byte[] bytes) => MD5.HashData(bytes);
#pragma warning restore CA5351
}

/// <summary>The key of one object's strings and streams.</summary>
internal readonly record struct ObjectKey(byte[] Key, Cipher Strings, Cipher Streams)
{
    public byte[] DecryptString(byte[] bytes) => Decrypt(bytes, Strings);

    public ReadOnlyMemory<byte> DecryptStream(PdfDictionary dictionary, ReadOnlyMemory<byte> bytes)
    {
        if (Streams == Cipher.None || Elements(dictionary) is "XRef" || dictionary.Elements.GetValueOrDefault("Filter") is PdfName { Value: "Crypt" } or PdfArray { Elements: [PdfName { Value: "Crypt" }, ..] }) return bytes;
        return Decrypt(bytes.ToArray(), Streams);
    }

    private static string? Elements(PdfDictionary dictionary) => (dictionary.Elements.GetValueOrDefault("Type") as PdfName)?.Value;

    private byte[] Decrypt(byte[] bytes, Cipher cipher)
    {
        if (cipher == Cipher.None || bytes.Length == 0) return bytes;
        if (cipher == Cipher.Rc4) return Rc4.Apply(Key, bytes);
        if (bytes.Length < 32) return [];
        using var aes = Aes.Create();
        aes.Key = Key;
        var whole = bytes.AsSpan(16, (bytes.Length - 16) / 16 * 16);
        var plain = aes.DecryptCbc(whole, bytes.AsSpan(0, 16), PaddingMode.None);
        // The padding's length stands in its last byte; in a damaged stream it may be anything.
        return plain[^1] is >= 1 and <= 16 ? plain[..^plain[^1]] : plain;
    }
}
