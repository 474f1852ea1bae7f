using DigiRenew.Pki;
using DigiRenew.Tests.Fuzz.Mutations;

namespace DigiRenew.Tests.Fuzz.Targets;

/// <summary>Software keys sign at once.</summary>
internal static class Software
{
    public static T Now<T>(Task<T> task) => task.GetAwaiter().GetResult();

    public static byte[] Sign(SoftwareKey key, byte[] message) => Now(key.SignAsync(message, CancellationToken.None).AsTask());

    /// <summary>A mutant of a signed structure (certificate, list, request); half of them are signed anew over what was changed.</summary>
    public static byte[] Resigned(Random random, byte[] seed, SoftwareKey key)
    {
        if (random.Next(2) == 0 || DerNode.TryRead(seed) is not { Inside: [var toBeSigned, _, var signature] } root)
        {
            return DerMutations.Apply(random, seed);
        }

        DerMutations.Edit(random, toBeSigned);
        signature.Inside = null;
        signature.Value = [0, .. Sign(key, toBeSigned.Write())];
        return root.Write();
    }
}
