using Microsoft.AspNetCore.Http;
using WhatsAppReplies.Local.Cloud.Iam;
using WhatsAppReplies.Local.Cloud.Lambda.Control;

namespace WhatsAppReplies.Local.Cloud.Gateway;

/// <summary>From a request to an answer: who calls, what, whether it may, what goes wrong, and the call itself.</summary>
internal sealed class GatewayPipeline(
    IReadOnlyCollection<IAwsService> services, Authenticator authenticator, RoleStore roles, IGatewayFault faults, CallRecorder recorder, TimeProvider time)
{
    private readonly Dictionary<string, IAwsService> _services = services.ToDictionary(service => service.Name, StringComparer.Ordinal);

    public async Task HandleAsync(HttpContext context)
    {
        var request = await RequestReader.ReadAsync(context);
        var protocol = AwsProtocol.Json11;
        AwsHttpAnswer? answer;
        try
        {
            var authorization = Authorization.Parse(request.Header("Authorization"))
                ?? throw new AwsException(new AwsError(403, "MissingAuthenticationTokenException", "Missing Authentication Token"));
            var service = _services.GetValueOrDefault(authorization.Service)
                ?? throw new AwsException(new AwsError(404, "UnknownService", $"This machine has no service {authorization.Service}."));
            protocol = service.Protocol;
            var operation = request.Operation
                ?? LambdaRoutes.OperationOf(request)
                ?? QueryForm.OperationOf(request)
                ?? throw new AwsException("MissingAction", "The request names no operation.");
            var caller = authenticator.Authenticate(request, authorization);
            answer = await AnswerAsync(service, operation, request, caller, context.RequestAborted);
        }
        catch (AwsException refused)
        {
            answer = refused.Error.In(protocol);
        }

        await WriteAsync(context, answer);
    }

    private async Task<AwsHttpAnswer?> AnswerAsync(
        IAwsService service, string operation, AwsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var permissions = service.Permissions(operation, request);
        if (caller.RoleArn is null)
        {
            return await SendAsync(service, operation, request, cancellationToken);
        }

        var call = new GatewayCall(service.Name, operation, [.. permissions.Select(need => need.Resource).Distinct()], caller.RoleArn, caller.SessionName);
        var at = time.GetUtcNow();
        var started = time.GetTimestamp();
        var (answer, error) = Refusal(caller, permissions) is { } refusal
            ? (refusal.In(service.Protocol), refusal.Code)
            : await DisturbedAsync(service, operation, request, call, cancellationToken);
        recorder.Add(new CallRecord(at, call, answer?.Status, error ?? ErrorCode.Of(answer), time.GetElapsedTime(started)));
        return answer;
    }

    private AwsError? Refusal(Caller caller, IReadOnlyList<(string Action, string Resource)> permissions)
    {
        AwsError? refusal = null;
        foreach (var (action, resource) in permissions)
        {
            var decision = roles.Decide(caller.RoleArn!, action, resource);
            if (decision != AccessDecision.Allowed)
            {
                refusal ??= AccessDenied.Of(caller.Arn, action, resource, decision);
            }
        }

        return refusal;
    }

    /// <summary>No answer means that the connection is dropped.</summary>
    private async Task<(AwsHttpAnswer? Answer, string? Error)> DisturbedAsync(
        IAwsService service, string operation, AwsRequest request, GatewayCall call, CancellationToken cancellationToken)
    {
        switch (faults.Next(call))
        {
            case GatewayFault.Refuse refuse:
                return (new AwsError(refuse.Status, refuse.ErrorCode, "A fault of this machine.").In(service.Protocol), refuse.ErrorCode);
            case GatewayFault.DropBefore:
                return (null, nameof(GatewayFault.DropBefore));
            case GatewayFault.Delay delay:
                await Task.Delay(delay.By, time, cancellationToken);
                return (await SendAsync(service, operation, request, cancellationToken), null);
            case GatewayFault.FailAfter fail:
                await SendAsync(service, operation, request, cancellationToken);
                return (new AwsError(fail.Status, fail.ErrorCode, "A fault of this machine.").In(service.Protocol), fail.ErrorCode);
            case GatewayFault.DropAfter:
                await SendAsync(service, operation, request, cancellationToken);
                return (null, nameof(GatewayFault.DropAfter));
            default:
                return (await SendAsync(service, operation, request, cancellationToken), null);
        }
    }

    private static async Task<AwsHttpAnswer> SendAsync(
        IAwsService service, string operation, AwsRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await service.SendAsync(operation, request, cancellationToken);
        }
        catch (AwsException refused)
        {
            return refused.Error.In(service.Protocol);
        }
    }

    private async Task WriteAsync(HttpContext context, AwsHttpAnswer? answer)
    {
        if (answer is null)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers.Append(name, value);
        }

        context.Response.ContentLength = answer.Body.Length;
        var rest = answer.Body;
        if (answer.PauseWithin is { } pause)
        {
            await context.Response.Body.WriteAsync(rest[..(rest.Length / 2)], context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(pause, time, context.RequestAborted);
            rest = rest[(rest.Length / 2)..];
        }

        await context.Response.Body.WriteAsync(rest, context.RequestAborted);
    }
}
