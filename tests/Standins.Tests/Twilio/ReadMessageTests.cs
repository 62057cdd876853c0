using Standins.Tests.Twilio.Support;
using Twilio.Exceptions;
using Twilio.Rest.Api.V2010.Account;

namespace Standins.Tests.Twilio;

public class ReadMessageTests
{
    private static readonly string Path = $"/2010-04-01/Accounts/{LoopbackTwilio.Account}/Messages.json";

    [Fact]
    public async Task Filters_are_written_into_the_query()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Samples.Page(null, "SM1"));
        var options = new ReadMessageOptions { To = "whatsapp:+1", From = "whatsapp:+2", PageSize = 50 };

        await MessageResource.ReadAsync(options, twilio.Client);

        var request = twilio.Server.OnlyRequest;
        Assert.Equal("GET", request.Method);
        Assert.StartsWith(Path + "?", request.Target, StringComparison.Ordinal);
        Assert.DoesNotContain('+', request.Target);
        var query = request.Query.ToDictionary();
        Assert.Equal("whatsapp:+1", query["To"]);
        Assert.Equal("whatsapp:+2", query["From"]);
        Assert.Equal("50", query["PageSize"]);
    }

    [Fact]
    public async Task Bounds_of_the_date_are_written_as_they_stand_without_a_change_of_zone()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Samples.Page(null, "SM1"));
        var options = new ReadMessageOptions
        {
            DateSentAfter = new DateTime(2026, 11, 22, 9, 8, 7, DateTimeKind.Utc),
            DateSentBefore = new DateTime(2026, 11, 23, 1, 2, 3, DateTimeKind.Local),
        };

        await MessageResource.ReadAsync(options, twilio.Client);

        var query = twilio.Server.OnlyRequest.Query.ToDictionary();
        Assert.Equal("2026-11-22T09:08:07Z", query["DateSent>"]);
        Assert.Equal("2026-11-23T01:02:03Z", query["DateSent<"]);
    }

    [Fact]
    public async Task Messages_come_in_the_order_of_the_answer()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Samples.Page(null, "SM2", "SM1"));

        var messages = await MessageResource.ReadAsync(new ReadMessageOptions(), twilio.Client);

        Assert.Equal(["SM2", "SM1"], messages.Select(m => m.Sid));
    }

    [Fact]
    public async Task The_next_page_is_fetched_while_enumerating()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Samples.Page(Path + "?PageToken=PASM2", "SM3", "SM2"), Samples.Page(null, "SM1"));

        var messages = await MessageResource.ReadAsync(new ReadMessageOptions { PageSize = 2 }, twilio.Client);

        Assert.Single(twilio.Server.Requests);
        Assert.Equal(["SM3", "SM2", "SM1"], messages.Select(m => m.Sid));
        Assert.Equal(Path + "?PageToken=PASM2", twilio.Server.Requests[1].Target);
        Assert.StartsWith("Basic ", twilio.Server.Requests[1].Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_automatic_paging_the_first_page_is_all()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Samples.Page(Path + "?PageToken=PASM2", "SM3", "SM2"), Samples.Page(null, "SM1"));

        var messages = await MessageResource.ReadAsync(new ReadMessageOptions(), twilio.Client);
        messages.AutoPaging = false;

        Assert.Equal(["SM3", "SM2"], messages.Select(m => m.Sid));
        Assert.Single(twilio.Server.Requests);
    }

    [Fact]
    public async Task A_limit_that_one_page_fills_needs_no_second_one()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Samples.Page(Path + "?PageToken=PASM2", "SM3", "SM2"), Samples.Page(null, "SM1"));

        var messages = await MessageResource.ReadAsync(new ReadMessageOptions { PageSize = 2, Limit = 2 }, twilio.Client);

        Assert.Equal(["SM3", "SM2"], messages.Select(m => m.Sid));
        Assert.Single(twilio.Server.Requests);
    }

    [Fact]
    public async Task One_message_is_fetched_by_its_sid()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Samples.Created with { Status = 200 });

        var message = await MessageResource.FetchAsync(new FetchMessageOptions("SM00000000000000000000000000000001"), twilio.Client);

        Assert.Equal("SM00000000000000000000000000000001", message.Sid);
        Assert.Equal(
            $"/2010-04-01/Accounts/{LoopbackTwilio.Account}/Messages/SM00000000000000000000000000000001.json", twilio.Server.OnlyRequest.Target);
    }

    [Fact]
    public async Task A_refused_list_is_an_ApiException()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Samples.Error(401, 20003, "Authenticate"));

        var error = await Assert.ThrowsAsync<ApiException>(() => MessageResource.ReadAsync(new ReadMessageOptions(), twilio.Client));

        Assert.Equal(20003, error.Code);
    }
}
