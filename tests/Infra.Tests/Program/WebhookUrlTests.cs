using System.Text.Json.Nodes;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Program;

public sealed class WebhookUrlTests
{
    private const string Url = "https://abcdefghijklmnopqrstuvwxyz012345.lambda-url.eu-north-1.on.aws";
    private const string Permission = "aws:lambda/permission:Permission";

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Twilio_which_has_no_credentials_of_AWS_may_call_it(string stack)
    {
        var url = (await DeployedStack.OfAsync(stack)).Inputs("aws:lambda/functionUrl:FunctionUrl::webhooks");

        JsonAssert.Same($$"""{"authorizationType": "NONE", "functionName": "whatsapp-replies-{{stack}}-inbound", "qualifier": "live"}""", url);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Both_permissions_are_given_since_with_one_of_them_every_call_is_refused(string stack)
    {
        var deployed = await DeployedStack.OfAsync(stack);

        JsonAssert.Same(
            $$"""{"statementId": "CallTheUrl", "function": "whatsapp-replies-{{stack}}-inbound", "qualifier": "live", "principal": "*","""
            + """ "action": "lambda:InvokeFunctionUrl", "functionUrlAuthType": "NONE"}""",
            deployed.Inputs($"{Permission}::call-the-url"));
        JsonAssert.Same(
            $$"""{"statementId": "InvokeThroughTheUrl", "function": "whatsapp-replies-{{stack}}-inbound", "qualifier": "live", "principal": "*","""
            + """ "action": "lambda:InvokeFunction", "invokedViaFunctionUrl": true}""",
            deployed.Inputs($"{Permission}::invoke-through-the-url"));
    }

    [Fact]
    public async Task Nobody_else_may_invoke_a_function_and_nobody_past_the_URL()
    {
        var permissions = (await DeployedStack.OfAsync("prod")).OfType(Permission).Select(permission => permission.Inputs).ToList();

        Assert.Equal(3, permissions.Count);
        Assert.All(permissions.Where(permission => permission["principal"]!.GetValue<string>() == "*"), permission =>
            Assert.True(permission["functionUrlAuthType"] is not null || permission["invokedViaFunctionUrl"]!.GetValue<bool>()));
        // The provider makes a statement of this name by itself, and a second one of it would be refused.
        Assert.DoesNotContain(permissions, permission => permission["statementId"]!.GetValue<string>() == "FunctionURLAllowPublicAccess");
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task The_outputs_are_the_address_and_the_lines_for_Twilio_s_console(string stack)
    {
        var deployed = await DeployedStack.OfAsync(stack);

        Assert.Equal($"{Url}/", await deployed.OutputAsync("webhookUrl"));
        Assert.Equal(
            $"""
            Messaging > Senders > WhatsApp senders > the number > Endpoint configuration: use webhook URL
            Webhook URL for incoming messages: {Url}/#rc=5&rp=all
            Webhook method for incoming messages URL: HTTP Post
            Fallback URL for incoming messages: (empty)
            Status callback URL: (empty: each reply names its own)
            """,
            await deployed.OutputAsync("twilioConsole"));
        Assert.Equal($"whatsapp-replies-{stack}-inbound", await deployed.OutputAsync("inboundFunction"));
        Assert.Equal($"/aws/lambda/whatsapp-replies-{stack}-inbound", await deployed.OutputAsync("inboundLogGroup"));
        Assert.Equal($"whatsapp-replies-{stack}-numbers", await deployed.OutputAsync("numbersTable"));
    }

    [Fact]
    public async Task A_reply_tells_Twilio_where_to_report_what_became_of_it() => Assert.Equal(
        $"{Url}/status",
        (await DeployedStack.OfAsync("prod"))
            .Inputs("aws:lambda/function:Function::reply")["environment"]!["variables"]!["STATUS_CALLBACK_URL"]!.GetValue<string>());

    [Fact]
    public async Task A_domain_of_the_stack_s_own_stands_in_every_address_that_Twilio_gets()
    {
        var deployed = await DeployedStack.OfAsync("prod", configuration => configuration.Own("publicUrl", "https://whatsapp.example.com"));

        Assert.Equal("https://whatsapp.example.com/", await deployed.OutputAsync("webhookUrl"));
        Assert.Contains("https://whatsapp.example.com/#rc=5&rp=all\n", await deployed.OutputAsync("twilioConsole"), StringComparison.Ordinal);
        Assert.Equal("https://whatsapp.example.com/status", Variables("reply")["STATUS_CALLBACK_URL"]!.GetValue<string>());
        Assert.Equal("https://whatsapp.example.com", Variables("inbound")["PUBLIC_URL"]!.GetValue<string>());

        JsonNode Variables(string function) => deployed.Inputs($"aws:lambda/function:Function::{function}")["environment"]!["variables"]!;
    }
}
