using System.Buffers.Binary;

namespace DigiRenew.Renewal;

/// <summary>A renewal's id: in addresses, in storage, and as the name of its orchestration.</summary>
public readonly record struct RenewalId(Guid Value)
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static RenewalId Parse(string text) => new(Guid.Parse(text));

    public static bool TryParse(string? text, out RenewalId id)
    {
        var valid = Guid.TryParseExact(text, "D", out var value);
        id = new(value);
        return valid;
    }

    /// <summary>The number that people read out, e.g. DR-7K3M9-2QXTA: 50 bits of the id in Crockford's base 32.</summary>
    public string Number
    {
        get
        {
            Span<byte> octets = stackalloc byte[16];
            Value.TryWriteBytes(octets);
            var bits = BinaryPrimitives.ReadUInt64BigEndian(octets[8..]) & 0x3_FFFF_FFFF_FFFF;
            Span<char> digits = stackalloc char[10];
            for (var at = 9; at >= 0; at--, bits >>= 5)
            {
                digits[at] = Alphabet[(int)(bits & 31)];
            }

            return $"DR-{digits[..5]}-{digits[5..]}";
        }
    }

    public override string ToString() => Value.ToString("D");
}
