namespace Amazon.SQS.Model;

public class DeleteMessageBatchResultEntry
{
    public string Id { get; set; }
}
