using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DocPipe.Tests.Web;

/// <summary>Certificates for this machine, made on the spot: a root, one between, and the server's own.</summary>
internal sealed class TestCertificates : IDisposable
{
    public const string Password = "钥 匙 7";

    public static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), Until = From.AddYears(20);

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public TestCertificates()
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var betweenKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var root = Issuer("CN=test root", rootKey).CreateSelfSigned(From, Until);
        Root = X509CertificateLoader.LoadCertificate(root.RawData);
        using var between = Issuer("CN=test between", betweenKey).Create(root, From, Until, [2]).CopyWithPrivateKey(betweenKey);
        Between = X509CertificateLoader.LoadCertificate(between.RawData);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        Own = request.Create(between, From, Until, [3]).CopyWithPrivateKey(key);
    }

    public X509Certificate2 Root { get; }

    public X509Certificate2 Between { get; }

    public X509Certificate2 Own { get; }

    public string CertificatePem => Own.ExportCertificatePem();

    public string KeyPem => key.ExportPkcs8PrivateKeyPem();

    public string EncryptedKeyPem => key.ExportEncryptedPkcs8PrivateKeyPem(Password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));

    public byte[] Pfx(string? password) => new X509Certificate2Collection { Between, Own }.Export(X509ContentType.Pkcs12, password)!;

    public static string OtherKeyPem()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return other.ExportPkcs8PrivateKeyPem();
    }

    public void Dispose()
    {
        key.Dispose();
        Root.Dispose();
        Between.Dispose();
        Own.Dispose();
    }

    private static CertificateRequest Issuer(string name, ECDsa key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request;
    }
}
