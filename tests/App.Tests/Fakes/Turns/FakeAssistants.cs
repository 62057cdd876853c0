using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Shared.Results;

namespace App.Tests.Fakes.Turns;

/// <summary>The cache is warm: asking it is no call to the outside.</summary>
internal sealed class FakeAssistants : IAssistants
{
    public const string Id = "asst_recruitment_replies";

    public Func<string, AssistantOutcome> Answer { get; set; } = id => id == Id
        ? new AssistantOutcome.Found(new Assistant(id, "gpt-test", "Be kind.") { InputPrice = 1, OutputPrice = 2 })
        : new AssistantOutcome.Refuse(new Failure("assistant_missing", "No such assistant."));

    public Task<AssistantOutcome> GetAsync(string assistantId, CancellationToken cancellationToken) => Task.FromResult(Answer(assistantId));
}
