namespace DigiRenew.Agent.Sending;

/// <summary>What a file is, compared with the paper that it should be. Nothing is signed to find out.</summary>
public enum PaperMatch
{
    /// <summary>Byte for byte the paper.</summary>
    Same,

    /// <summary>The paper, saved again, annotated or signed by another program.</summary>
    Resaved,

    /// <summary>Another file.</summary>
    Foreign,
}
