using WhatsAppReplies.Local.CloudWatch.Logs;
using WhatsAppReplies.Local.Iam;
using WhatsAppReplies.Local.Lambda.Packages;
using WhatsAppReplies.Local.Lambda.Processes;

namespace WhatsAppReplies.Local.Lambda.Environments;

/// <summary>What every environment of one function shares.</summary>
internal sealed record FunctionContext(
    FunctionDefinition Function, LambdaOptions Options, TaskRoot TaskRoot, Launcher Launcher, LogService Logs, IRoles Roles, TimeProvider Clock);
