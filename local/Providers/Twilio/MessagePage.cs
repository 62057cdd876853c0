using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace WhatsAppReplies.Local.Providers.Twilio;

/// <summary>
/// A page of a list. The next page's token names the last message of this one, so that a message that is accepted meanwhile does not
/// shift what follows.
/// </summary>
internal sealed record MessagePage(IReadOnlyList<TwilioMessage> Messages, int Number, int Size, string Uri, string FirstUri, string? NextUri)
{
    private const int DefaultSize = 50;
    private const int LargestSize = 1000;
    private const string TokenPrefix = "PA";

    public int Start => Number * Size;

    public static MessagePage Of(IReadOnlyList<TwilioMessage> listed, string path, IQueryCollection query)
    {
        var size = Whole(query["PageSize"], DefaultSize);
        if (size is < 1 or > LargestSize)
        {
            throw new TwilioRefusedException(TwilioError.BadPageSize);
        }

        var number = Whole(query["Page"], 0);
        var token = query["PageToken"] is [{ } given] ? given : null;
        var after = token is null ? number * size : PositionAfter(listed, token);
        var messages = listed.Skip(after).Take(size).ToList();
        var more = after + messages.Count < listed.Count;
        return new MessagePage(
            messages,
            number,
            size,
            Link(path, query, size, number, token),
            Link(path, query, size, 0, null),
            more ? Link(path, query, size, number + 1, TokenPrefix + messages[^1].Sid) : null);
    }

    private static int PositionAfter(IReadOnlyList<TwilioMessage> listed, string token)
    {
        for (var position = 0; position < listed.Count; position++)
        {
            if (token.AsSpan(TokenPrefix.Length).SequenceEqual(listed[position].Sid))
            {
                return position + 1;
            }
        }

        throw new TwilioRefusedException(TwilioError.NotFound);
    }

    private static string Link(string path, IQueryCollection query, int size, int number, string? token)
    {
        var link = QueryString.Empty;
        foreach (var name in query.Keys.Where(name => name is not ("PageSize" or "Page" or "PageToken")))
        {
            link = link.Add(name, query[name].ToString());
        }

        link = link.Add("PageSize", size.ToString(CultureInfo.InvariantCulture)).Add("Page", number.ToString(CultureInfo.InvariantCulture));
        return path + (token is null ? link : link.Add("PageToken", token));
    }

    private static int Whole(string? value, int otherwise) =>
        value is null ? otherwise
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new TwilioRefusedException(TwilioError.BadPageSize);
}
