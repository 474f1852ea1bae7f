using System.Text;

namespace DigiRenew.Tokens.Pkcs11;

/// <content>Objects and their attributes.</content>
internal sealed partial class Pkcs11Session
{
    private IReadOnlyList<ulong> Find(ulong objectClass) =>
        cryptoki.FindObjects(handle, new AttributeTemplate(cryptoki.Layout).With(Cka.Class, objectClass));

    private IReadOnlyList<ulong> WithId(ulong objectClass, byte[] id) => id.Length == 0
        ? []
        : cryptoki.FindObjects(
            handle, new AttributeTemplate(cryptoki.Layout).With(Cka.Class, objectClass).With(Cka.Id, id));

    private byte[]? Attribute(ulong instance, ulong type) => cryptoki.GetAttribute(handle, instance, type);

    private byte[] IdOf(ulong instance) => Attribute(instance, Cka.Id) ?? [];

    private string LabelOf(ulong instance) => Encoding.UTF8.GetString(Attribute(instance, Cka.Label) ?? []);

    /// <summary>A CK_BBOOL; false where the object has none.</summary>
    private bool Flag(ulong instance, ulong type) => Attribute(instance, type) is [not 0, ..];

    /// <summary>A CK_ULONG; null where the object has none.</summary>
    private ulong? Number(ulong instance, ulong type) =>
        Attribute(instance, type) is { } octets && octets.Length == cryptoki.Layout.UlongSize ? cryptoki.Layout.ReadUlong(octets) : null;

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
