namespace Twilio.Http;

/// <summary>Hosts are named <c>product[.edge][.region].twilio.com</c>.</summary>
internal static class TwilioHost
{
    private const string RegionOfAnEdge = "us1";

    public static Uri At(Uri uri, string edge, string region)
    {
        if (edge is null && region is null)
        {
            return uri;
        }

        var builder = new UriBuilder(uri);
        var labels = builder.Host.Split('.');
        region ??= labels.Length >= 4 ? labels[^3] : null;
        edge ??= labels.Length >= 5 ? labels[1] : null;
        region ??= RegionOfAnEdge;
        string[] parts = [labels[0], edge, region, labels[^2], labels[^1]];
        builder.Host = string.Join('.', parts.Where(p => !string.IsNullOrEmpty(p)));
        return builder.Uri;
    }
}
