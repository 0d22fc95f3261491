using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DocPipe.Web;

/// <summary>The certificate by which the pages are served over https, out of the files that certificates are handed out in.</summary>
/// <param name="Certificate">With its private key.</param>
/// <param name="Chain">Those between it and the root, as far as the file holds them: a browser has only the root.</param>
public sealed record ServerCertificate(X509Certificate2 Certificate, X509Certificate2Collection Chain)
{
    private const string Key = "PRIVATE KEY-----", EncryptedKey = "-----BEGIN ENCRYPTED PRIVATE KEY-----", OldEncryption = "Proc-Type: 4,ENCRYPTED";

    /// <param name="path">A .pfx, or a .pem or .crt as text, the server's own certificate first.</param>
    /// <param name="keyPath">The private key as text, where it lies in a file of its own.</param>
    /// <param name="passwordFile">Holds the password of the .pfx, or of the key.</param>
    /// <exception cref="DataFileException">A file can't be read, is none of these, has no key or another's, or the password is wrong (DP7003).</exception>
    public static ServerCertificate Read(string path, string? keyPath = null, string? passwordFile = null)
    {
        var content = Bytes(path, "证书");
        var password = passwordFile is null ? null : System.Text.Encoding.UTF8.GetString(Bytes(passwordFile, "证书的密码文件")).TrimStart('\uFEFF').TrimEnd('\r', '\n');
        var text = System.Text.Encoding.UTF8.GetString(content);
        return text.Contains("-----BEGIN", StringComparison.Ordinal) ? OfText(path, text, keyPath, password) : OfBinary(path, content, keyPath, password);
    }

    /// <summary>What an administrator should know of it; null when there is nothing to say.</summary>
    public string? Warning(DateTimeOffset now) =>
        now > Certificate.NotAfter ? $"证书已在 {Day(Certificate.NotAfter)} 过期，浏览器会拦住，请换新的"
        : now < Certificate.NotBefore ? $"证书要到 {Day(Certificate.NotBefore)} 才生效，在那以前浏览器会拦住；也请看看这台电脑的时间对不对"
        : now.AddDays(14) > Certificate.NotAfter ? $"证书到 {Day(Certificate.NotAfter)} 就过期，请准备换新的"
        : null;

    private static ServerCertificate OfText(string path, string text, string? keyPath, string? password)
    {
        var all = new X509Certificate2Collection();
        try
        {
            all.ImportFromPem(text);
        }
        catch (CryptographicException e)
        {
            throw Wrong($"{path} 里的证书不完整或已损坏", e);
        }

        if (all.Count == 0) throw Wrong($"{path} 里没有证书（“-----BEGIN CERTIFICATE-----”那一段）{(keyPath is null ? "" : "，是不是和私钥的文件写反了")}");
        var keyFile = keyPath ?? path;
        var key = keyPath is null ? text : System.Text.Encoding.UTF8.GetString(Bytes(keyPath, "私钥"));
        if (!key.Contains(Key, StringComparison.Ordinal))
            throw Wrong(keyPath is null ? $"证书 {path} 里没有私钥；私钥在另一个文件里的，请用 --cert-key 给出" : $"{keyPath} 里没有私钥（“-----BEGIN PRIVATE KEY-----”那一段）");
        if (key.Contains(OldEncryption, StringComparison.Ordinal))
            throw Wrong($"私钥 {keyFile} 是旧的加密格式，请先转换：openssl pkcs8 -topk8 -in 旧私钥 -out 新私钥");
        var encrypted = key.Contains(EncryptedKey, StringComparison.Ordinal);
        if (encrypted && password is null) throw Wrong($"私钥 {keyFile} 有密码：请把密码写进一个文件，用 --cert-password-file 给出");
        try
        {
            using var own = encrypted ? X509Certificate2.CreateFromEncryptedPem(text, key, password) : X509Certificate2.CreateFromPem(text, key);
            var chain = new X509Certificate2Collection(all.Where(c => c.Thumbprint != own.Thumbprint).ToArray());
            // As Windows serves https only with a key that went through a store.
            return new ServerCertificate(X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null), chain);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw Wrong(encrypted ? $"私钥 {keyFile} 打不开：密码不对，或者不是证书 {path} 的私钥" : $"私钥 {keyFile} 已损坏，或者不是证书 {path} 的私钥", e);
        }
    }

    private static ServerCertificate OfBinary(string path, byte[] content, string? keyPath, string? password)
    {
        var form = FormOf(content);
        if (form == X509ContentType.Cert) throw Wrong($"证书 {path} 里没有私钥；请用连同私钥的 .pfx，或文本格式（.pem）的证书加 --cert-key");
        if (form != X509ContentType.Pkcs12) throw Wrong($"{path} 不是证书文件：要 .pfx，或文本格式（.pem）的证书");
        if (keyPath is not null) throw Wrong($"{path} 是连同私钥的 .pfx，不用再写 --cert-key");
        try
        {
            var all = X509CertificateLoader.LoadPkcs12Collection(content, password);
            var own = all.FirstOrDefault(c => c.HasPrivateKey) ?? throw Wrong($"证书 {path} 里没有私钥");
            return new ServerCertificate(own, new X509Certificate2Collection(all.Where(c => c != own).ToArray()));
        }
        catch (CryptographicException e)
        {
            throw Wrong(password is null
                ? $"证书 {path} 打不开：有密码的，请把密码写进一个文件，用 --cert-password-file 给出；没有密码的，文件已损坏" : $"证书 {path} 打不开：密码不对，或文件已损坏", e);
        }
    }

    private static X509ContentType FormOf(byte[] content)
    {
        try
        {
            return X509Certificate2.GetCertContentType(content);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return X509ContentType.Unknown;
        }
    }

    private static byte[] Bytes(string path, string what)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Wrong($"找不到{what}：{path}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Wrong($"{what} {path} 读不了，请检查有没有权限", e);
        }
    }

    private static string Day(DateTime day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    private static DataFileException Wrong(string message, Exception? e = null) => new("DP7003", message, e);
}
