using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DigiRenew.Journey.Storage;
using DigiRenew.Renewal;

namespace DigiRenew.Journey.Effects;

/// <summary>Effects as text: name, a space, JSON.</summary>
public static class EffectCodec
{
    private static readonly FrozenDictionary<string, JsonTypeInfo> ByName = new JsonTypeInfo[]
    {
        StorageJson.Default.Publish,
        StorageJson.Default.SendMail,
        StorageJson.Default.MakePapers,
        StorageJson.Default.VerifyUpload,
        StorageJson.Default.StampUpload,
        StorageJson.Default.BeginIssuance,
        StorageJson.Default.SignCertificate,
        StorageJson.Default.RegisterIssued,
        StorageJson.Default.LapseAt,
        StorageJson.Default.ReleaseClaims,
        StorageJson.Default.TellFinance,
        StorageJson.Default.CallOfficer,
        StorageJson.Default.PreserveEvidence,
        StorageJson.Default.EraseDocuments,
        StorageJson.Default.ForgetDraft,
        StorageJson.Default.UpdateContact,
        StorageJson.Default.RevokeCertificate,
    }.ToFrozenDictionary(info => info.Type.Name, StringComparer.Ordinal);

    public static string Write(RenewalEffect effect)
    {
        var name = effect.GetType().Name;
        return $"{name} {JsonSerializer.Serialize(effect, ByName[name])}";
    }

    /// <exception cref="InvalidDataException">The effect can't be read.</exception>
    public static RenewalEffect Read(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && ByName.TryGetValue(text[..space], out var info)
            ? (RenewalEffect)JsonSerializer.Deserialize(text[space..], info)!
            : throw new InvalidDataException("Unknown effect.");
    }
}
