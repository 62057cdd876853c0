using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;
using WhatsAppReplies.Local.Cloud.Iam;
using WhatsAppReplies.Local.Cloud.Lambda.Packages;
using WhatsAppReplies.Local.Cloud.Lambda.Processes;

namespace WhatsAppReplies.Local.Cloud.Lambda.Environments;

/// <summary>What every environment of one version of a function shares.</summary>
internal sealed record FunctionContext(
    FunctionDefinition Function, LambdaOptions Options, TaskRoot TaskRoot, Launcher Launcher, LogService Logs, IRoles Roles, TimeProvider Clock);
