using WhatsAppReplies.Local.Providers.Hosting;

namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <summary>What a run of the model came to.</summary>
internal sealed record ModelRun
{
    private const int CharactersInToken = 4;
    private const int ReasoningCost = 16;

    public required string Status { get; init; }

    public required IReadOnlyList<OpenAiItem> Output { get; init; }

    public string? IncompleteReason { get; init; }

    public string? ErrorCode { get; init; }

    public required int InputTokens { get; init; }

    public required int OutputTokens { get; init; }

    public required int ReasoningTokens { get; init; }

    public bool Completed => Status == "completed";

    public static int Tokens(int characters) => (characters + CharactersInToken - 1) / CharactersInToken;

    /// <param name="request">What was asked.</param>
    /// <param name="history">What the conversation or the previous response held already.</param>
    /// <param name="answer">As scripted.</param>
    /// <param name="ids">Names the output items.</param>
    public static ModelRun Of(ResponseRequest request, IReadOnlyList<OpenAiItem> history, ModelAnswer answer, IdSource ids)
    {
        var reasons = ModelCatalogue.Reasons(request.Model) || answer is ModelAnswer.OnlyReasoning;
        var (status, messages, reason, error) = Messages(request, answer, ids);
        var characters = (request.Instructions?.Length ?? 0)
            + history.OfType<OpenAiItem.Message>().Sum(message => message.Text.Length)
            + request.Input.Sum(message => message.Text.Length);
        var thought = reasons ? ReasoningCost : 0;
        return new ModelRun
        {
            Status = status,
            Output = reasons ? [new OpenAiItem.Reasoning(ids.Next("rs_")), .. messages] : [.. messages],
            IncompleteReason = reason,
            ErrorCode = error,
            InputTokens = Tokens(characters),
            OutputTokens = messages.Sum(message => Tokens(message.Text.Length)) + thought,
            ReasoningTokens = thought,
        };
    }

    private static (string Status, IReadOnlyList<OpenAiItem.Message> Messages, string? Reason, string? Error) Messages(
        ResponseRequest request, ModelAnswer answer, IdSource ids)
    {
        OpenAiItem.Message Says(string text, string type = MessagePart.Output, string? phase = null, string status = "completed") =>
            new(ids.Next("msg_"), "assistant", [new MessagePart(type, text)]) { Phase = phase, Status = status };

        switch (answer)
        {
            case ModelAnswer.Text { Says: var says }:
                var text = request.Formed(says);
                return request.MaxOutputTokens is { } most && Tokens(text.Length) > most
                    ? ("incomplete", [Says(text[..(most * CharactersInToken)], status: "incomplete")], "max_output_tokens", null)
                    : ("completed", [Says(text)], null, null);
            case ModelAnswer.OutsideSchema outside:
                return ("completed", [Says(outside.Says)], null, null);
            case ModelAnswer.Phases phases:
                return (
                    "completed", [Says(phases.Commentary, phase: "commentary"), Says(request.Formed(phases.FinalAnswer), phase: "final_answer")], null, null);
            case ModelAnswer.OnlyReasoning:
                return ("completed", [], null, null);
            case ModelAnswer.Refusal refusal:
                return ("completed", [Says(refusal.Says, MessagePart.Refusal)], null, null);
            case ModelAnswer.Incomplete incomplete:
                return ("incomplete", incomplete.Says is { } part ? [Says(part, status: "incomplete")] : [], incomplete.Reason, null);
            case ModelAnswer.Failed failed:
                return ("failed", [], null, failed.Code);
            case ModelAnswer.Unheard unheard:
                return (unheard.Status, [], null, null);
            default:
                throw new InvalidOperationException($"No stand-in for {answer.GetType().Name}.");
        }
    }
}
