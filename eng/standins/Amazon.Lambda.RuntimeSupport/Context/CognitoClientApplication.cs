using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

internal sealed record CognitoClientApplication(
    string AppPackageName, string AppTitle, string AppVersionCode, string AppVersionName, string InstallationId) : IClientApplication
{
    public static CognitoClientApplication Read(JsonElement client) => new(
        client.Text("app_package_name"),
        client.Text("app_title"),
        client.Text("app_version_code"),
        client.Text("app_version_name"),
        client.Text("installation_id"));
}
