namespace App.Tests.Fakes.Calls;

/// <summary>One awaited call of the function to something outside it.</summary>
/// <param name="Service">dynamodb, sqs, model, messenger, messengers, assistants.</param>
/// <param name="Operation">As the service names it.</param>
/// <param name="Target">The table, where there is one.</param>
/// <param name="Request">What was asked.</param>
internal sealed record ExternalCall(string Service, string Operation, string Target, object Request)
{
    public override string ToString() => Target.Length == 0 ? $"{Service} {Operation}" : $"{Service} {Operation} {Target}";
}
