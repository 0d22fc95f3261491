using System.Globalization;
using System.Security.Cryptography;

namespace DocPipe.Web.Accounts;

/// <summary>
/// Slow salted hashes of passwords: "pbkdf2-sha512$iterations$salt$hash" (base64). The cost stands in the string, so that it can be
/// raised without locking anybody out.
/// </summary>
public static class PasswordHash
{
    /// <summary>Characters; what a person can remember is long rather than odd (NIST SP 800-63B).</summary>
    public const int Shortest = 8;

    public const int Longest = 200;

    private const string Scheme = "pbkdf2-sha512";
    private const int Iterations = 210_000;
    private const int MostIterations = 10_000_000;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    public static string Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var hash = Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, HashAlgorithmName.SHA512, HashBytes);
        return string.Create(CultureInfo.InvariantCulture, $"{Scheme}${Iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");
    }

    /// <summary>Takes as long for a wrong password as for the right one; a string of another shape matches nothing.</summary>
    public static bool Matches(string password, string kept)
    {
        var parts = kept.Split('$');
        if (parts.Length != 4 || parts[0] != Scheme
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var iterations) || iterations is < 1 or > MostIterations)
            return false;
        Span<byte> salt = stackalloc byte[64], hash = stackalloc byte[64];
        if (!Convert.TryFromBase64String(parts[2], salt, out var saltLength) || !Convert.TryFromBase64String(parts[3], hash, out var hashLength) || hashLength == 0)
            return false;
        Span<byte> tried = stackalloc byte[hashLength];
        Rfc2898DeriveBytes.Pbkdf2(password, salt[..saltLength], tried, iterations, HashAlgorithmName.SHA512);
        return CryptographicOperations.FixedTimeEquals(tried, hash[..hashLength]);
    }
}
