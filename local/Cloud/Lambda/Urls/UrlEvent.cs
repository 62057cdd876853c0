using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace WhatsAppReplies.Local.Cloud.Lambda.Urls;

/// <summary>A request as the function gets it: payload format 2.0.</summary>
internal static class UrlEvent
{
    private static readonly string[] TextTypes = ["application/json", "application/javascript", "application/xml"];

    public static ReadOnlyMemory<byte> Write(HttpContext context, ReadOnlyMemory<byte> body, string requestId, DateTimeOffset at)
    {
        var request = context.Request;
        var (path, query) = Target(context);
        var buffer = new ArrayBufferWriter<byte>(1024 + body.Length);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("version", "2.0");
        json.WriteString("routeKey", "$default");
        json.WriteString("rawPath", path);
        json.WriteString("rawQueryString", query);
        WriteCookies(json, request);
        WriteHeaders(json, context);
        WriteQuery(json, request);
        WriteContext(json, context, path, requestId, at);
        if (body.Length > 0) WriteBody(json, request, body);
        json.WriteBoolean("isBase64Encoded", body.Length > 0 && !IsText(request.ContentType));
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>As they were sent, with every escape.</summary>
    private static (string Path, string Query) Target(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2);
        return (target[0], target is [_, var query] ? query : "");
    }

    private static void WriteCookies(Utf8JsonWriter json, HttpRequest request)
    {
        if (request.Headers.Cookie is not { Count: > 0 } cookies) return;
        json.WriteStartArray("cookies");
        foreach (var cookie in cookies.SelectMany(line => line!.Split("; "))) json.WriteStringValue(cookie);
        json.WriteEndArray();
    }

    /// <summary>In lower case, several of one name joined by commas. What says how the request came is AWS's word, whatever the sender wrote there.</summary>
    private static void WriteHeaders(Utf8JsonWriter json, HttpContext context)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in context.Request.Headers)
        {
            var lower = name.ToLowerInvariant();
            if (lower != "cookie") headers[lower] = string.Join(',', values.ToArray());
        }

        headers["x-forwarded-for"] = Sender(context);
        headers["x-forwarded-proto"] = context.Request.Scheme;
        headers["x-forwarded-port"] = context.Connection.LocalPort.ToString(CultureInfo.InvariantCulture);
        json.WriteStartObject("headers");
        foreach (var (name, value) in headers) json.WriteString(name, value);
        json.WriteEndObject();
    }

    private static void WriteQuery(Utf8JsonWriter json, HttpRequest request)
    {
        if (request.Query.Count == 0) return;
        json.WriteStartObject("queryStringParameters");
        foreach (var (name, values) in request.Query) json.WriteString(name, string.Join(',', values.ToArray()));
        json.WriteEndObject();
    }

    private static void WriteContext(Utf8JsonWriter json, HttpContext context, string path, string requestId, DateTimeOffset at)
    {
        var host = context.Request.Host.Host;
        json.WriteStartObject("requestContext");
        json.WriteString("accountId", "anonymous");
        json.WriteString("apiId", host.Split('.')[0]);
        json.WriteString("domainName", host);
        json.WriteString("domainPrefix", host.Split('.')[0]);
        json.WriteStartObject("http");
        json.WriteString("method", context.Request.Method);
        json.WriteString("path", path);
        json.WriteString("protocol", context.Request.Protocol);
        json.WriteString("sourceIp", Sender(context));
        json.WriteString("userAgent", context.Request.Headers.UserAgent.ToString());
        json.WriteEndObject();
        json.WriteString("requestId", requestId);
        json.WriteString("routeKey", "$default");
        json.WriteString("stage", "$default");
        json.WriteString("time", at.UtcDateTime.ToString("dd/MMM/yyyy:HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        json.WriteNumber("timeEpoch", at.ToUnixTimeMilliseconds());
        json.WriteEndObject();
    }

    private static void WriteBody(Utf8JsonWriter json, HttpRequest request, ReadOnlyMemory<byte> body)
    {
        if (IsText(request.ContentType)) json.WriteString("body", Encoding.UTF8.GetString(body.Span));
        else json.WriteBase64String("body", body.Span);
    }

    /// <summary>A form is none: it comes as Base64.</summary>
    private static bool IsText(string? contentType)
    {
        var type = (contentType ?? "").Split(';')[0].Trim().ToLowerInvariant();
        return type.StartsWith("text/", StringComparison.Ordinal) || TextTypes.Contains(type);
    }

    private static string Sender(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
