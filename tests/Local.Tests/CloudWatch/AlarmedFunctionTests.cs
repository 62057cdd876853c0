using WhatsAppReplies.Local.Cloud;
using WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;
using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Tests.Lambda;

namespace WhatsAppReplies.Local.Tests.CloudWatch;

/// <summary>Functions that are actions of alarms: CloudWatch invokes those whose own policy lets it.</summary>
public sealed class AlarmedFunctionTests : IAsyncDisposable
{
    private const string Alarm = "arn:aws:cloudwatch:eu-north-1:123456789012:alarm:spend-day";
    private const string Account = "123456789012";

    private readonly LambdaHost _host = new LambdaHost().Create();
    private readonly AlarmedFunctions _functions;

    public AlarmedFunctionTests() => _functions = new AlarmedFunctions(() => _host.Service, new AwsAccount(Account, "eu-north-1"));

    public async ValueTask DisposeAsync()
    {
        await _functions.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task One_that_lets_this_alarm_invoke_it_gets_the_event()
    {
        Allow(Alarm, Account);

        _functions.Send(_host.Definition.Arn, Alarm, """{"do":"print","with":7}""");
        await _functions.SettledAsync();

        Assert.Contains("line 7", _host.Lines);
        Assert.Empty(_functions.Undelivered);
    }

    [Theory]
    [InlineData("arn:aws:cloudwatch:eu-north-1:123456789012:alarm:another", Account, AlarmedFunctions.Principal)]
    [InlineData(Alarm, "210987654321", AlarmedFunctions.Principal)]
    [InlineData(Alarm, Account, "cloudwatch.amazonaws.com")]
    public async Task One_that_lets_only_others_do_it_gets_none(string alarm, string account, string principal)
    {
        Allow(alarm, account, principal);

        _functions.Send(_host.Definition.Arn, Alarm, """{"do":"count"}""");
        await _functions.SettledAsync();

        Assert.Equal([Alarm], _functions.Undelivered);
        Assert.Empty(_host.Reports);
    }

    [Fact]
    public void One_that_is_not_there_gets_none()
    {
        _functions.Send("arn:aws:lambda:eu-north-1:123456789012:function:nobody", Alarm, "{}");

        Assert.Equal([Alarm], _functions.Undelivered);
    }

    private void Allow(string alarm, string account, string principal = AlarmedFunctions.Principal) =>
        _host.Service.Function(LambdaHost.Function).Policy.Add(new FunctionPermission
        {
            StatementId = "ByTheAlarm",
            Action = FunctionPermission.InvokeFunction,
            Principal = principal,
            SourceArn = alarm,
            SourceAccount = account,
        });
}
