using WhatsAppReplies.Benchmarks.Reports;
using WhatsAppReplies.Benchmarks.Subjects;

namespace WhatsAppReplies.Benchmarks;

/// <summary>Figures of earlier sections that later sections calculate with.</summary>
internal sealed class Findings
{
    private readonly Dictionary<(Finding Finding, string Subject), Figure> _figures = [];

    public Figure? this[Finding finding, Subject subject]
    {
        get => _figures.GetValueOrDefault((finding, subject.Name));
        set => _figures[(finding, subject.Name)] = value ?? throw new ArgumentNullException(nameof(value));
    }
}
