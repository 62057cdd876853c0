using Pulumi;
using WhatsAppReplies.Infra.Access;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.Monitoring;
using WhatsAppReplies.Infra.Naming;
using WhatsAppReplies.Infra.Pausing;
using WhatsAppReplies.Infra.Secrets;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Infra.Tables;
using WhatsAppReplies.Infra.Triggers;
using WhatsAppReplies.Infra.Webhooks;

namespace WhatsAppReplies.Infra;

internal static class Program
{
    public static Task<int> Main() => Deployment.RunAsync(Define);

    /// <summary>The program as the Pulumi CLI runs it: config from the engine, the zip from the repository.</summary>
    public static IDictionary<string, object?> Define()
    {
        var (root, stack) = (Deployment.Instance.RootDirectory, Deployment.Instance.StackName);
        var configuration = StackConfiguration.FromEnvironment() with { Lines = StackFile.LinesOf(root, stack) };
        return Define(configuration.Without(ProjectFile.DefaultsOf(root)), FunctionPackage.InRepository(root));
    }

    /// <summary>Every resource of one environment. Tests, the offline plan and this machine come in here, with their own config and package.</summary>
    public static IDictionary<string, object?> Define(StackConfiguration configuration, FunctionPackage package)
    {
        var (project, environment) = (Deployment.Instance.ProjectName, Deployment.Instance.StackName);
        var stack = new StackContext(StackSettings.Read(configuration, project, environment), new ResourceNames(project, environment));
        package.MustFit(stack.Settings, environment);

        var tables = new ConversationTables(stack);
        var assistants = new AssistantCatalogue(stack);
        var queue = new TriggerQueue(stack);
        var handOffs = new HandOffQueue(stack);
        var secrets = new ProviderSecrets(stack);
        var inbound = stack.Settings.Inbound ? Inbound.Of(stack, package, tables, assistants, queue, secrets) : null;

        var logs = FunctionLogs.OfReplies(stack);
        var access = FunctionRole.OfReplies(stack, new ReplyAccess(tables, queue, handOffs, secrets, assistants, logs));
        var function = new ReplyFunction(
            stack, new ReplyFunctionArgs(package, access, logs, tables, assistants, queue, handOffs, secrets, inbound?.Url.Statuses));
        var mapping = new TriggerMapping(stack, queue, function, access);
        var pause = stack.Settings.PauseAtSpendCeiling ? PauseAtCeiling.Of(stack, package, mapping) : null;

        var watched = new AlarmSubject(queue, handOffs, function, logs, inbound, pause);
        _ = new CriticalRecords(stack, watched);
        var topic = new AlarmTopic(stack);
        var alarms = new Alarms(stack, watched, topic);
        var dashboard = new OperationsDashboard(stack, watched, alarms);

        return new Outputs(tables, assistants, queue, handOffs, secrets, logs, function, inbound, pause, topic, dashboard).For(stack);
    }
}
