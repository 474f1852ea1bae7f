using System.Reflection;
using System.Text.Json;
using DigiRenew.Hosts.AzureFunctions;
using DigiRenew.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigiRenew.Tests.AzureEdge;

/// <summary>Every row of the route table has its function, and no function of HTTP is without a row.</summary>
public sealed class Functions_and_routes
{
    private static readonly IReadOnlyList<(string Name, MethodInfo Method)> Functions =
        [.. typeof(AzureService).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("DigiRenew.Hosts.AzureFunctions", StringComparison.Ordinal) == true)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(method => (method.GetCustomAttribute<FunctionAttribute>()?.Name!, method))
            .Where(function => function.Item1 is not null)];

    [Fact]
    public void agree_on_name_method_and_address()
    {
        var rows = RouteTable.Everywhere.Select(row => (NameOf(row.Name), row.Method, row.Template)).Order().ToList();
        var functions = Functions.Select(function => (function.Name, Trigger: TriggerOf(function.Method))).Where(function => function.Trigger is not null)
            .Select(function => (function.Name, Assert.Single(function.Trigger!.Methods!).ToUpperInvariant(), function.Trigger.Route!)).Order().ToList();
        Assert.Equal(rows, functions);
    }

    [Fact]
    public void leave_who_may_call_to_the_route_table_since_a_function_key_opens_nothing()
    {
        Assert.All(Functions.Select(function => TriggerOf(function.Method)).OfType<HttpTriggerAttribute>(), trigger =>
            Assert.Equal(AuthorizationLevel.Anonymous, trigger.AuthLevel));
    }

    [Fact]
    public void have_names_that_a_setting_can_have()
    {
        Assert.All(Functions, function => Assert.All(function.Name, letter => Assert.True(char.IsAsciiLetterOrDigit(letter), function.Name)));
        Assert.Equal(Functions.Count, Functions.Select(function => function.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void are_those_of_HTTP_the_queue_the_loop_and_the_clock()
    {
        Assert.Equal(
            ["Advance", "CheckpointMail", "Checkpoints", "DeadMan", "EraseStatements", "PurgeHistory", "RenewalOrchestrator", "Renewals", "RevocationLists", "Statements", "Sweep", "WaitingOrders"],
            Functions.Where(function => TriggerOf(function.Method) is null).Select(function => function.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void stand_in_public_classes_which_the_worker_can_call()
    {
        Assert.All(Functions, function => Assert.True(function.Method.IsPublic && function.Method.DeclaringType!.IsPublic, function.Name));
    }

    [Fact]
    public void share_the_prefix_of_the_routes()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(Tree.Root, "functions/Hosts/AzureFunctions/host.json")));
        Assert.Equal(DigiRenew.Contracts.Routes.Prefix, "/" + host.RootElement.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
    }

    private static HttpTriggerAttribute? TriggerOf(MethodInfo method) =>
        method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(trigger => trigger is not null);

    private static string NameOf(string row) => string.Concat(row.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
