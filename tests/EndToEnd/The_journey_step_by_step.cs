using System.Reflection;
using System.Text.RegularExpressions;
using DigiRenew.Contracts.Signed;
using DigiRenew.Demo;

namespace DigiRenew.Tests.EndToEnd;

/// <summary>
/// One test a row of the provider's instructions, named by the row: what the whole walk left behind, and what the program
/// says where a step does not go straight on.
/// </summary>
[Collection("Walks")]
public sealed partial class The_journey_step_by_step(Demonstration walk, Steps steps) : IClassFixture<Steps>
{
    /// <summary>The left column of the journey, in its order.</summary>
    private static readonly string[] Rows =
    [
        "I_1_2_system_driver_trust_chain",
        "I_3_token_with_a_valid_qualified_certificate_and_at_least_3_days_left",
        "I_4_digital_copy_of_the_identity_card",
        "I_5_no_proxy",
        "II_2_3_choose_the_certificate_and_give_the_password",
        "II_4_select_the_date_of_issue",
        "II_5_form_filled_in_from_the_certificate",
        "II_6_check_validation_code_send",
        "III_1_contract_statement_general_conditions_proforma_by_e_mail",
        "III_note_copy_of_the_payment_order",
        "III_2_save_the_documents",
        "III_3_send_declaration_contract_terms_identity_one_at_a_time",
        "III_3_password_asked_several_times",
        "III_end_operator_verifies_payment_and_documents",
        "III_end_issued_on_the_chosen_date",
        "IV_1_2_update_the_certificate",
        "IV_3_remove_and_reconnect_the_token",
        "IV_4_the_application_closes",
        "contact_lines",
    ];

    [Fact]
    public void has_a_test_for_every_row() => Assert.Equal(
        Rows.Order(StringComparer.Ordinal),
        typeof(The_journey_step_by_step).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.GetCustomAttribute<FactAttribute>() is not null && method.Name != nameof(has_a_test_for_every_row))
            .Select(method => method.Name)
            .Order(StringComparer.Ordinal));

    [Fact]
    public void I_1_2_system_driver_trust_chain()
    {
        var check = steps["check"];
        Assert.Equal(0, check.ExitCode);
        foreach (var line in new[] { "System: ", "PKCS#11 module: ", "Token: ", "PIN: ", "room", "Algorithms that both token and provider accept: rsa-3072", "chain complete up to", "answers at http://127.0.0.1", "The clock differs by" })
        {
            Assert.Contains(line, check.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("[problem]", check.Text, StringComparison.Ordinal);
        var foreign = steps["another architecture"];
        Assert.Equal(3, foreign.ExitCode);
        Assert.Contains("built for another architecture", foreign.Text, StringComparison.Ordinal);
        Assert.Contains("Install the driver’s variant for this computer", foreign.Text, StringComparison.Ordinal);
        Assert.Equal(0, Command("check").ExitCode);
    }

    [Fact]
    public void I_3_token_with_a_valid_qualified_certificate_and_at_least_3_days_left()
    {
        Assert.Contains("Renewable: yes: yes, issued from", steps["tokens, service asked"].Text, StringComparison.Ordinal);
        var listed = steps["tokens, two days left"];
        Assert.Equal(0, listed.ExitCode);
        Assert.Contains("Renewable: no:", listed.Text, StringComparison.Ordinal);
        var refused = steps["order, two days left"];
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("(too-few-days-left)", refused.Text, StringComparison.Ordinal);
        Assert.Matches(@"Days left: [12]\. By the standard rule, the last day on which it could be ordered was", refused.Text); // midnight may lie between
    }

    [Fact]
    public void I_4_digital_copy_of_the_identity_card()
    {
        foreach (var wrong in new[] { "send an identity copy in another format", "send an identity copy that is too large" })
        {
            Assert.Equal(1, steps[wrong].ExitCode);
            Assert.Contains("Nothing was signed.", steps[wrong].Text, StringComparison.Ordinal);
            Assert.Contains("pdf, jpeg, jpg, png, bmp, tif, tiff", steps[wrong].Text, StringComparison.Ordinal);
        }

        Assert.Equal(1, steps["send an identity copy that is not what its extension says"].ExitCode);
        Assert.Contains("copia actului de identitate: acceptat.", Command("send --all").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void I_5_no_proxy()
    {
        Assert.Contains("No proxy is used.", steps["check"].Text, StringComparison.Ordinal);
        var proxy = steps["a proxy in the way"];
        Assert.Equal(4, proxy.ExitCode);
        Assert.Contains("A proxy breaks the connection", proxy.Text, StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1:9", proxy.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void II_2_3_choose_the_certificate_and_give_the_password()
    {
        var tokens = steps["tokens"];
        foreach (var line in new[] { "Holder: Maria Exemplu", "Issuer: Exemplu Demo Qualified CA G1", "Serial: ", "Valid until: ", "Renewable: yes" })
        {
            Assert.Contains(line, tokens.Text, StringComparison.Ordinal);
        }

        Assert.Matches(@"Days left: 2[12]\b", tokens.Text); // midnight may lie between
        Assert.Single(PinPlan().Matches(steps["order"].Text));
        Assert.Contains("asked once", steps["order"].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void II_4_select_the_date_of_issue()
    {
        var outside = steps["order on a date outside"];
        Assert.Equal(1, outside.ExitCode);
        Assert.Contains("Rule standard", outside.Text, StringComparison.Ordinal);
        Assert.Contains("2031-01-01", outside.Text, StringComparison.Ordinal);
        Assert.Contains("Choose a date from", outside.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task II_5_form_filled_in_from_the_certificate()
    {
        var changed = steps["order with changed data"];
        Assert.Equal(1, changed.ExitCode);
        Assert.Contains("(data-changed)", changed.Text, StringComparison.Ordinal);
        var contract = await Tool.RunAsync("pdftotext", [Directory.GetFiles(walk.At("papers"), "Contract*.pdf").Single(), "-"]);
        Assert.Contains("Maria Exemplu", contract, StringComparison.Ordinal);
        Assert.Contains("Strada Exemplului 1", contract, StringComparison.Ordinal);
    }

    [Fact]
    public void II_6_check_validation_code_send()
    {
        var order = steps["order"];
        Assert.Equal(0, order.ExitCode);
        Assert.Contains("The validation code was sent to", order.Text, StringComparison.Ordinal);
        Assert.Contains("You have 4 tries left.", order.Text, StringComparison.Ordinal);
        Assert.Contains("was sent.", order.Text, StringComparison.Ordinal);
        Assert.Equal(0, Command("order").ExitCode);
    }

    [Fact]
    public void III_1_contract_statement_general_conditions_proforma_by_e_mail()
    {
        Assert.Equal(4, Directory.GetFiles(walk.At("papers"), "*.pdf").Length);
        foreach (var paper in Directory.GetFiles(walk.At("papers"), "*.pdf"))
        {
            Assert.Equal(File.ReadAllBytes(paper), File.ReadAllBytes(walk.At("agent", "papers", Path.GetFileName(paper))));
        }
    }

    [Fact]
    public void III_note_copy_of_the_payment_order()
    {
        var proof = steps["send the payment proof"];
        Assert.Equal(0, proof.ExitCode);
        Assert.Contains("payment proof: accepted.", proof.Text, StringComparison.Ordinal);
        Assert.Contains("PF-", ResultOf("Finance registers the payment"), StringComparison.Ordinal);
    }

    [Fact]
    public void III_2_save_the_documents()
    {
        var papers = Command("papers");
        Assert.Equal(0, papers.ExitCode);
        foreach (var name in new[] { "Contract-", "Declaratie-", "Conditii-generale-", "Proforma-" })
        {
            Assert.Contains(name, papers.Text, StringComparison.Ordinal);
            Assert.Single(Directory.GetFiles(walk.At("agent", "papers"), name + "*.pdf"));
        }
    }

    [Fact]
    public void III_3_send_declaration_contract_terms_identity_one_at_a_time()
    {
        Assert.Contains("declarație: document primit. Recipisa:", Command("send declaration").Text, StringComparison.Ordinal);
        Assert.Contains("declarație: acceptat.", Command("send declaration").Text, StringComparison.Ordinal);
        Assert.Equal(0, Command("send --all").ExitCode);
        Assert.Equal(3, Directory.GetFiles(walk.At("signed"), "*.pdf").Length);
        Assert.True(Directory.GetFiles(walk.At("agent", "receipts"), "*.p7m").Length >= 4);
        var foreign = steps["send a foreign paper"];
        Assert.Equal(1, foreign.ExitCode);
        Assert.Contains("(paper-foreign)", foreign.Text, StringComparison.Ordinal);
        var resaved = steps["send a re-saved paper"];
        Assert.Equal(0, resaved.ExitCode);
        Assert.Contains("contract: accepted.", resaved.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void III_3_password_asked_several_times()
    {
        var all = Command("send --all").Text;
        Assert.Single(PinPlan().Matches(all));
        Assert.Contains("semnarea a 4 documente", all, StringComparison.Ordinal);
        var wrong = steps["a wrong PIN"];
        Assert.Equal(3, wrong.ExitCode);
        Assert.Contains("(pin-incorrect)", wrong.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-pin", wrong.Text, StringComparison.Ordinal);
        Assert.Equal(0, steps["tokens, service asked"].ExitCode);
    }

    [Fact]
    public void III_end_operator_verifies_payment_and_documents()
    {
        Assert.Contains("205.70 RON", ResultOf("Finance registers the payment"), StringComparison.Ordinal);
        Assert.Contains("scheduled", ResultOf("An officer compares and approves"), StringComparison.Ordinal);
        Assert.NotEmpty(SignaturesOf(StatementTypes.Decision));
    }

    [Fact]
    public async Task III_end_issued_on_the_chosen_date()
    {
        var early = steps["update before the date"];
        Assert.Equal(5, early.ExitCode);
        Assert.Contains("(not-issued-yet)", early.Text, StringComparison.Ordinal);
        var dates = await Tool.RunAsync("openssl", ["x509", "-in", walk.At("certificate", "new.pem"), "-noout", "-startdate", "-dateopt", "iso_8601"]);
        var notBefore = DateTimeOffset.Parse(dates.Split('=')[1].Trim(), System.Globalization.CultureInfo.InvariantCulture);
        var chosen = DateOnly.Parse(walk.Summary.GetProperty("issueDate").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        var local = TimeZoneInfo.ConvertTime(notBefore, TimeZoneInfo.FindSystemTimeZoneById("Europe/Bucharest"));
        Assert.True(DateOnly.FromDateTime(local.DateTime) >= chosen);
        Assert.Single(Directory.EnumerateFiles(walk.At("service", "evidence"), "named-certificate", SearchOption.AllDirectories));
    }

    [Fact]
    public void IV_1_2_update_the_certificate()
    {
        var update = Command("update").Text;
        foreach (var line in new[] { "Certificatul nou este pe token și a fost citit înapoi.", "Cheia și certificatul noi semnează corect.", "Instalarea a fost raportată serviciului." })
        {
            Assert.Contains(line, update, StringComparison.Ordinal);
        }

        Assert.Contains("two pairs under one CKA_ID each", ResultOf("pkcs11-tool looks at the token"), StringComparison.Ordinal);
        Assert.NotEmpty(SignaturesOf(StatementTypes.Installation));
    }

    [Fact]
    public void IV_3_remove_and_reconnect_the_token()
    {
        var update = Command("update").Text;
        Assert.Contains("Scoateți acum tokenul din calculator.", update, StringComparison.Ordinal);
        Assert.Contains("Tokenul a fost scos. Introduceți-l din nou.", update, StringComparison.Ordinal);
        Assert.Contains("Tokenul este reconectat și certificatul nou este pe el.", update, StringComparison.Ordinal);
    }

    [Fact]
    public void IV_4_the_application_closes()
    {
        var update = Command("update");
        Assert.Equal(0, update.ExitCode);
        Assert.Contains($"Gata. Noul certificat {walk.Summary.GetProperty("newSerial").GetString()} este pe token și este valabil până la", update.Text, StringComparison.Ordinal);
        Assert.Equal("installed", ResultOf("digirenew status"));
    }

    [Fact]
    public void contact_lines()
    {
        foreach (var step in new[] { "order on a date outside", "order with changed data", "send a foreign paper", "update before the date", "order, two days left", "a wrong PIN" })
        {
            Assert.Contains("Helpdesk: +40 21 000 00 00, asistenta@semnatura.example", steps[step].Text, StringComparison.Ordinal);
        }

        Assert.Contains("Helpdesk: ", steps["no service"].Text, StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(walk.At("mail"), "*.eml"), file => Assert.True(TextOf(file).Contains("+40 21 000 00 00", StringComparison.Ordinal), file));
    }

    /// <summary>A message's text with quoted-printable line ends joined and base64 parts read, as far as this test needs.</summary>
    private static string TextOf(string file)
    {
        var raw = File.ReadAllText(file);
        var joined = raw.Replace("=\r\n", string.Empty, StringComparison.Ordinal).Replace("=\n", string.Empty, StringComparison.Ordinal).Replace("=2B", "+", StringComparison.Ordinal);
        var parts = Base64Part().Matches(raw).Select(match => System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups[1].Value.ReplaceLineEndings(string.Empty))));
        return string.Join('\n', [joined, .. parts]);
    }

    private string[] SignaturesOf(string type) => Directory.GetFiles(walk.At("cms"), type.Split('.')[^1] + "-*.p7s");

    private string ResultOf(string words) => walk.Summary.GetProperty("steps").EnumerateArray()
        .Single(step => step.GetProperty("step").GetString()!.Contains(words, StringComparison.Ordinal)).GetProperty("result").GetString()!;

    /// <summary>What the walk's first run of a command said.</summary>
    private Steps.Said Command(string command)
    {
        var runs = File.ReadAllText(walk.At("log", "agent.log")).Split("$ digirenew ");
        var run = runs.First(one => one.StartsWith(command + " ", StringComparison.Ordinal));
        return new(int.Parse(ExitCode().Match(run).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), run);
    }

    [GeneratedRegex(@"exit code (\d+)")]
    private static partial Regex ExitCode();

    [GeneratedRegex("(?m)^(The PIN of token|PIN-ul tokenului).*$")]
    private static partial Regex PinPlan();

    [GeneratedRegex(@"(?s)Content-Transfer-Encoding: base64\r?\n(?:[^\r\n]+\r?\n)*\r?\n([A-Za-z0-9+/=\r\n]+)")]
    private static partial Regex Base64Part();
}
