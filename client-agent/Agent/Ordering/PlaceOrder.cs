using System.Globalization;
using System.Text.Json;
using DigiRenew.Agent.Sessions;
using DigiRenew.Agent.State;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pki;
using DigiRenew.Pki.Requests;
using DigiRenew.Tokens;

namespace DigiRenew.Agent.Ordering;

/// <summary>Orders a renewal (SPEC §1, II.2-6). Every step is kept in order.json first, so a later run goes on from it.</summary>
/// <param name="context">The run.</param>
/// <param name="entry">Where the form comes from; the dialogue's questions where absent.</param>
public sealed class PlaceOrder(AgentContext context, IFormEntry? entry = null)
{
    private static readonly HashSet<string> ForAnotherKey = new(StringComparer.Ordinal)
    {
        Problems.KeyInUse.Code, Problems.KeyNotFresh.Code, Problems.KeyNotAccepted.Code,
    };

    /// <summary>Runs the order.</summary>
    /// <returns>The order as the service has it.</returns>
    public async Task<OrderView> RunAsync(OrderOptions options, CancellationToken cancellationToken)
    {
        var kept = context.Home.ReadOrder();
        using var connection = await HolderDoor.OpenAsync(
            context, Continued(kept), AgentTexts.PurposeOrder.In(context.Language), 2, cancellationToken).ConfigureAwait(false);
        kept = Settle(kept, connection);
        if (kept is { Stage: OrderStage.Signed })
        {
            return await RepeatAsync(kept, cancellationToken).ConfigureAwait(false);
        }

        RefuseWhereNotPossible(connection);
        var draftable = await PrepareAsync(options, connection, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var draft = await DraftAsync(connection, kept, options.Key, draftable, cancellationToken).ConfigureAwait(false);
            if (await SignAndSendAsync(connection, draft, draftable, cancellationToken).ConfigureAwait(false) is { } placed)
            {
                await LeftoverKeys.OfferAsync(context, connection, connection.View.Orders, draft.Order.NewKeySha256, cancellationToken).ConfigureAwait(false);
                return placed;
            }

            kept = draft.Order with { Stage = OrderStage.KeyMade, Draft = null }; // Another code is another draft, for the same key and form.
        }
    }

    /// <summary>The record to go on with; one that is finished does not say which certificate this order is about.</summary>
    private OrderRecord? Continued(OrderRecord? kept) =>
        kept is null || kept.Finished || context.Settings.CertificateSerial is not null ? null : kept;

    /// <summary>Puts a record aside that belongs to another, ended order.</summary>
    private OrderRecord? Settle(OrderRecord? kept, HolderConnection connection)
    {
        if (kept is null)
        {
            return null;
        }

        var view = connection.View.Orders.FirstOrDefault(order => order.Id == kept.Order);
        var over = kept.Finished || (view is not null && (LeftoverKeys.IsOver(view.State) || view.State == "installed"));
        if (over)
        {
            context.Home.Archive(kept.Number ?? kept.NewKeySha256);
            return null;
        }

        if (kept.CertificateSha256 != connection.Signer.Sha256.Hex || kept.Service != context.Service.Address.Origin)
        {
            switch (kept.Stage)
            {
                case OrderStage.Signed:
                    throw new AgentException(AgentFaults.OtherOrderOpen, ("home", context.Home.Folder));
                case OrderStage.Placed:
                    context.Home.Archive(kept.Number ?? kept.NewKeySha256); // The service has it; it comes back when it is asked for.
                    break;
            }

            return null; // A draft that nobody waits for; its key is offered for removal.
        }

        return kept.Stage != OrderStage.Placed
            ? kept
            : throw new AgentException(Problems.AlreadyOrdered, context.Language, ("number", kept.Number ?? "?"));
    }

    private void RefuseWhereNotPossible(HolderConnection connection)
    {
        if (!connection.View.Eligible)
        {
            throw connection.View.WhyNot is { } why
                ? new AgentException(why)
                : new AgentException(Problems.OutOfOrder, context.Language, ("state", "-"));
        }
    }

    /// <summary>Form, general conditions and consent: everything that a person decides, before a key is made.</summary>
    private async Task<CompletedForm> PrepareAsync(OrderOptions options, HolderConnection connection, CancellationToken cancellationToken)
    {
        var form = await (entry ?? new FormQuestions(context.Dialogue)).CompleteAsync(
            options.Form, connection.View, connection.Policy, cancellationToken).ConfigureAwait(false);
        var offer = connection.Policy.Offers.FirstOrDefault(offer => offer.ValidityYears == form.ValidityYears)
            ?? throw new AgentException(
                AgentFaults.NotOffered, ("years", string.Join(", ", connection.Policy.Offers.Select(offer => offer.ValidityYears))));
        if (connection.View.Window is { } window && (form.IssueDate < window.First || form.IssueDate > window.Last))
        {
            throw new AgentException(
                AgentFaults.DateOutsideWindow,
                ("rule", window.Rule.Name),
                ("version", window.Rule.Version),
                ("first", Day(window.First)),
                ("last", Day(window.Last)),
                ("date", Day(form.IssueDate)));
        }

        await connection.StayOpenAsync(cancellationToken).ConfigureAwait(false);
        await AcceptTermsAsync(form.Language, options.TermsAccepted, connection.Policy, cancellationToken).ConfigureAwait(false);
        context.Say(
            AgentTexts.OrderSummary,
            ("serial", connection.Signer.Serial),
            ("years", form.ValidityYears.ToString(CultureInfo.InvariantCulture)),
            ("date", Day(form.IssueDate)),
            ("total", offer.Total.ToString("F2", CultureInfo.InvariantCulture)),
            ("currency", offer.Currency));
        foreach (var loss in connection.Losses)
        {
            context.Say(AgentTexts.OrderLoss, ("loss", loss));
        }

        return await context.Dialogue.ConfirmAsync(AgentTexts.OrderConfirm.In(context.Language), true, cancellationToken).ConfigureAwait(false)
            ? form
            : throw new AgentException(AgentFaults.NotConfirmed);
    }

    private async Task AcceptTermsAsync(string language, bool accepted, PolicyView policy, CancellationToken cancellationToken)
    {
        var (content, mediaType) = await context.Service.TermsAsync(policy.Terms.Version, language, cancellationToken).ConfigureAwait(false);
        if (Sha256Digest.Of(content).Hex != policy.Terms.Sha256.GetValueOrDefault(language))
        {
            throw new AgentException(AgentFaults.TermsAltered);
        }

        var extension = mediaType switch
        {
            "application/pdf" => "pdf",
            "text/html" => "html",
            _ => "txt",
        };
        var file = context.Home.Keep("papers", $"general-conditions-{policy.Terms.Version}-{language}.{extension}", content);
        context.Show(AgentTexts.TermsSaved, file, ("version", policy.Terms.Version));
        if (!accepted && !await context.Dialogue.ConfirmAsync(AgentTexts.TermsConfirm.In(context.Language), false, cancellationToken).ConfigureAwait(false))
        {
            throw new AgentException(AgentFaults.TermsNotAccepted, ("file", file));
        }
    }

    /// <summary>Key pair and draft; the key of an unfinished draft is used again, and the draft itself while its code lasts.</summary>
    private async Task<NewDraft> DraftAsync(
        HolderConnection connection, OrderRecord? kept, string? wanted, CompletedForm form, CancellationToken cancellationToken)
    {
        var known = kept?.NewKeySha256;
        while (true)
        {
            var (key, publicKey) = NewKey.Provide(context, connection, wanted, known, form.IssueDate);
            var digest = Sha256Digest.Of(publicKey.Span).Hex;
            var request = RequestFor(connection, form, digest);
            var sha256 = Sha256Digest.Of(JsonSerializer.SerializeToUtf8Bytes(request, WireJson.Default.DraftRequest)).Hex;
            if (kept is { Draft: { } draft } && draft.Sha256 == sha256 && draft.CodeExpires > context.Clock.GetUtcNow())
            {
                return new(kept, key, publicKey);
            }

            var order = new OrderRecord
            {
                Service = context.Service.Address.Origin,
                Stage = OrderStage.KeyMade,
                CertificateSha256 = connection.Signer.Sha256.Hex,
                TokenSerial = connection.TokenInfo.Serial,
                NewKeySha256 = digest,
                IssueDate = form.IssueDate,
                ValidityYears = form.ValidityYears,
                SealAnchors = connection.Policy.SealAnchors,
            };
            context.Home.Keep(order);
            await connection.StayOpenAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                var made = await context.Service.DraftAsync(request, cancellationToken).ConfigureAwait(false);
                if (made.Sha256 != sha256)
                {
                    throw new AgentException(AgentFaults.DraftAltered);
                }

                order = order with { Stage = OrderStage.Drafted, Draft = made };
                context.Home.Keep(order);
                return new(order, key, publicKey);
            }
            catch (AgentException refused) when (known == digest && ForAnotherKey.Contains(refused.Code))
            {
                known = null;
            }
        }
    }

    private static DraftRequest RequestFor(HolderConnection connection, CompletedForm form, string newKey) => new(
        form.Language,
        form.IssueDate,
        form.ValidityYears,
        form.Confirmations,
        form.Phone,
        form.Address,
        form.IdentityDocument,
        form.Billing,
        newKey,
        connection.Device,
        connection.Policy.Terms.Version,
        connection.Policy.Terms.Sha256[form.Language],
        form.PersonalNumber);

    /// <summary>Asks for the code, signs the order with it, and sends it.</summary>
    /// <returns>The order; null where the person wants another code.</returns>
    private async Task<OrderView?> SignAndSendAsync(
        HolderConnection connection, NewDraft made, CompletedForm form, CancellationToken cancellationToken)
    {
        var (order, key, publicKey) = made;
        var draft = order.Draft!;
        var request = await CertificationRequest.CreateAsync(
            connection.Signer.Subject, connection.SigningKey(key, publicKey), cancellationToken).ConfigureAwait(false);
        CodeQuestion.Announce(context, draft.CodeSentTo, draft.CodeExpires);
        while (true)
        {
            if (await CodeQuestion.AskAsync(context, draft.CodeSentTo, draft.CodeExpires, cancellationToken).ConfigureAwait(false) is not { } code)
            {
                return null;
            }

            await connection.StayOpenAsync(cancellationToken).ConfigureAwait(false);
            var statement = new OrderStatement(
                Purposes.Order,
                context.Service.Address.Origin,
                draft.Id,
                context.Clock.GetUtcNow().AddMinutes(10),
                connection.Signer.Sha256.Hex,
                draft.Sha256,
                form.IssueDate,
                form.ValidityYears,
                connection.Device,
                Convert.ToBase64String(request.Der.Span),
                connection.Policy.Terms.Version,
                connection.Policy.Terms.Sha256[form.Language],
                code);
            var signed = await connection.SignStatementAsync(
                JsonSerializer.SerializeToUtf8Bytes(statement, WireJson.Default.OrderStatement), StatementTypes.Order, cancellationToken).ConfigureAwait(false);
            order = order with
            {
                Stage = OrderStage.Signed,
                SignedOrder = Convert.ToBase64String(signed),
                IdempotencyKey = Guid.NewGuid().ToString("D", CultureInfo.InvariantCulture),
            };
            context.Home.Keep(order);
            try
            {
                var view = await SendAsync(order, cancellationToken).ConfigureAwait(false);
                context.Say(AgentTexts.OrderPlaced, ("number", view.Number), ("next", view.NextStep));
                return view;
            }
            catch (AgentException refused) when (refused.Code == Problems.CodeWrong.Code)
            {
                context.Dialogue.Say(refused.In(context.Language).Why);
            }
            catch (AgentException refused) when (refused.Code == Problems.CodeExpired.Code && context.Dialogue.CanAsk)
            {
                context.Dialogue.Say(refused.In(context.Language).Why);
                if (!await context.Dialogue.ConfirmAsync(AgentTexts.AnotherCodeConfirm.In(context.Language), true, cancellationToken).ConfigureAwait(false))
                {
                    throw;
                }

                return null;
            }
        }
    }

    /// <summary>Sends a signed order whose answer was lost once more: same key, same body.</summary>
    private async Task<OrderView> RepeatAsync(OrderRecord order, CancellationToken cancellationToken)
    {
        var view = await SendAsync(order, cancellationToken).ConfigureAwait(false);
        context.Say(AgentTexts.OrderPlacedBefore, ("number", view.Number), ("next", view.NextStep));
        return view;
    }

    private async Task<OrderView> SendAsync(OrderRecord order, CancellationToken cancellationToken)
    {
        try
        {
            var view = await context.Service.PlaceOrderAsync(
                Convert.FromBase64String(order.SignedOrder!), order.IdempotencyKey!, cancellationToken).ConfigureAwait(false);
            context.Home.Keep(order with
            {
                Stage = OrderStage.Placed,
                Order = view.Id,
                Number = view.Number,
                Papers = view.Papers,
                SignedOrder = null,
                IdempotencyKey = null,
            });
            return view;
        }
        catch (AgentException refused) when (refused.In(context.Language).Exit == AgentExit.Refused)
        {
            // Refused for good: the key stays for the next draft, the draft while its code lasts; the signed order is of no more use.
            var left = order with { Stage = OrderStage.Drafted, SignedOrder = null, IdempotencyKey = null };
            context.Home.Keep(refused.Code == Problems.CodeExpired.Code ? left with { Stage = OrderStage.KeyMade, Draft = null } : left);
            throw;
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A draft at the service, and the key pair that it is for.</summary>
    private sealed record NewDraft(OrderRecord Order, TokenKey Key, ReadOnlyMemory<byte> PublicKey);
}
