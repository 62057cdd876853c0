using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Shared.Results;

namespace App.Tests.Fakes.Turns;

/// <summary>The cache is warm: asking it is no call to the outside.</summary>
internal sealed class FakeAssistants : IAssistants
{
    public const string Id = "asst_recruitment_replies";

    public Func<string, Result<Assistant>> Answer { get; set; } = id => id == Id
        ? new Result<Assistant>.Success(new Assistant(id, "gpt-test", "Be kind.") { InputPrice = 1, OutputPrice = 2 })
        : new Result<Assistant>.Refuse(new Failure("assistant_missing", "No such assistant."));

    public Task<Result<Assistant>> GetAsync(string assistantId, CancellationToken cancellationToken) => Task.FromResult(Answer(assistantId));
}
