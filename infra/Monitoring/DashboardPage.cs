using System.Text.Json;

namespace WhatsAppReplies.Infra.Monitoring;

/// <summary>Lays widgets out from left to right, three a line, on CloudWatch's grid of 24 columns.</summary>
internal sealed class DashboardPage(string region)
{
    private const int Columns = 24;
    private const int Width = 8;
    private const int Height = 6;

    private readonly List<object> _widgets = [];
    private int _x;
    private int _y;

    public DashboardPage Row(string question)
    {
        if (_x > 0) BreakLine();
        _widgets.Add(new { type = "text", x = 0, y = _y, width = Columns, height = 1, properties = new { markdown = $"## {question}" } });
        _y++;
        return this;
    }

    public DashboardPage Alarms(string title, IEnumerable<string> arns) => Place("alarm", new { title, alarms = arns });

    public DashboardPage Graph(string title, string statistic, IEnumerable<object[]> metrics) =>
        Place("metric", new { title, region, view = "timeSeries", stat = statistic, period = 300, metrics });

    public string ToJson() => JsonSerializer.Serialize(new { widgets = _widgets });

    private DashboardPage Place(string type, object properties)
    {
        _widgets.Add(new { type, x = _x, y = _y, width = Width, height = Height, properties });
        _x += Width;
        if (_x >= Columns) BreakLine();
        return this;
    }

    private void BreakLine()
    {
        _x = 0;
        _y += Height;
    }
}
