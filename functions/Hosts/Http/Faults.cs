using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Renewal;

namespace DigiRenew.Http;

/// <summary>What can be wrong with a request before any use case sees it, in both languages.</summary>
internal static class Faults
{
    public static Text NotJson { get; } = new(
        "Conținutul nu este JSON valid, la {where}.",
        "The body is not valid JSON, at {where}.");

    public static Text UnknownMember { get; } = new(
        "Câmpul {where} nu este cunoscut sau lipsește un câmp obligatoriu de lângă el.",
        "The member {where} is not known, or a required one beside it is missing.");

    public static Text NotMultipart { get; } = new(
        "Conținutul nu este multipart/form-data valid, cu părțile file și signature.",
        "The body is not valid multipart/form-data with the parts file and signature.");

    public static Text FileMissing { get; } = new(
        "Lipsește partea file, cu numele fișierului.",
        "The part file, with a file name, is missing.");

    public static Text PartUnexpected { get; } = new(
        "Se primesc numai părțile file și signature, fiecare o singură dată.",
        "Only the parts file and signature are accepted, each once.");

    public static Text QueryUnknown { get; } = new(
        "Un parametru din adresă nu este cunoscut sau apare de două ori.",
        "A parameter in the address is not known or appears twice.");

    public static Text QueryUnreadable { get; } = new(
        "Parametrul {where} nu poate fi citit.",
        "The parameter {where} can’t be read.");

    public static Text ClockBackwards { get; } = new(
        "Ceasul poate fi mutat numai înainte.",
        "The clock moves forward only.");

    public static Text Protocol { get; } = new(
        "Cererea nu respectă HTTP.",
        "The request does not keep to HTTP.");

    public static Refusal Because(this Text what, Language language, string where = "") =>
        Refusal.Because(Problems.BadRequest, ("what", what.In(language, ("where", where))));
}
