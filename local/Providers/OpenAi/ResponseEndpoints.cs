namespace WhatsAppReplies.Local.Providers.OpenAi;

internal sealed class ResponseEndpoints(OpenAiWorld world)
{
    /// <param name="request">What was asked.</param>
    /// <param name="fault">A scripted answer or delay; anything else is the caller's business.</param>
    /// <param name="callerLeft">Cancelled when the caller hung up. The model goes on all the same.</param>
    /// <param name="stopping">The stand-in ends.</param>
    public async Task<OpenAiAnswer> CreateAsync(
        ResponseRequest request, OpenAiFault? fault, CancellationToken callerLeft, CancellationToken stopping)
    {
        var previous = request.PreviousResponseId is { } id ? Stored(id, OpenAiError.PreviousResponseNotFound(id)).Context : [];
        if (request.ConversationId is null)
        {
            return OpenAiAnswer.Ok((await RunAsync(request, previous, fault, stopping)).Body);
        }

        var conversation = world.Conversations[request.ConversationId];
        if (!conversation.TryEnter())
        {
            throw new OpenAiRefusedException(OpenAiError.ConversationLocked);
        }

        try
        {
            var (run, body) = await RunAsync(request, conversation.Items, fault, stopping);
            if ((run.Completed || world.Behaviour.AppendsOnFailure)
                && (!callerLeft.IsCancellationRequested || world.Behaviour.AppendsWhenCallerLeft))
            {
                conversation.Append([.. request.Input, .. run.Output]);
            }

            return OpenAiAnswer.Ok(body);
        }
        finally
        {
            conversation.Leave();
        }
    }

    public OpenAiAnswer Read(string id) => OpenAiAnswer.Ok(Stored(id, OpenAiError.ResponseNotFound(id)).Body);

    public OpenAiAnswer Delete(string id) => world.Responses.TryRemove(id, out _)
        ? OpenAiAnswer.Ok(OpenAiJson.Deleted("response", id))
        : throw new OpenAiRefusedException(OpenAiError.ResponseNotFound(id));

    private async Task<(ModelRun Run, ReadOnlyMemory<byte> Body)> RunAsync(
        ResponseRequest request, IReadOnlyList<OpenAiItem> history, OpenAiFault? fault, CancellationToken stopping)
    {
        var startedAt = world.Time.GetUtcNow();
        var takes = world.Behaviour.Latency.Next() + (fault is OpenAiFault.Late late ? late.By : TimeSpan.Zero);
        if (takes > TimeSpan.Zero)
        {
            await Task.Delay(takes, world.Time, stopping);
        }

        var answer = fault is OpenAiFault.Answer scripted ? scripted.Says : new ModelAnswer.Text(Default(request, history));
        var run = ModelRun.Of(request, history, answer, world.Ids);
        var id = world.Ids.Next("resp_");
        var body = ResponseJson.Write(id, startedAt, world.Time.GetUtcNow(), request, run);
        if (request.Store)
        {
            world.Responses[id] = new StoredResponse(body, [.. history, .. request.Input, .. run.Output]);
        }

        return (run, body);
    }

    private string Default(ResponseRequest request, IReadOnlyList<OpenAiItem> history)
    {
        // What was said, and not what a developer tells the model beside it.
        OpenAiItem.Message[] earlier =
            [.. history.OfType<OpenAiItem.Message>().Concat(request.Input.Take(request.HistoryCount)).Where(message => message.Role is "user" or "assistant")];
        return world.Behaviour.Reply is { } reply
            ? reply(earlier, request)
            : DefaultReply.To(earlier.Select(message => message.Text), request.UserText, world.Behaviour.ReplyLength, request.Files);
    }

    private StoredResponse Stored(string id, OpenAiError missing) =>
        world.Responses.TryGetValue(id, out var stored) ? stored : throw new OpenAiRefusedException(missing);
}
