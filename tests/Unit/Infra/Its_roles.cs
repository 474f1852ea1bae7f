namespace DigiRenew.Tests.Unit.Infra;

/// <summary>Rights are given in one file, each with its reason; the issuing key is one part's alone.</summary>
public sealed class Its_roles
{
    private const string Assignment = "Microsoft.Authorization/roleAssignments";

    private static readonly BicepFile Roles = BicepFile.Open(Repository.Path("infra", "roles.bicep"));

    private static readonly BicepDeclaration[] Assignments = [.. Roles.Resources.Where(resource => resource.Type == Assignment)];

    [Fact]
    public void stand_in_one_file()
    {
        Assert.InRange(Assignments.Length, 10, 100);
        foreach (var file in BicepFile.All().Where(file => file.Path != Roles.Path))
        {
            Assert.DoesNotContain("Microsoft.Authorization/", file.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void have_their_reasons() =>
        Assert.All(Assignments, assignment => Assert.True(Reason(assignment).Length >= 40, $"{assignment}: no reason stands above it."));

    [Fact]
    public void are_given_on_a_resource_and_never_on_the_group() =>
        Assert.All(Assignments, assignment => Assert.Matches(@"(?m)^\s+scope: (?!resourceGroup|subscription)\w", assignment.Rest));

    [Fact]
    public void let_issue_alone_sign_certificates()
    {
        var onIssuingVault = Assignments.Where(assignment => assignment.Rest.Contains("scope: issuingVault\n", StringComparison.Ordinal)).ToList();
        Assert.Equal(["issueSignsCertificates", "deployerMakesIssuer"], onIssuingVault.Select(assignment => assignment.Name));
        Assert.True(onIssuingVault[0].Says("principalId", "issuePrincipal") && onIssuingVault[0].Says("roleDefinitionId", "signer.id"));
        Assert.True(onIssuingVault[1].Says("principalId", "deployerPrincipal"));
    }

    [Fact]
    public void let_front_alone_read_what_sessions_rest_on()
    {
        var onFrontVault = Assignments.Where(assignment => assignment.Rest.Contains("scope: frontVault\n", StringComparison.Ordinal)).ToList();
        Assert.Equal(["frontReadsSecrets", "deployerFillsFrontVault"], onFrontVault.Select(assignment => assignment.Name));
        Assert.True(onFrontVault[0].Says("principalId", "frontPrincipal"));
        Assert.Contains("[frontPrincipal, verifyPrincipal]", Assignments.Single(assignment => assignment.Name == "partsReadSecrets").Rest, StringComparison.Ordinal);
    }

    [Fact]
    public void let_nobody_remove_records()
    {
        var keeper = Roles.Resources.Single(resource => resource.Name == "recordKeeper");
        Assert.DoesNotContain("delete", keeper.Rest, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("blobs/tags/write'", keeper.Rest, StringComparison.Ordinal);
        var erasable = BicepFile.Open(Repository.Path("infra", "main.bicep")).Declarations.Single(declaration => declaration.Name == "erasableContainers").Rest;
        Assert.All(["orders", "evidence", "audit"], container => Assert.DoesNotContain($"'{container}'", erasable, StringComparison.Ordinal));
    }

    /// <summary>Records of issued orders are erased once their time is over, evidence included; until then the policy on the container keeps it from everybody.</summary>
    [Fact]
    public void let_verify_alone_of_the_parts_erase_evidence_which_a_policy_keeps_for_its_time()
    {
        var onEvidence = Assignments.Where(assignment => assignment.Rest.Contains("scope: evidence\n", StringComparison.Ordinal)).ToList();
        Assert.Equal(["verifyErasesEvidence"], onEvidence.Select(assignment => assignment.Name));
        Assert.True(onEvidence[0].Says("principalId", "verifyPrincipal") && onEvidence[0].Says("roleDefinitionId", "eraser.id"));
    }

    [Fact]
    public void let_whoever_administers_records_neither_sign_nor_read_secrets()
    {
        var given = Assignments.Where(assignment => assignment.Says("principalId", "administratorPrincipal")).ToList();
        Assert.Equal(["administratorErases", "administratorKeepsRecords", "administratorWrapsDataKeys"], given.Select(assignment => assignment.Name).Order(StringComparer.Ordinal));
        Assert.All(given, assignment => Assert.Contains("if (!empty(administratorPrincipal))", assignment.Rest, StringComparison.Ordinal));
        Assert.All(given, assignment => Assert.DoesNotContain("signer", assignment.Rest, StringComparison.Ordinal));
    }

    private static string Reason(BicepDeclaration assignment) => string.Join(' ', assignment.Before.Split('\n')
        .Select(line => line.Trim()).Where(line => line.StartsWith("// ", StringComparison.Ordinal)).Select(line => line[3..]));
}
