using DigiRenew.Journey.Revocation;
using DigiRenew.Tests.Builders.InMemory;

namespace DigiRenew.Tests.Application.Contracts;

public sealed class In_memory_published_files : Published_files_contract
{
    protected override IPublishedFiles Files { get; } = new InMemoryPublishedFiles();
}
