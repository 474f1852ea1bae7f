using System.Text;

namespace DigiRenew.Http;

/// <summary>Which route whom lets pass, read from the route table; what a route then shows to a role is the use case's to say.</summary>
public static class RoleTable
{
    private static readonly (CallerKind Kind, string Title)[] Columns =
    [
        (CallerKind.Nobody, "nobody"),
        (CallerKind.SessionKey, "session key only"),
        (CallerKind.HolderOfTheOrder, "holder of this order"),
        (CallerKind.HolderOfAnother, "holder of another"),
        (CallerKind.NewKey, "new key"),
        (CallerKind.Officer, "officer"),
        (CallerKind.Finance, "finance"),
        (CallerKind.Auditor, "auditor"),
        (CallerKind.Administrator, "administrator"),
        (CallerKind.ImportMachine, "import machine"),
    ];

    /// <summary>The table as Markdown, with a last line end.</summary>
    public static string Text
    {
        get
        {
            var text = new StringBuilder("""
                # Who may call what

                Written from the route table by `digirenew-service --write-roles docs/roles.md`; a test compares it, and calls every route as every kind of caller.
                A holder of another order gets the answer of an order that is not there. Within a route that lets a role pass, what is shown depends on the role (SPEC §7):
                finance sees amounts and names only, the identity copy is for officers while the order is under review and for auditors with a written reason,
                an officer’s trail is that of orders under review and of those they acted on.


                """.ReplaceLineEndings("\n"));
            _ = text.Append("| Route | Method | Address | ").AppendJoin(" | ", Columns.Select(column => column.Title)).Append(" |\n")
                .Append("| --- | --- | --- |").Append(string.Concat(Columns.Select(_ => " :-: |"))).Append('\n');
            foreach (var route in RouteTable.Everywhere)
            {
                _ = text.Append($"| {route.Name} | {route.Method} | `{route.Pattern}` | ")
                    .AppendJoin(" | ", Columns.Select(column => MayCall(route, column.Kind) ? "yes" : "–")).Append(" |\n");
            }

            return text.ToString();
        }
    }

    /// <summary>Whether a route lets a caller pass.</summary>
    public static bool MayCall(Route route, CallerKind caller) => route.Caller switch
    {
        Caller.Anyone => true,
        Caller.SessionKey => caller is CallerKind.SessionKey or CallerKind.HolderOfTheOrder or CallerKind.HolderOfAnother or CallerKind.NewKey,
        Caller.Holder holder => caller is CallerKind.HolderOfTheOrder
            || (caller is CallerKind.HolderOfAnother && !route.Placeholders.Contains("id", StringComparer.Ordinal))
            || (caller is CallerKind.NewKey && holder.AlsoNewKey),
        Caller.Operator operators => RoleOf(caller) is { } role && operators.Roles.Contains(role),
        _ => false,
    };

    private static string? RoleOf(CallerKind caller) => caller switch
    {
        CallerKind.Officer => OperatorRoles.Officer,
        CallerKind.Finance => OperatorRoles.Finance,
        CallerKind.Auditor => OperatorRoles.Auditor,
        CallerKind.Administrator => OperatorRoles.Administrator,
        CallerKind.ImportMachine => OperatorRoles.Import,
        _ => null,
    };
}
