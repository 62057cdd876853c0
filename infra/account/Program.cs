using Pulumi;
using WhatsAppReplies.Infra.Account;

namespace WhatsAppReplies.Account;

internal static class Program
{
    public static Task<int> Main() => Deployment.RunAsync(AccountProgram.Define);
}
