namespace DigiRenew.Demo;

/// <summary>A step of the demonstration failed; the message is for a person.</summary>
public sealed class DemoException(string message) : Exception(message);
