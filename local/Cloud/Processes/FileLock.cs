namespace WhatsAppReplies.Local.Cloud.Processes;

/// <summary>A lock between processes; the system releases it when its holder dies.</summary>
internal sealed class FileLock : IAsyncDisposable
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(200);

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    public static async Task<FileLock> TakeAsync(string path, TimeProvider time, Action<string> say, CancellationToken cancellationToken)
    {
        for (var waited = false; ; waited = true)
        {
            try
            {
                return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (File.Exists(path))
            {
                if (!waited)
                {
                    say($"waiting for another run that holds {path}");
                }

                await Task.Delay(Retry, time, cancellationToken);
            }
        }
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();
}
