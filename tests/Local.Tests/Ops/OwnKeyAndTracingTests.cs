using WhatsAppReplies.Infra.Settings;

namespace WhatsAppReplies.Local.Tests.Ops;

/// <summary>
/// A stack with a key of its own, traces, a boundary and a spend ceiling that pauses is applied to this machine, is as declared, and answers.
/// </summary>
public sealed class OwnKeyAndTracingTests
{
    [Fact]
    public async Task It_is_applied_verified_and_answers()
    {
        var run = new OpsRun
        {
            Settings = new Dictionary<string, string>
            {
                [SettingKeys.KmsKeyArn] = "arn:aws:kms:eu-north-1:000000000000:key/00000000-0000-0000-0000-000000000000",
                [SettingKeys.Tracing] = "true",
                [SettingKeys.PermissionsBoundary] = "whatsapp-replies-functions",
                [SettingKeys.SpendCeilingPerDay] = "25",
                [SettingKeys.PauseAtSpendCeiling] = "true",
            },
        };
        await run.InitializeAsync();
        try
        {
            var verified = await run.RunAsync("verify");
            Assert.Equal((0, ""), (verified.Code, verified.Errors));

            var customer = await run.Customer("hello").PutAsync();
            await customer.TriggerAsync();
            Assert.Single(customer.Phone.Texts);
        }
        finally
        {
            await run.DisposeAsync();
        }
    }
}
