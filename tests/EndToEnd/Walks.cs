namespace DigiRenew.Tests.EndToEnd;

/// <summary>Walks and stages run one after the other; the plain walk is shared.</summary>
[CollectionDefinition("Walks")]
public sealed class Walks : ICollectionFixture<Demonstration>;
