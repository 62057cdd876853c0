using System.Collections.Concurrent;

namespace Twilio.Rest.Api.V2010.Account;

public partial class MessageResource
{
    public sealed class StatusEnum
    {
        private static readonly ConcurrentDictionary<string, StatusEnum> Known = new();

        public static readonly StatusEnum Queued = "queued";
        public static readonly StatusEnum Sending = "sending";
        public static readonly StatusEnum Sent = "sent";
        public static readonly StatusEnum Failed = "failed";
        public static readonly StatusEnum Delivered = "delivered";
        public static readonly StatusEnum Undelivered = "undelivered";
        public static readonly StatusEnum Receiving = "receiving";
        public static readonly StatusEnum Received = "received";
        public static readonly StatusEnum Accepted = "accepted";
        public static readonly StatusEnum Scheduled = "scheduled";
        public static readonly StatusEnum Read = "read";
        public static readonly StatusEnum PartiallyDelivered = "partially_delivered";
        public static readonly StatusEnum Canceled = "canceled";

        private readonly string _value;

        private StatusEnum(string value) => _value = value;

        // One object a value, so that == compares values here as it does in the published type.
        public static implicit operator StatusEnum(string value) => value is null ? null : Known.GetOrAdd(value, v => new(v));

        public override string ToString() => _value;
    }

    public sealed class DirectionEnum
    {
        private static readonly ConcurrentDictionary<string, DirectionEnum> Known = new();

        public static readonly DirectionEnum Inbound = "inbound";
        public static readonly DirectionEnum OutboundApi = "outbound-api";
        public static readonly DirectionEnum OutboundCall = "outbound-call";
        public static readonly DirectionEnum OutboundReply = "outbound-reply";

        private readonly string _value;

        private DirectionEnum(string value) => _value = value;

        public static implicit operator DirectionEnum(string value) => value is null ? null : Known.GetOrAdd(value, v => new(v));

        public override string ToString() => _value;
    }
}
