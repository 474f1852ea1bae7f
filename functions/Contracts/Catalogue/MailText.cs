using System.Collections.Immutable;

namespace DigiRenew.Contracts.Catalogue;

/// <summary>One message in both languages; <c>{name}</c> stands for a value.</summary>
/// <param name="Subject">Subject.</param>
/// <param name="Paragraphs">What it says, in order.</param>
public sealed record MailText(Text Subject, ImmutableArray<Text> Paragraphs);
