using Amazon.SecretsManager.Model;
using Amazon.SecretsManager.Operations;

namespace Amazon.SecretsManager;

public partial class AmazonSecretsManagerClient
{
    public virtual Task<CreateSecretResponse> CreateSecretAsync(
        CreateSecretRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateSecretResponse>(request, CreateSecret.Operation.Options, cancellationToken);

    public virtual Task<DeleteSecretResponse> DeleteSecretAsync(
        DeleteSecretRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteSecretResponse>(request, DeleteSecret.Operation.Options, cancellationToken);

    public virtual Task<DescribeSecretResponse> DescribeSecretAsync(
        DescribeSecretRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeSecretResponse>(request, DescribeSecret.Operation.Options, cancellationToken);

    public virtual Task<GetSecretValueResponse> GetSecretValueAsync(
        GetSecretValueRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetSecretValueResponse>(request, GetSecretValue.Operation.Options, cancellationToken);

    public virtual Task<PutSecretValueResponse> PutSecretValueAsync(
        PutSecretValueRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<PutSecretValueResponse>(request, PutSecretValue.Operation.Options, cancellationToken);

    public virtual Task<UpdateSecretResponse> UpdateSecretAsync(
        UpdateSecretRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<UpdateSecretResponse>(request, UpdateSecret.Operation.Options, cancellationToken);

    public virtual Task<UpdateSecretVersionStageResponse> UpdateSecretVersionStageAsync(
        UpdateSecretVersionStageRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<UpdateSecretVersionStageResponse>(request, UpdateSecretVersionStage.Operation.Options, cancellationToken);
}
