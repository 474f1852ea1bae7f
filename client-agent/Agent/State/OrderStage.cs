namespace DigiRenew.Agent.State;

/// <summary>How far an order has come, as far as this program must remember to go on.</summary>
public enum OrderStage
{
    /// <summary>The new key pair is on the token.</summary>
    KeyMade,

    /// <summary>The service has a draft and has sent its code.</summary>
    Drafted,

    /// <summary>The order is signed; whether the service has it is not known yet.</summary>
    Signed,

    /// <summary>The service has the order.</summary>
    Placed,
}
