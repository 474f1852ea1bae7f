using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Journey;
using DigiRenew.Journey.Review;
using DigiRenew.Journey.Sessions;
using DigiRenew.Renewal;
using Microsoft.AspNetCore.Http;

namespace DigiRenew.Http.Authentication;

/// <summary>Finds out who calls.</summary>
internal sealed class Authenticator(HttpEdge edge, SessionTokens tokens)
{
    private const string ProofHeader = "DPoP";

    /// <summary>A header that no form and no foreign page can add: a request that changes something must carry it.</summary>
    private const string ReviewHeader = "X-DigiRenew-Review";

    /// <summary>Verifies the proof of possession of a session key for this very request (RFC 9449 §4.3).</summary>
    /// <param name="context">The request.</param>
    /// <param name="accessToken">The token that the proof must name; null where the request has none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The thumbprint of the key.</returns>
    public async Task<Outcome<string>> ProveKeyAsync(HttpContext context, string? accessToken, CancellationToken cancellationToken)
    {
        if (await ReadProofAsync(context, accessToken).ConfigureAwait(false) is not { } proof)
        {
            return Refusal.Because(Problems.ProofInvalid);
        }

        return await IsFirstUseAsync(proof, cancellationToken).ConfigureAwait(false) ? proof.Thumbprint : Refusal.Because(Problems.ProofInvalid);
    }

    /// <summary>Verifies a holder's token and that the caller has the key it is bound to.</summary>
    public async Task<Outcome<HolderSession>> AuthenticateHolderAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (Credentials(context, ProofHeader) is not { } token || await tokens.ReadAsync(token).ConfigureAwait(false) is not { } session)
        {
            return Refusal.Because(Problems.Unauthorised);
        }

        if (await ReadProofAsync(context, token).ConfigureAwait(false) is not { } proof
            || proof.Thumbprint != session.KeyThumbprint
            || !await IsFirstUseAsync(proof, cancellationToken).ConfigureAwait(false))
        {
            return Refusal.Because(Problems.ProofInvalid);
        }

        return session;
    }

    /// <summary>
    /// Finds the operator: whom the platform signed in, where one does; else that of the API key that came along; else that
    /// of the client certificate. A key is somebody's under --development only, or that of a machine that brings statements.
    /// </summary>
    public async Task<Outcome<OperatorIdentity>> AuthenticateOperatorAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (edge.SignedIn is null && Credentials(context, "Bearer") is { } key)
        {
            return await FindByKeyAsync(key, cancellationToken).ConfigureAwait(false) is { } known ? known : Refusal.Because(Problems.Unauthorised);
        }

        var caller = edge.SignedIn is { } platform
            ? platform.Identify(context.Request)
            : await FindByCertificateAsync(context.Connection, cancellationToken).ConfigureAwait(false);
        return caller is null ? Refusal.Because(Problems.Unauthorised)
            : IsImportMachine(caller) || IsOurOwnPage(context.Request) ? caller
            : Refusal.Because(Problems.Forbidden);
    }

    private async Task<OperatorIdentity?> FindByKeyAsync(string key, CancellationToken cancellationToken) =>
        edge.Operators is { } directory
        && await directory.FindAsync(key, cancellationToken).ConfigureAwait(false) is { } known
        && (edge.Settings.Development || IsImportMachine(known))
            ? known
            : null;

    private async Task<OperatorIdentity?> FindByCertificateAsync(ConnectionInfo connection, CancellationToken cancellationToken) =>
        edge.OperatorCertificates is { } directory && connection.ClientCertificate is { } certificate
            ? await directory.FindAsync(certificate, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>No person: it has no browser that would bring something by itself.</summary>
    private static bool IsImportMachine(OperatorIdentity caller) => caller.Roles.SetEquals([OperatorRoles.Import]);

    // A browser brings the platform's cookie and the client certificate by itself: whatever changes something must be seen to come from our own page.
    // Reading may be a look that goes into the trail: no foreign page can have one written there (W3C Fetch Metadata; other programs send no such header).
    private bool IsOurOwnPage(HttpRequest request) => HttpMethods.IsGet(request.Method)
        ? request.Headers["Sec-Fetch-Site"] is [] or ["same-origin" or "none"]
        : (request.Headers[ReviewHeader] is ["1"] && request.Headers.Origin is [{ } origin] && origin == edge.Settings.Origin);

    private async Task<SessionKeyProof?> ReadProofAsync(HttpContext context, string? accessToken)
    {
        var request = context.Request;
        if (request.Headers[ProofHeader] is not [{ } header])
        {
            return null;
        }

        var proof = await SessionKeyProof.ReadAsync(header).ConfigureAwait(false);
        var tolerance = edge.Settings.ClockTolerance;
        return proof is not null
            && proof.Method == request.Method
            && proof.Address == edge.Settings.Origin + request.FullPath()
            && (edge.Context.Now - proof.IssuedAt).Duration() <= tolerance
            && proof.TokenHash == HashOf(accessToken)
                ? proof
                : null;
    }

    // Once a proof's time is over, it is refused by its time: the claim need not last longer.
    private async Task<bool> IsFirstUseAsync(SessionKeyProof proof, CancellationToken cancellationToken)
    {
        var use = Guid.NewGuid().ToString("N");
        var end = proof.IssuedAt + edge.Settings.ClockTolerance + TimeSpan.FromSeconds(1);
        var claim = await edge.Context.Ports.Claims
            .TryClaimAsync($"dpop/{proof.Thumbprint}/{proof.Id}", use, end, cancellationToken)
            .ConfigureAwait(false);
        return claim.Owner == use;
    }

    private static string? HashOf(string? accessToken) =>
        accessToken is null ? null : Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)));

    private static string? Credentials(HttpContext context, string scheme)
    {
        if (context.Request.Headers.Authorization is not [{ } header])
        {
            return null;
        }

        var space = header.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && header[..space].Equals(scheme, StringComparison.OrdinalIgnoreCase) ? header[(space + 1)..].Trim() : null;
    }
}
