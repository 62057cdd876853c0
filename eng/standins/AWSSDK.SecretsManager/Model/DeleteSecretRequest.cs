namespace Amazon.SecretsManager.Model;

public class DeleteSecretRequest : AmazonSecretsManagerRequest
{
    public bool? ForceDeleteWithoutRecovery { get; set; }

    public long? RecoveryWindowInDays { get; set; }

    public string SecretId { get; set; }
}
