using System.Text.Json;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy.Kinds;

/// <summary>Nobody looks at it here; what AWS would refuse is refused.</summary>
internal sealed class DashboardKind(AwsAnswers answers) : IResourceKind
{
    private const int MostWidgets = 500;

    public string Type => "aws:cloudwatch/dashboard:Dashboard";

    public UnderstoodProperties Properties { get; } = new("dashboardName", "dashboardBody");

    public Task<AwsAnswer> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        var (name, body) = (declared.Text("dashboardName"), declared.Text("dashboardBody"));
        try
        {
            using var document = JsonDocument.Parse(body);
            var widgets = document.RootElement.GetProperty("widgets");
            if (widgets.GetArrayLength() > MostWidgets)
            {
                throw declared.Wrong("dashboardBody", $"it has {widgets.GetArrayLength()} widgets; AWS allows {MostWidgets}");
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException)
        {
            throw declared.Wrong("dashboardBody", $"InvalidParameterInput: it is not a dashboard ({e.Message})");
        }

        return Task.FromResult(answers.Dashboard(name));
    }
}
