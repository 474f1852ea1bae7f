namespace DigiRenew.Hosts.AzureFunctions;

/// <summary>Which of the three apps this process is; all run the same code with other functions switched on.</summary>
internal enum ServicePart
{
    /// <summary>Answers HTTP.</summary>
    Front,

    /// <summary>Performs everything but issuance, and watches.</summary>
    Verify,

    /// <summary>Issues; the only part whose identity may use the issuing key.</summary>
    Issue,
}
