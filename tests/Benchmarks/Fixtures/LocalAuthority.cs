using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WhatsAppReplies.Benchmarks.Fixtures;

/// <summary>A certificate authority for one run, and a server's certificate of it. Subjects find it among the public ones, as they do on Lambda.</summary>
internal sealed class LocalAuthority : IDisposable
{
    public const string Host = "localhost";

    /// <summary>Where Linux distributions keep the public authorities in one file; the second is that of Lambda's image.</summary>
    private static readonly string[] PublicAuthorities = ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt"];

    /// <param name="folder">For its files.</param>
    /// <param name="now">From when on the certificates are valid.</param>
    public LocalAuthority(string folder, DateTimeOffset now)
    {
        var (from, until) = (now.AddHours(-1), now.AddDays(1));
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Benchmark authority", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        using var authority = request.CreateSelfSigned(from, until);
        Server = Issue(authority, from, until);

        Directory.CreateDirectory(folder);
        var bundle = Array.Find(PublicAuthorities, File.Exists)
            ?? throw new ProblemException($"There are no public certificate authorities on this machine ({string.Join(", ", PublicAuthorities)}).");
        OwnFile = Path.Combine(folder, "authority.pem");
        BundleFile = Path.Combine(folder, "authorities.pem");
        EmptyFolder = Directory.CreateDirectory(Path.Combine(folder, "none")).FullName;
        File.WriteAllText(OwnFile, authority.ExportCertificatePem() + "\n");
        File.WriteAllText(BundleFile, File.ReadAllText(bundle) + File.ReadAllText(OwnFile));
        Count = File.ReadLines(BundleFile).Count(line => line.StartsWith("-----BEGIN", StringComparison.Ordinal));
    }

    public X509Certificate2 Server { get; }

    /// <summary>The authority alone: Node adds it to the public ones that it brings.</summary>
    public string OwnFile { get; }

    /// <summary>The authority and the public ones of this machine.</summary>
    public string BundleFile { get; }

    /// <summary>So that none is read twice.</summary>
    public string EmptyFolder { get; }

    /// <summary>How many there are in the bundle.</summary>
    public int Count { get; }

    public void Dispose() => Server.Dispose();

    private static X509Certificate2 Issue(X509Certificate2 authority, DateTimeOffset from, DateTimeOffset until)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Host);
        request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(authority, from, until, RandomNumberGenerator.GetBytes(8));
        return issued.CopyWithPrivateKey(key);
    }
}
