using System.Reflection;
using WhatsAppReplies.Local.Runner.Live.Breaks;
using WhatsAppReplies.Local.Runner.Live.Steps;

namespace WhatsAppReplies.Local.Tests.Live;

public sealed class StepTextTests
{
    private static readonly IReadOnlyList<string> Names =
        [.. typeof(StepNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(name => (string)name.GetRawConstantValue()!)];

    [Fact]
    public void Every_step_is_explained_once() => Assert.Equal(Names.Order(), StepText.All.Select(text => text.Name).Order());

    [Fact]
    public void Every_explanation_is_one_sentence() =>
        Assert.All(StepText.All, text =>
            Assert.True(text.Why.EndsWith('.') && text.Why.IndexOf('.', StringComparison.Ordinal) == text.Why.Length - 1, text.Why));

    [Fact]
    public void Every_link_leads_to_a_heading_of_the_design()
    {
        var headings = File.ReadLines(Path.Combine(Repository.Root, "docs", "design.md"))
            .Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]).ToHashSet(StringComparer.Ordinal);

        Assert.All(StepText.All, text => Assert.Contains(text.Section, headings));
    }

    [Fact]
    public void Every_kill_is_at_a_step() => Assert.All(KillPoint.All, point => Assert.Contains(point.Step, Names));
}
