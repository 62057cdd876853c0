using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.AwsJson;

/// <summary>Services that once spoke XML still send the code of that time, which callers may compare with.</summary>
internal static class QueryError
{
    private const string Header = "x-amzn-query-error";

    public static void Apply(IWebResponseData response, ErrorResponse error)
    {
        if (!response.IsHeaderPresent(Header) || response.GetHeaderValue(Header).Split(';') is not [var code, var fault])
        {
            return;
        }

        error.Code = code;
        error.Type = Enum.TryParse<ErrorType>(fault, out var type) && Enum.IsDefined(type) ? type : error.Type;
    }
}
