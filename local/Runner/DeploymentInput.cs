using Pulumi;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.StackFiles;

namespace WhatsAppReplies.Local.Runner;

/// <summary>What is deployed: the stack's file with this machine's secrets in it, and the zip.</summary>
internal sealed record DeploymentInput(StackFile File, FunctionPackage Package)
{
    private const string RegionKey = "aws:region";

    public string Region => File.Configuration.Values.GetValueOrDefault(RegionKey)
        ?? throw new ProblemException($"Pulumi.{File.Stack}.yaml has no {RegionKey}.");

    public static DeploymentInput Read(LocalCloudOptions options)
    {
        if (!System.IO.File.Exists(options.ZipPath))
        {
            throw new ProblemException($"There is no {options.ZipPath}: ./build.sh --target=Package makes it.");
        }

        try
        {
            var package = FunctionPackage.At(options.ZipPath);
            var file = StackFile.Read(options.StackFiles, options.Stack);
            return new DeploymentInput(
                file with { Configuration = options.Configure(OfTheMessenger(file, options.Real, OfPackage(package, file, WithSecrets(file, options)))) },
                package);
        }
        catch (RunException wrong)
        {
            throw new ProblemException(wrong.Message, wrong);
        }
    }

    /// <summary>This machine runs either package, whichever it is given: the one that the stack file does not ask for is a setting of the run.</summary>
    private static StackConfiguration OfPackage(FunctionPackage package, StackFile file, StackConfiguration configuration) =>
        package.Manifest is { } manifest ? configuration.With($"{file.Project}:{SettingKeys.Package}", manifest.Package) : configuration;

    /// <summary>
    /// The real service reaches an address of this machine only through somebody's tunnel, and signs the tunnel's. Without one a sweep of this machine would
    /// still take messages of real customers away from the stack that answers them.
    /// </summary>
    private static StackConfiguration OfTheMessenger(StackFile file, RealProviders real, StackConfiguration configuration) =>
        real.Twilio is null ? configuration
        : real.Tunnel.Origin is { } origin ? configuration.With($"{file.Project}:{SettingKeys.PublicUrl}", origin)
        : configuration.With($"{file.Project}:{SettingKeys.Inbound}", "false");

    private static StackConfiguration WithSecrets(StackFile file, LocalCloudOptions options)
    {
        var (sid, token) = options.Real.Twilio ?? (options.Providers.TwilioAccountSid, options.Providers.TwilioAuthToken);
        return file.Configuration
            .With($"{file.Project}:{SettingKeys.OpenAiApiKey}", options.Real.OpenAiApiKey ?? options.Providers.OpenAiApiKey, secret: true)
            .With($"{file.Project}:{SettingKeys.TwilioAccountSid}", sid, secret: true)
            .With($"{file.Project}:{SettingKeys.TwilioAuthToken}", token, secret: true);
    }
}
