using System.Globalization;
using DigiRenew.Agent.Papers;
using DigiRenew.Agent.Sessions;
using DigiRenew.Agent.State;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Catalogue;
using DigiRenew.Contracts.Signed;
using DigiRenew.Contracts.Wire;
using DigiRenew.Pdf;
using DigiRenew.Pki;
using DigiRenew.Pki.Cms;

namespace DigiRenew.Agent.Sending;

/// <summary>
/// Signs and sends papers and copies (SPEC §1, III.3). Every paper is compared with what the service named before any is
/// signed; a single one, where the papers are known from an earlier run, before the PIN is asked.
/// </summary>
public sealed class SendUploads(AgentContext context)
{
    /// <summary>Octets: far more than any program makes of one of our papers.</summary>
    private const long LongestPaper = 64 * 1024 * 1024;

    /// <summary>Sends one file.</summary>
    public async Task<IReadOnlyList<SentUpload>> SendOneAsync(FileToSend file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file.Path))
        {
            throw new AgentException(AgentFaults.FileUnreadable, ("file", file.Path), ("what", "?"));
        }

        var kept = OrderFinder.Kept(context);
        if (kept is { Papers.Count: > 0 })
        {
            file = await CompareAsync(file, kept.Papers, cancellationToken).ConfigureAwait(false);
        }

        using var connection = await OpenAsync(kept, 1, cancellationToken).ConfigureAwait(false);
        var (view, record) = OrderFinder.Find(context, connection);
        await HaveOriginalAsync(view, file.Kind, cancellationToken).ConfigureAwait(false);
        file = await CompareAsync(file, view.Papers, cancellationToken).ConfigureAwait(false);
        Accept(file, connection.Policy);
        return await SendAsync(connection, view, record, [], [file], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends whatever the order still needs from a folder.</summary>
    /// <param name="folder">Where the papers are, and the copy of the identity document where it is not named.</param>
    /// <param name="named">Copies that the holder named one by one; these are not looked for, and others than the identity document's only go so.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<SentUpload>> SendAllAsync(string folder, IReadOnlyList<FileToSend> named, CancellationToken cancellationToken)
    {
        FolderReader.Require(folder);
        if (named.FirstOrDefault(file => !File.Exists(file.Path)) is { } absent)
        {
            throw new AgentException(AgentFaults.FileUnreadable, ("file", absent.Path), ("what", "?"));
        }

        using var connection = await OpenAsync(OrderFinder.Kept(context), Kinds.Required.Length, cancellationToken).ConfigureAwait(false);
        var (view, record) = OrderFinder.Find(context, connection);
        var (settled, wanted) = Sort(view);
        if (view.Papers.Count == 0 && wanted.Any(kind => kind.Paper() is not null))
        {
            throw new AgentException(AgentFaults.PaperNotReady);
        }

        foreach (var kind in wanted)
        {
            await HaveOriginalAsync(view, kind, cancellationToken).ConfigureAwait(false);
        }

        var files = await CompareAllAsync(
            await ChooseAsync(folder, named, view.Papers, wanted, connection.Policy, cancellationToken).ConfigureAwait(false),
            view.Papers,
            cancellationToken).ConfigureAwait(false);
        foreach (var file in files)
        {
            Accept(file, connection.Policy);
        }

        if (files.Count > 0)
        {
            context.Say(AgentTexts.SendPlan, ("files", string.Join(", ", files.Select(file => Path.GetFileName(file.Path)))));
        }

        return await SendAsync(connection, view, record, settled, files, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A file for every kind that is wanted, as far as there is one.</summary>
    /// <exception cref="AgentException"><c>folder-incomplete</c>: one that the order needs is not there, or it is not clear which it is.</exception>
    private async Task<IReadOnlyList<FileToSend>> ChooseAsync(
        string folder,
        IReadOnlyList<FileToSend> named,
        IReadOnlyList<PaperView> papers,
        IReadOnlyList<UploadKind> wanted,
        PolicyView policy,
        CancellationToken cancellationToken)
    {
        var reader = new FolderReader(folder, papers);
        var found = new List<FileToSend>();
        var missing = new List<string>();
        foreach (var kind in wanted)
        {
            IReadOnlyList<string> guesses = [];
            var path = named.FirstOrDefault(file => file.Kind == kind)?.Path;
            if (path is null && kind.Paper() is { } paper)
            {
                path = reader.Paper(paper);
            }
            else if (path is null && kind == UploadKind.Identity)
            {
                (path, guesses) = await ChooseIdentityAsync(reader.IdentityCopies(policy), cancellationToken).ConfigureAwait(false);
            }

            if (path is not null)
            {
                found.Add(new(kind, path));
            }
            else if (Kinds.Required.Contains(kind))
            {
                missing.Add(guesses.Count == 0 ? kind.ToWire() : $"{kind.ToWire()} ({string.Join("? ", guesses.Select(file => Path.GetFileName(file)))}?)");
            }
        }

        return missing.Count == 0
            ? found
            : throw new AgentException(AgentFaults.FolderIncomplete, ("folder", folder), ("kinds", string.Join(", ", missing)));
    }

    /// <summary>A file that only its name speaks for is signed after a yes of a person; a script that calls it by the kind's own name has said so.</summary>
    private async Task<(string? Path, IReadOnlyList<string> Guesses)> ChooseIdentityAsync(
        (IReadOnlyList<string> Named, IReadOnlyList<string> Guessed) copies, CancellationToken cancellationToken)
    {
        if (copies.Named is [var meant] && !context.Dialogue.CanAsk)
        {
            return (meant, []);
        }

        IReadOnlyList<string> guesses = [.. copies.Named, .. copies.Guessed];
        if ((copies.Named.Count == 1 ? copies.Named : guesses) is [var only])
        {
            var question = AgentTexts.CopyConfirm.In(context.Language, ("file", only), ("kind", Name(UploadKind.Identity.ToWire())));
            return await context.Dialogue.ConfirmGravelyAsync(question, cancellationToken).ConfigureAwait(false) ? (only, []) : (null, guesses);
        }

        return (null, guesses);
    }

    private Task<HolderConnection> OpenAsync(OrderRecord? kept, int count, CancellationToken cancellationToken) => HolderDoor.OpenAsync(
        context,
        kept,
        AgentTexts.PurposeSend.In(context.Language, ("count", count.ToString(CultureInfo.InvariantCulture))),
        count,
        cancellationToken);

    /// <summary>What is accepted or being verified already, and what is to be sent.</summary>
    private (IReadOnlyList<SentUpload> Settled, IReadOnlyList<UploadKind> Wanted) Sort(OrderView view)
    {
        var settled = new List<SentUpload>();
        var wanted = new List<UploadKind>();
        foreach (var kind in Enum.GetValues<UploadKind>())
        {
            var upload = view.Uploads.FirstOrDefault(one => one.Kind == kind.ToWire());
            if (upload is { Status: "accepted" or "verifying" })
            {
                context.Say(upload.Status == "accepted" ? AgentTexts.AlreadyAccepted : AgentTexts.AlreadyVerifying, ("kind", Name(upload.Kind)));
                settled.Add(new(upload.Kind, upload.Status, upload.Attempt, null, null, null, null, null));
            }
            else
            {
                wanted.Add(kind);
            }
        }

        return (settled, wanted);
    }

    private async Task<IReadOnlyList<FileToSend>> CompareAllAsync(
        IReadOnlyList<FileToSend> files, IReadOnlyList<PaperView> papers, CancellationToken cancellationToken)
    {
        var compared = new List<FileToSend>();
        foreach (var file in files)
        {
            compared.Add(await CompareAsync(file, papers, cancellationToken).ConfigureAwait(false));
        }

        return compared;
    }

    /// <summary>Refuses a file that is not the paper; offers the original in place of a re-saved one.</summary>
    private async Task<FileToSend> CompareAsync(
        FileToSend file, IReadOnlyList<PaperView> papers, CancellationToken cancellationToken)
    {
        if (file.Kind.Paper()?.ToWire() is not { } kind)
        {
            return file;
        }

        var paper = papers.FirstOrDefault(one => one.Kind == kind) ?? throw new AgentException(AgentFaults.PaperNotReady);
        if (new FileInfo(file.Path).Length > LongestPaper)
        {
            throw new AgentException(AgentFaults.PaperForeign, ("file", file.Path), ("kind", Name(kind)));
        }

        var content = await File.ReadAllBytesAsync(file.Path, cancellationToken).ConfigureAwait(false);
        var path = context.Home.PathOf("papers", paper.FileName);
        var original = File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false) : null;
        original = original is not null && Sha256Digest.Of(original).Hex == paper.Sha256 ? original : null;
        switch (PaperMatcher.Compare(file.Path, content, paper, original))
        {
            case PaperMatch.Same:
                return file;
            case PaperMatch.Foreign:
                throw new AgentException(AgentFaults.PaperForeign, ("file", file.Path), ("kind", Name(kind)));
        }

        var question = AgentTexts.UseOriginal.In(context.Language, ("file", file.Path), ("original", path));
        return original is not null && await context.Dialogue.ConfirmAsync(question, true, cancellationToken).ConfigureAwait(false)
            ? file with { Path = path }
            : throw new AgentException(
                AgentFaults.PaperResaved, ("file", file.Path), ("kind", Name(kind)), ("original", original is null ? "digirenew papers" : path));
    }

    /// <summary>The paper itself, to tell a re-saved file from a foreign one and to offer in its place.</summary>
    private async Task HaveOriginalAsync(OrderView view, UploadKind kind, CancellationToken cancellationToken)
    {
        if (kind.Paper()?.ToWire() is { } wire && view.Papers.FirstOrDefault(paper => paper.Kind == wire) is { } paper)
        {
            await FetchPapers.FetchAsync(context, view.Id, paper, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Refuses a copy that the service would refuse: format and size, before anything is signed.</summary>
    private void Accept(FileToSend file, PolicyView policy)
    {
        if (policy.Uploads.FirstOrDefault(one => one.Kind == file.Kind.ToWire()) is not { } limit || file.Kind.Paper() is not null)
        {
            return;
        }

        var length = new FileInfo(file.Path).Length;
        if (length > limit.MaximumLength
            || length == 0
            || !limit.Formats.Contains(Path.GetExtension(file.Path).TrimStart('.'), StringComparer.OrdinalIgnoreCase))
        {
            throw new AgentException(
                AgentFaults.FileNotAccepted,
                ("kind", Name(file.Kind.ToWire())),
                ("file", file.Path),
                ("formats", string.Join(", ", limit.Formats)),
                ("limit", limit.MaximumLength.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private async Task<IReadOnlyList<SentUpload>> SendAsync(
        HolderConnection connection,
        OrderView view,
        OrderRecord record,
        IReadOnlyList<SentUpload> settled,
        IReadOnlyList<FileToSend> files,
        CancellationToken cancellationToken)
    {
        var sent = new List<SentUpload>(settled.Where(one => one.Status == "verifying"));
        foreach (var file in files)
        {
            await connection.StayOpenAsync(cancellationToken).ConfigureAwait(false);
            sent.Add(await SignAndSendAsync(connection, view, record, file, cancellationToken).ConfigureAwait(false));
        }

        return [.. settled.Where(one => one.Status != "verifying"), .. await VerdictsAsync(view.Id, sent, cancellationToken).ConfigureAwait(false)];
    }

    private async Task<SentUpload> SignAndSendAsync(
        HolderConnection connection, OrderView view, OrderRecord record, FileToSend file, CancellationToken cancellationToken)
    {
        var kind = file.Kind.ToWire();
        var original = await File.ReadAllBytesAsync(file.Path, cancellationToken).ConfigureAwait(false);
        byte[] content;
        byte[]? signature = null;
        using (context.Working(AgentTexts.Signing, ("kind", Name(kind))))
        {
            if (file.Kind.Paper() is null)
            {
                content = original;
                signature = await connection.SignAsync(
                    original, CadesSignature.Data, detached: true, connection.Signer, context.Clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
                context.Home.Keep("signed", Path.GetFileName(file.Path) + ".p7s", signature);
            }
            else
            {
                content = await SignPaperAsync(connection, view, kind, original, file.Path, cancellationToken).ConfigureAwait(false);
            }

            context.Home.Keep("signed", Path.GetFileName(file.Path), content);
        }

        using var working = context.Working(AgentTexts.Sending, ("kind", Name(kind)));
        var receipt = await context.Service.UploadAsync(
            view.Id, kind, Path.GetFileName(file.Path), content, signature, cancellationToken).ConfigureAwait(false);
        var expected = new ReceiptStatement(
            Purposes.Receipt,
            context.Service.Address.Origin,
            view.Id,
            kind,
            0,
            Sha256Digest.Of(content).Hex,
            signature is null ? null : Sha256Digest.Of(signature).Hex,
            content.LongLength,
            default);
        var sealedOctets = ReceiptCheck.Verify(receipt, expected, ReceiptCheck.Accepted(record.SealAnchors, connection.Policy.SealAnchors), context.Clock.GetUtcNow(), context.Language);
        var path = context.Home.Keep(
            "receipts", string.Create(CultureInfo.InvariantCulture, $"{kind}-{receipt.Receipt.Attempt}.p7m"), sealedOctets);
        context.Say(AgentTexts.Received, ("kind", Name(kind)), ("receipt", path));
        return new(kind, "verifying", receipt.Receipt.Attempt, expected.Sha256, path, null, null, null);
    }

    /// <summary>PAdES B-B: the digest is compared once more with the very octets that are signed.</summary>
    private async Task<byte[]> SignPaperAsync(
        HolderConnection connection, OrderView view, string kind, byte[] paper, string path, CancellationToken cancellationToken)
    {
        if (view.Papers.FirstOrDefault(one => one.Kind == kind)?.Sha256 != Sha256Digest.Of(paper).Hex)
        {
            throw new AgentException(AgentFaults.PaperForeign, ("file", path), ("kind", Name(kind)));
        }

        var now = context.Clock.GetUtcNow();
        var claimed = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        var cms = await connection.SignAsync(
            SignedPaper.ToBeSigned(paper, claimed), CadesSignature.Data, detached: true, connection.Signer, signingTime: null, cancellationToken).ConfigureAwait(false);
        return SignedPaper.Assemble(paper, claimed, cms);
    }

    private async Task<IReadOnlyList<SentUpload>> VerdictsAsync(Guid order, List<SentUpload> sent, CancellationToken cancellationToken)
    {
        try
        {
            await WaitForVerdictsAsync(order, sent, cancellationToken).ConfigureAwait(false);
        }
        catch (AgentException lost) when (lost.In(context.Language).Exit == AgentExit.Network)
        {
            context.Dialogue.Say(lost.In(context.Language).Why); // What was received stays received; only its verdict is not known yet.
        }

        foreach (var one in sent)
        {
            var text = one.Status switch
            {
                "accepted" => AgentTexts.VerdictAccepted,
                "refused" => AgentTexts.VerdictRefused,
                _ => AgentTexts.VerdictPending,
            };
            context.Say(text, ("kind", Name(one.Kind)), ("reason", one.Sentence ?? string.Empty), ("next", one.Next ?? string.Empty));
        }

        return sent;
    }

    private async Task WaitForVerdictsAsync(Guid order, List<SentUpload> sent, CancellationToken cancellationToken)
    {
        var started = context.Clock.GetTimestamp();
        using var working = context.Working(AgentTexts.WaitingVerdict);
        while (true)
        {
            for (var i = 0; i < sent.Count; i++)
            {
                if (sent[i].Status == "verifying")
                {
                    var upload = await context.Service.UploadStatusAsync(order, sent[i].Kind, cancellationToken).ConfigureAwait(false);
                    var report = upload.Status == "refused" ? upload.Report : null;
                    sent[i] = sent[i] with { Status = upload.Status, Code = report?.Code, Sentence = report?.Sentence, Next = report?.Next };
                }
            }

            if (sent.TrueForAll(one => one.Status != "verifying") || context.Clock.GetElapsedTime(started) >= context.Settings.VerdictPatience)
            {
                return;
            }

            await Task.Delay(context.Settings.Pace, context.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private string Name(string kind) => AgentTexts.Kind(kind).In(context.Language);
}
