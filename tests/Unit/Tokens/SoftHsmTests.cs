using Xunit;

namespace DigiRenew.Tests.Unit.Tokens;

/// <summary>SoftHSM reads one configuration a process, from the native environment: whatever touches it runs one after another.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SoftHsmTests
{
    public const string Name = "SoftHSM";
}
