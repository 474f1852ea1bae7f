namespace DigiRenew.Tests.EndToEnd;

/// <summary>The same walk, with everything that the service keeps in blobs of an Azurite.</summary>
public sealed class DemonstrationOnBlobs : Demonstration
{
    protected override string Storage => "azurite";
}
