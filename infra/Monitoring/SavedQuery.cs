using Pulumi;

namespace WhatsAppReplies.Infra.Monitoring;

/// <summary>A query of CloudWatch Logs Insights that stands under its name in the console, for whoever is called.</summary>
internal sealed class SavedQuery(string name, SavedQueryArgs args, CustomResourceOptions options)
    : AwsResource("aws:cloudwatch/queryDefinition:QueryDefinition", name, args, options);
