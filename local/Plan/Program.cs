namespace WhatsAppReplies.Local.Plan;

internal static class Program
{
    public static Task<int> Main(string[] args) => PlanCommand.RunAsync(args);
}
