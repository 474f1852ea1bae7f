using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using DigiRenew.Contracts;
using DigiRenew.Contracts.Wire;
using DigiRenew.Http.Development;
using DigiRenew.Http.Health;
using DigiRenew.Http.Issuance;
using DigiRenew.Http.Limits;
using DigiRenew.Http.MailEvents;
using DigiRenew.Http.Notices;
using DigiRenew.Http.OpenApi;
using DigiRenew.Http.Ordering;
using DigiRenew.Http.Payments;
using DigiRenew.Http.Review;
using DigiRenew.Http.Sessions;
using DigiRenew.Http.Uploads;

namespace DigiRenew.Http;

/// <summary>Every route, as data: who may call what, within which limits, and what answers (SPEC §8).</summary>
public static class RouteTable
{
    private const string Get = "GET";
    private const string Post = "POST";
    private const string Put = "PUT";

    private static readonly Caller Anyone = new Caller.Anyone();
    private static readonly Caller SessionKey = new Caller.SessionKey();
    private static readonly Caller Holder = new Caller.Holder();
    private static readonly Caller EitherKey = new Caller.Holder(AlsoNewKey: true);
    private static readonly Caller Officer = Operators(OperatorRoles.Officer);
    private static readonly Caller Finance = Operators(OperatorRoles.Finance);
    private static readonly Caller Desks = Operators(OperatorRoles.Officer, OperatorRoles.Finance);
    private static readonly Caller Importers = Operators(OperatorRoles.Finance, OperatorRoles.Import);
    private static readonly Caller Books = Operators(OperatorRoles.Finance, OperatorRoles.Auditor);
    private static readonly Caller Bookkeepers = Operators(OperatorRoles.Finance, OperatorRoles.Import, OperatorRoles.Auditor);
    private static readonly Caller Reviewers = Operators(OperatorRoles.Officer, OperatorRoles.Finance, OperatorRoles.Auditor);
    private static readonly Caller Operator = Operators(OperatorRoles.Officer, OperatorRoles.Finance, OperatorRoles.Auditor, OperatorRoles.Administrator);
    private static readonly Caller Inspectors = Operators(OperatorRoles.Officer, OperatorRoles.Auditor);
    private static readonly Caller Development = new Caller.Development();

    private static readonly Payload Statement = new Payload.Octets(RequestBodies.Cms);
    private static readonly Payload Pdf = new Payload.Octets(MediaTypes.Pdf);
    private static readonly Payload Html = new Payload.Octets(MediaTypes.Html);
    private static readonly Payload AnyFile = new Payload.Octets("application/octet-stream");

    private static readonly Parameter IfMatch = new("If-Match", Parameter.InHeader, true, "The entity tag of the order that the operator saw.");
    private static readonly Parameter IdempotencyKey = new(OrderHandlers.IdempotencyKey, Parameter.InHeader, true, "The same key and body give the same answer.");

    /// <summary>All rows, in the order of the journey.</summary>
    public static ImmutableArray<Route> Rows { get; } =
    [
        new("policy", Get, Routes.Policy, Anyone, BodyLimit.None, RateClass.Read,
            new("What everybody may know: rules, formats, limits, contacts, anchors, service time.", Json(WireJson.Default.PolicyView)),
            SessionHandlers.PolicyAsync),
        new("terms", Get, Routes.Terms, Anyone, BodyLimit.None, RateClass.Read,
            new("The general conditions of a version in a language.", AnyFile),
            SessionHandlers.TermsAsync),
        new("challenges", Post, Routes.Challenges, Anyone, BodyLimit.Json, RateClass.SignIn,
            new("A single-use nonce for a session statement.", Json(WireJson.Default.ChallengeView)),
            SessionHandlers.ChallengeAsync),
        new("sessions", Post, Routes.Sessions, SessionKey, BodyLimit.Statement, RateClass.SignIn,
            new("Opens a session by a signed statement; the token is bound to the key of the DPoP proof.", Json(WireJson.Default.SessionView), Json(WireJson.Default.SessionRequest)),
            SessionHandlers.OpenAsync),

        new("drafts", Post, Routes.Drafts, Holder, BodyLimit.Json, RateClass.Write,
            new("Takes the form; a validation code goes to the contact of record.", Json(WireJson.Default.DraftView), Json(WireJson.Default.DraftRequest)),
            OrderHandlers.DraftAsync),
        new("place-order", Post, Routes.Orders, Holder, BodyLimit.Statement, RateClass.Write,
            new("Places the order that the token signed.", Json(WireJson.Default.OrderView), Statement, 201) { Parameters = [IdempotencyKey] },
            OrderHandlers.PlaceAsync),
        new("orders", Get, Routes.Orders, EitherKey, BodyLimit.None, RateClass.Read,
            new("The holder's own orders.", Json(WireJson.Default.OrderListView)),
            OrderHandlers.ListAsync),
        new("order", Get, Routes.Order, EitherKey, BodyLimit.None, RateClass.Read,
            new("One order: state, what is missing, next step.", Json(WireJson.Default.OrderView)),
            OrderHandlers.FindAsync),
        new("paper", Get, Routes.Paper, Holder, BodyLimit.None, RateClass.Read,
            new("One of the order's papers: contract, declaration, terms, proforma.", Pdf),
            OrderHandlers.PaperAsync),
        new("cancel", Post, Routes.Cancel, Holder, BodyLimit.Statement, RateClass.Write,
            new("Cancels the order by a signed statement.", Json(WireJson.Default.OrderView), Statement),
            OrderHandlers.CancelAsync),

        new("ask-correspondence", Put, Routes.Correspondence, Holder, BodyLimit.Json, RateClass.Write,
            new("Names another address for the order's notices; a code goes to it.", Json(WireJson.Default.CorrespondenceView), Json(WireJson.Default.CorrespondenceRequest), 202),
            CorrespondenceHandlers.AskAsync),
        new("confirm-correspondence", Post, Routes.Correspondence, Holder, BodyLimit.Json, RateClass.Write,
            new("Confirms the other address by its code.", Json(WireJson.Default.CorrespondenceView), Json(WireJson.Default.CorrespondenceCodeRequest)),
            CorrespondenceHandlers.ConfirmAsync),

        new("send-upload", Put, Routes.Upload, Holder, BodyLimit.Upload, RateClass.Upload,
            new("Takes a file and, but for papers, its detached signature; answers a sealed receipt.", Json(WireJson.Default.ReceiptView), new Payload.Multipart(WithSignature: true), 202),
            UploadHandlers.ReceiveAsync),
        new("upload", Get, Routes.Upload, Holder, BodyLimit.None, RateClass.Read,
            new("An upload's receipt, status and verification report.", Json(WireJson.Default.UploadView)),
            UploadHandlers.FindAsync),

        new("certificate", Get, Routes.Certificate, EitherKey, BodyLimit.None, RateClass.Read,
            new("The issued certificate and its chain.", Json(WireJson.Default.CertificateView)),
            IssuanceHandlers.CertificateAsync),
        new("installation", Post, Routes.Installation, EitherKey, BodyLimit.Statement, RateClass.Write,
            new("Reports the installation by a statement signed with the new key.", Json(WireJson.Default.OrderView), Statement),
            IssuanceHandlers.InstallationAsync),
        new("repository", Get, Routes.Repository, Anyone, BodyLimit.None, RateClass.Read,
            new("Revocation lists and CA certificates, where this host serves them.", AnyFile),
            IssuanceHandlers.RepositoryAsync),

        new("review-page", Get, Routes.ReviewPage, Anyone, BodyLimit.None, RateClass.Read,
            new("The operators’ page, empty: whoever may see something signs in and fetches it.", Html),
            ReviewPageHandlers.PageAsync),
        new("review-asset", Get, Routes.ReviewAsset, Anyone, BodyLimit.None, RateClass.Read,
            new("A part of the operators’ page: style, script, texts.", AnyFile),
            ReviewPageHandlers.AssetAsync),
        new("review-me", Get, Routes.ReviewMe, Operator, BodyLimit.None, RateClass.Review,
            new("Who is signed in.", Json(WireJson.Default.OperatorView)),
            ReviewHandlers.MeAsync),
        new("review-counts", Get, Routes.ReviewCounts, Operator, BodyLimit.None, RateClass.Review,
            new("How many orders each state has.", Json(WireJson.Default.ReviewCountsView)),
            ReviewHandlers.CountsAsync),
        new("review-orders", Get, Routes.ReviewOrders, Reviewers, BodyLimit.None, RateClass.Review,
            new("One page of the queue.", Json(WireJson.Default.ReviewQueueView))
            {
                Parameters =
                [
                    Query(ReviewHandlers.State, "Wire name of a state."),
                    Query(ReviewHandlers.Number, "Exact order number."),
                    Query(ReviewHandlers.Serial, "Exact certificate serial, upper-case hexadecimal."),
                    Query(ReviewHandlers.Proforma, "Exact proforma number."),
                    Query(ReviewHandlers.After, "The page token of the page before."),
                    Query(ReviewHandlers.Most, "Rows a page, 1 to 200."),
                ],
            },
            ReviewHandlers.QueueAsync),
        new("review-order", Get, Routes.ReviewOrder, Reviewers, BodyLimit.None, RateClass.Review,
            new("One order at a glance; its entity tag is the version to decide on.", Json(WireJson.Default.ReviewOrderView)),
            ReviewHandlers.OrderAsync),
        new("review-identity", Post, Routes.ReviewIdentity, Inspectors, BodyLimit.Json, RateClass.Review,
            new("The identity copy, to be shown with its watermark; each look is an event of the order.", Json(WireJson.Default.IdentityCopyView), Json(WireJson.Default.IdentityViewRequest)),
            ReviewHandlers.IdentityAsync),
        new("review-personal-number", Get, Routes.ReviewPersonalNumber, Officer, BodyLimit.None, RateClass.Review,
            new("The holder’s personal number, whole, while the order is under review.", Json(WireJson.Default.PersonalNumberView)),
            ReviewHandlers.PersonalNumberAsync),
        new("review-file", Get, Routes.ReviewFile, Reviewers, BodyLimit.None, RateClass.Review,
            new("A file of an order.", AnyFile),
            ReviewHandlers.FileAsync),
        new("review-evidence", Get, Routes.ReviewEvidence, Inspectors, BodyLimit.None, RateClass.Review,
            new("Everything of a finished order in one sealed container (ASiC-E).", new Payload.Octets(MediaTypes.Asice)),
            ReviewHandlers.EvidenceAsync),
        new("review-report", Get, Routes.ReviewReport, Inspectors, BodyLimit.None, RateClass.Review,
            new("An upload's verification report as a page, in the language of Accept-Language.", Html),
            ReviewHandlers.ReportAsync),
        new("review-decisions", Post, Routes.ReviewDecisions, Officer, BodyLimit.Json, RateClass.Review,
            new("An officer's decision on the version that they saw.", Json(WireJson.Default.ReviewOrderView), Json(WireJson.Default.DecisionRequest)) { Parameters = [IfMatch] },
            ReviewHandlers.DecideAsync),
        new("review-payments", Post, Routes.ReviewPayments, Finance, BodyLimit.Json, RateClass.Review,
            new("Registers a payment that an operator saw.", Json(WireJson.Default.ReviewOrderView), Json(WireJson.Default.PaymentRequest)),
            PaymentHandlers.PayAsync),
        new("attach-payment-proof", Post, Routes.ReviewPaymentProof, Desks, BodyLimit.Upload, RateClass.Upload,
            new("Attaches a payment proof that came by e-mail; it is nobody’s upload.", Json(WireJson.Default.ReviewOrderView), new Payload.Multipart(WithSignature: false)),
            PaymentHandlers.AttachProofAsync),
        new("payments-export", Get, Routes.ReviewPayments, Books, BodyLimit.None, RateClass.Review,
            new("Registered payments and refunds of some days, for the provider's invoicing; format=csv gives them as text/csv.", Json(WireJson.Default.PaymentsView))
            {
                Parameters =
                [
                    new(PaymentHandlers.From, Parameter.InQuery, true, "First day, yyyy-MM-dd."),
                    new(PaymentHandlers.To, Parameter.InQuery, true, "Last day, yyyy-MM-dd; at most 366 days."),
                    Query(PaymentHandlers.Format, "json or csv."),
                ],
            },
            PaymentHandlers.ExportAsync),
        new("refunds", Get, Routes.ReviewRefunds, Books, BodyLimit.None, RateClass.Review,
            new("Refunds that are due: orders that ended after payment.", Json(WireJson.Default.PaymentsView)),
            PaymentHandlers.RefundsAsync),
        new("record-refund", Post, Routes.ReviewRefunds, Finance, BodyLimit.Json, RateClass.Review,
            new("Records a refund that was paid.", Json(WireJson.Default.ReviewOrderView), Json(WireJson.Default.RefundRequest)),
            PaymentHandlers.RefundAsync),
        new("review-statements", Post, Routes.ReviewStatements, Importers, BodyLimit.BankStatement, RateClass.Review,
            new("Takes a bank's statement (camt.053); its payments are matched to proforma numbers afterwards.", Json(WireJson.Default.StatementView), new Payload.Octets(RequestBodies.Xml), 202),
            PaymentHandlers.ImportAsync),
        new("review-statement", Get, Routes.ReviewStatement, Bookkeepers, BodyLimit.None, RateClass.Review,
            new("What became of each entry of a statement.", Json(WireJson.Default.StatementView)),
            PaymentHandlers.StatementAsync),
        new("review-revocation", Post, Routes.ReviewRevocation, Officer, BodyLimit.Json, RateClass.Review,
            new("Asks for the issued certificate to be revoked; a second officer confirms by the same reason.", Json(WireJson.Default.ReviewOrderView), Json(WireJson.Default.RevocationRequest)) { Parameters = [IfMatch] },
            ReviewHandlers.RevokeAsync),
        new("review-audit", Get, Routes.ReviewAudit, Inspectors, BodyLimit.None, RateClass.Review,
            new("The audit records of an order, exactly as hashed, and the newest sealed checkpoint that names it.", Json(WireJson.Default.AuditView)),
            ReviewHandlers.AuditAsync),

        new("not-me", Get, Routes.NotMe, Anyone, BodyLimit.None, RateClass.Read,
            new("A page that asks whether the holder disowns an order; opening it changes nothing.", Html),
            NoticeHandlers.AskAsync),
        new("disown", Post, Routes.NotMe, Anyone, BodyLimit.Json, RateClass.SignIn,
            new("Puts the order on hold and calls an officer: “this wasn’t me”.", Html),
            NoticeHandlers.ConfirmAsync),

        new("mail-events", Post, Routes.MailEvents, Anyone, BodyLimit.MailEvents, RateClass.Write,
            new("Signed bounce and delivery events of the mail service.", Json(WireJson.Default.MailEventsView), new Payload.Octets(RequestBodies.Json)),
            MailEventHandlers.HearAsync),

        new("health-live", Get, Routes.HealthLive, Anyone, BodyLimit.None, RateClass.Probe,
            new("The process answers.", Json(WireJson.Default.HealthView)),
            HealthHandlers.LiveAsync),
        new("health-ready", Get, Routes.HealthReady, Anyone, BodyLimit.None, RateClass.Probe,
            new("Which part is ready and which is not; 503 where one is not.", Json(WireJson.Default.HealthView)),
            HealthHandlers.ReadyAsync),
        new("openapi", Get, Routes.OpenApi, Anyone, BodyLimit.None, RateClass.Read,
            new("This document.", AnyFile),
            OpenApiHandlers.ReadAsync),
        new("development-clock", Post, Routes.DevelopmentClock, Development, BodyLimit.Json, RateClass.Read,
            new("Moves the clock forward.", Json(WireJson.Default.ClockRequest), Json(WireJson.Default.ClockRequest)),
            ClockHandlers.MoveAsync),
    ];

    /// <summary>The rows that exist everywhere.</summary>
    public static IEnumerable<Route> Everywhere => Rows.Where(row => row.Caller is not Caller.Development);

    /// <summary>The rows that a host has: those of development only where its clock moves.</summary>
    public static ImmutableArray<Route> For(HttpEdge edge) =>
        edge is { Settings.Development: true, Clock: not null } ? Rows : [.. Everywhere];

    private static Caller.Operator Operators(params string[] roles) => new([.. roles]);

    private static Payload.Json Json(JsonTypeInfo type) => new(type);

    private static Parameter Query(string name, string meaning) => new(name, Parameter.InQuery, false, meaning);
}
