using App.Tests.Pausing.Support;
using WhatsAppReplies.Pausing;
using WhatsAppReplies.Shared.Results;

namespace App.Tests.Pausing;

/// <summary>What an event says of an alarm.</summary>
public class AlarmChangeTests
{
    [Theory]
    [InlineData("ALARM", true)]
    [InlineData("OK", false)]
    [InlineData("INSUFFICIENT_DATA", false)]
    public async Task An_alarm_rings_or_it_does_not(string state, bool isRinging) =>
        Assert.Equal(new AlarmChange(AlarmEvents.Alarm, isRinging), Assert.IsType<Result<AlarmChange>.Success>(await ReadAsync(AlarmEvents.Text(state))).Value);

    [Theory]
    [InlineData("whatsapp-replies-prod-spend-month")]
    [InlineData("whatsapp-replies-prod-Spend-day")]
    [InlineData("")]
    public async Task The_event_of_another_alarm_is_refused(string alarm) =>
        Assert.Equal("alarm_of_another", await CodeOfAsync(AlarmEvents.Text(alarm: alarm)));

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"alarmData": "ALARM"}""")]
    [InlineData("""{"alarmData": {"alarmName": 1, "state": {"value": "ALARM"}}}""")]
    [InlineData("""{"alarmData": {"alarmName": "\ud800", "state": {"value": "ALARM"}}}""")]
    [InlineData("""{"alarmData": {"alarmName": "whatsapp-replies-prod-spend-day"}}""")]
    [InlineData("""{"alarmData": {"alarmName": "whatsapp-replies-prod-spend-day", "state": "ALARM"}}""")]
    [InlineData("""{"alarmData": {"alarmName": "whatsapp-replies-prod-spend-day", "state": {"value": "alarm"}}}""")]
    [InlineData("""{"alarmData": {"alarmName": "whatsapp-replies-prod-spend-day", "state": {"value": null}}}""")]
    [InlineData(
        """{"source": "aws.cloudwatch", "detail-type": "CloudWatch Alarm State Change", "detail": {"alarmName": "whatsapp-replies-prod-spend-day","""
        + """ "state": {"value": "ALARM"}}}""")]
    public async Task What_no_alarm_has_sent_is_refused(string json) => Assert.Equal("alarm_unreadable", await CodeOfAsync(json));

    private static Task<Result<AlarmChange>> ReadAsync(string json) => AlarmChange.ReadAsync(AlarmEvents.Of(json), [AlarmEvents.Alarm]);

    private static async Task<string> CodeOfAsync(string json) => Assert.IsType<Result<AlarmChange>.Refuse>(await ReadAsync(json)).Failure.Code;
}
