using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using DocPipe.Scriban.Runtime;

namespace DocPipe.Scriban.Functions;

/// <summary>Functions of <c>string</c> that hash and encode. The old hashes are there because templates ask for them by name, not to keep secrets.</summary>
[SuppressMessage("Security", "CA5350", Justification = "Part of the language.")]
[SuppressMessage("Security", "CA5351", Justification = "Part of the language.")]
internal static class StringHashes
{
    public static IEnumerable<NativeFunction> All =>
    [
        new("md5(text: string)", call => Hex(MD5.HashData(Bytes(call, 0)))),
        new("sha1(text: string)", call => Hex(SHA1.HashData(Bytes(call, 0)))),
        new("sha256(text: string)", call => Hex(SHA256.HashData(Bytes(call, 0)))),
        new("sha512(text: string)", call => Hex(SHA512.HashData(Bytes(call, 0)))),
        new("hmac_sha1(text: string, secretKey: string)", call => Hex(HMACSHA1.HashData(Bytes(call, 1), Bytes(call, 0)))),
        new("hmac_sha256(text: string, secretKey: string)", call => Hex(HMACSHA256.HashData(Bytes(call, 1), Bytes(call, 0)))),
        new("hmac_sha512(text: string, secretKey: string)", call => Hex(HMACSHA512.HashData(Bytes(call, 1), Bytes(call, 0)))),
        new("base64_encode(text: string)", call => Convert.ToBase64String(Bytes(call, 0))),
        new("base64_decode(text: string)", call => Encoding.UTF8.GetString(Convert.FromBase64String(call.Text(0) ?? string.Empty))),
    ];

    private static byte[] Bytes(NativeCall call, int index) => Encoding.UTF8.GetBytes(call.Text(index) ?? string.Empty);

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
