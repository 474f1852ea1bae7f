namespace DigiRenew.Agent.Updating;

/// <summary>What the holder chose for the update.</summary>
/// <param name="Replug">False with --no-replug: the token can't be unplugged.</param>
/// <param name="RemoveOld">--remove-old: yes or no; null asks, and keeps where nobody can be asked.</param>
public sealed record UpdateOptions(bool Replug = true, bool? RemoveOld = null);
