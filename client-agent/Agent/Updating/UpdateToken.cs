using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using DigiRenew.Agent.Devices;
using DigiRenew.Agent.Ordering;
using DigiRenew.Agent.Sessions;
using DigiRenew.Agent.State;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pki;
using DigiRenew.Pki.Certificates;
using DigiRenew.Pki.Cms;
using DigiRenew.Tokens;

namespace DigiRenew.Agent.Updating;

/// <summary>
/// Safe swap (SPEC §6): write, read back, sign and verify with the new pair, only then report; the old certificate and key
/// stay until the holder agrees. Each step looks at what is already so: power lost anywhere leaves a token that works,
/// and the next run goes on from there.
/// </summary>
public sealed class UpdateToken(AgentContext context)
{
    public async Task<UpdateOutcome> RunAsync(UpdateOptions options, CancellationToken cancellationToken)
    {
        using var connection = await HolderDoor.OpenAsync(
            context, OrderFinder.Kept(context), AgentTexts.PurposeUpdate.In(context.Language), 2, cancellationToken).ConfigureAwait(false);
        var (view, record) = OrderFinder.Find(context, connection);
        if (LeftoverKeys.IsOver(view.State))
        {
            throw new AgentException(Problems.OutOfOrder, context.Language, ("state", AgentTexts.State(view.State).In(context.Language)));
        }

        if (view.State is not ("issued" or "installed"))
        {
            throw new AgentException(
                Problems.NotIssued, context.Language, ("date", view.IssueDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        var old = CertificateOnToken.List(connection.Token).FirstOrDefault(one => one.Facts.Sha256.Hex == record.CertificateSha256)?.Facts;
        var certificate = await NewCertificate.FetchAsync(context, connection, view, old, cancellationToken).ConfigureAwait(false);
        record = record with { NewCertificateSha256 = certificate.Sha256.Hex };
        OrderFinder.Keep(context, record);

        Write(connection, certificate, view.Number);
        await TryAsync(connection, certificate, cancellationToken).ConfigureAwait(false);
        record = await ReportAsync(connection, view, record, certificate, cancellationToken).ConfigureAwait(false);
        await LeftoverKeys.OfferAsync(context, connection, connection.View.Orders, record.NewKeySha256, cancellationToken).ConfigureAwait(false);
        if (options.Replug && !record.Finished)
        {
            await Replug.WaitAsync(context, connection, cancellationToken).ConfigureAwait(false);
            connection.Reconnect(login: true);
            ReadBack(connection, certificate);
            context.Say(AgentTexts.Replugged);
        }

        OrderFinder.Keep(context, record with { Finished = true });
        var removed = old is not null && old.Sha256 != certificate.Sha256
            && await RemoveOldAsync(connection, old, options.RemoveOld, cancellationToken).ConfigureAwait(false);
        context.Say(AgentTexts.Finished, ("serial", certificate.Serial), ("until", Moment(certificate.NotAfter)));
        return new(view.Number, certificate.Serial, certificate.Sha256.Hex, certificate.NotAfter, options.Replug, removed);
    }

    /// <summary>Writes the certificate beside its private key, where it is not there yet, and reads it back.</summary>
    private void Write(HolderConnection connection, CertificateFacts certificate, string number)
    {
        var key = connection.Find(certificate.PublicKey)
            ?? throw new AgentException(AgentFaults.KeyMissing, ("token", connection.TokenInfo.Label), ("key", certificate.PublicKey.Hex));
        if (connection.Token.ListCertificates().Any(one => IsBeside(one, certificate, key)))
        {
            context.Say(AgentTexts.WrittenBefore);
        }
        else
        {
            using var working = context.Working(AgentTexts.Writing);
            connection.Token.WriteCertificate(certificate.Der, key.Id.Span, NewKey.LabelPrefix + number);
        }

        ReadBack(connection, certificate);
        context.Say(AgentTexts.Written);
    }

    private void ReadBack(HolderConnection connection, CertificateFacts certificate)
    {
        var key = connection.Find(certificate.PublicKey);
        if (key is null || !connection.Token.ListCertificates().Any(one => IsBeside(one, certificate, key)))
        {
            throw new AgentException(AgentFaults.ReadBackFailed, ("what", AgentTexts.NotOnToken.In(context.Language)));
        }
    }

    private static bool IsBeside(TokenCertificate found, CertificateFacts certificate, TokenKey key) =>
        found.Der.Span.SequenceEqual(certificate.Der.Span) && found.Id.Span.SequenceEqual(key.Id.Span);

    /// <summary>Signs a random text with the new key and verifies it with the certificate that was read back.</summary>
    private async Task TryAsync(HolderConnection connection, CertificateFacts certificate, CancellationToken cancellationToken)
    {
        using (context.Working(AgentTexts.Trying))
        {
            var key = connection.KeyOf(certificate);
            byte[] challenge = [.. "DigiRenew 1: test of a new key, no document\n"u8, .. RandomNumberGenerator.GetBytes(32)];
            var signature = await key.SignAsync(challenge, cancellationToken).ConfigureAwait(false);
            if (!PublicKeys.Verify(certificate.SubjectPublicKeyInfo, key.Scheme, challenge, signature))
            {
                throw new AgentException(AgentFaults.ReadBackFailed, ("what", AgentTexts.DoesNotSign.In(context.Language)));
            }
        }

        context.Say(AgentTexts.Works);
    }

    /// <summary>Reports once: not where the service knows already.</summary>
    private async Task<OrderRecord> ReportAsync(
        HolderConnection connection, OrderView view, OrderRecord record, CertificateFacts certificate, CancellationToken cancellationToken)
    {
        if (view.State == "installed")
        {
            context.Say(AgentTexts.ReportedBefore);
        }
        else
        {
            await connection.StayOpenAsync(cancellationToken).ConfigureAwait(false);
            var now = context.Clock.GetUtcNow();
            var statement = new InstallationStatement(
                Purposes.Installation, context.Service.Address.Origin, view.Id, now.AddMinutes(5), certificate.Sha256.Hex, connection.Device);
            var signed = await connection.SignAsync(
                JsonSerializer.SerializeToUtf8Bytes(statement, WireJson.Default.InstallationStatement),
                StatementTypes.Installation,
                detached: false,
                certificate,
                now,
                cancellationToken).ConfigureAwait(false);
            await context.Service.ReportInstallationAsync(view.Id, signed, cancellationToken).ConfigureAwait(false);
            context.Say(AgentTexts.Reported);
        }

        record = record with { InstallationReported = true };
        OrderFinder.Keep(context, record);
        return record;
    }

    private async Task<bool> RemoveOldAsync(HolderConnection connection, CertificateFacts old, bool? answer, CancellationToken cancellationToken)
    {
        var question = AgentTexts.RemoveOld.In(context.Language, ("serial", old.Serial), ("until", Moment(old.NotAfter)));
        if (!(answer ?? await context.Dialogue.ConfirmGravelyAsync(question, cancellationToken).ConfigureAwait(false)))
        {
            context.Say(AgentTexts.OldKept);
            return false;
        }

        var key = connection.Find(old);
        var shared = key is not null && CertificateOnToken.List(connection.Token).Any(one => one.Facts.Sha256 != old.Sha256 && IsOf(one, key, old));
        connection.Token.RemoveCertificate(old.Der);
        if (key is not null && !shared)
        {
            connection.Token.RemoveKeyPair(key);
        }

        context.Say(shared ? AgentTexts.OldKeyKept : AgentTexts.OldRemoved);
        return true;
    }

    /// <summary>Whether another certificate lives by the key of the old one.</summary>
    private static bool IsOf(CertificateOnToken other, TokenKey key, CertificateFacts old) =>
        other.Facts.PublicKey == old.PublicKey || (!key.Id.IsEmpty && other.Object.Id.Span.SequenceEqual(key.Id.Span));

    private string Moment(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, context.Clock.LocalTimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
