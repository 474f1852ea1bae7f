namespace DigiRenew.Tokens.Pkcs11;

/// <content>Certificate objects.</content>
internal sealed partial class Pkcs11Session
{
    public IReadOnlyList<TokenCertificate> ListCertificates()
    {
        // Before login private keys don't show; a public key beside the certificate tells of one.
        var sight = Token.LoginRequired && !IsLoggedIn ? Find(Cko.PrivateKey).Concat(Find(Cko.PublicKey)) : Find(Cko.PrivateKey);
        var ids = sight.Select(k => Convert.ToHexString(IdOf(k))).Where(id => id.Length > 0).ToHashSet(StringComparer.Ordinal);
        return [.. Certificates().Select(c => c with { HasPrivateKey = ids.Contains(Convert.ToHexString(c.Id.Span)) })];
    }

    public void WriteCertificate(ReadOnlyMemory<byte> der, ReadOnlySpan<byte> id, string label)
    {
        var parts = CertificateParts.Read(der) ?? throw new ArgumentException("Not an X.509 certificate.", nameof(der));
        foreach (var there in CertificateHandles())
        {
            if (der.Span.SequenceEqual(Attribute(there, Cka.Value)) && id.SequenceEqual(IdOf(there)))
            {
                return; // written by a run that was interrupted after this step
            }
        }

        cryptoki.CreateObject(handle, new AttributeTemplate(cryptoki.Layout)
            .With(Cka.Class, Cko.Certificate)
            .With(Cka.CertificateType, Cko.X509)
            .With(Cka.Token, true)
            .With(Cka.Private, false)
            .With(Cka.Label, Utf8(label))
            .With(Cka.Id, id)
            .With(Cka.Subject, parts.Subject.Span)
            .With(Cka.Issuer, parts.Issuer.Span)
            .With(Cka.SerialNumber, parts.SerialNumber.Span)
            .With(Cka.Value, der.Span));
    }

    public void RemoveCertificate(ReadOnlyMemory<byte> der)
    {
        var found = CertificateHandles().Where(c => der.Span.SequenceEqual(Attribute(c, Cka.Value))).ToList();
        if (found.Count == 0)
        {
            throw new TokenException(TokenFailure.ObjectMissing, "C_FindObjects");
        }

        foreach (var certificate in found)
        {
            cryptoki.DestroyObject(handle, certificate);
        }
    }

    private IReadOnlyList<ulong> CertificateHandles() => cryptoki.FindObjects(
        handle,
        new AttributeTemplate(cryptoki.Layout).With(Cka.Class, Cko.Certificate).With(Cka.CertificateType, Cko.X509));

    /// <summary>Certificates as they are, without looking for keys.</summary>
    private IReadOnlyList<TokenCertificate> Certificates() =>
        [.. CertificateHandles()
            .Select(c => (Handle: c, Der: Attribute(c, Cka.Value)))
            .Where(c => c.Der is { Length: > 0 })
            .Select(c => new TokenCertificate(c.Der, IdOf(c.Handle), LabelOf(c.Handle), HasPrivateKey: false))];
}
