using WhatsAppReplies.Replies.Conversations.Archive;
using WhatsAppReplies.Replies.Model.OpenAi;
using WhatsAppReplies.Shared.Staging;
using WhatsAppReplies.Shared.Time;

namespace WhatsAppReplies.Replies.Turns;

/// <summary>
/// Options of a turn: its numbers, each with its reason. They belong together: the doubled part that remains possible needs a provider that
/// lists or accepts later than margin plus grace.
/// </summary>
internal sealed record TurnOptions
{
    /// <summary>
    /// How long a claim and its trigger's invisibility outlive their last renewal. Three heartbeats, so that one may fail; and short enough
    /// that a customer whose worker was killed is answered within two minutes.
    /// </summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>
    /// By so much less than its deadline says does a worker rely on its claim. Lambda hosts differ by milliseconds; seconds also cover a
    /// write that was under way when the process was stopped.
    /// </summary>
    public TimeSpan ClockSkewMargin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Work is cancelled this long before the invocation's end, so that the claim can still be released and the trigger sent back
    /// in seconds instead of waiting for both to expire.
    /// </summary>
    public TimeSpan StopBeforeEnd { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Kept from the model for steps 4 to 8: one part with a send that times out, its grace, a read-back and the writes.</summary>
    public TimeSpan ReserveAfterModel { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>Below this the look-again does not start another turn; the trigger goes back at once and gets a whole invocation.</summary>
    public TimeSpan LeastTimeForAnotherTurn { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Between the end of a send whose outcome is unknown and its read-back: the provider may still be accepting it, and lists it a
    /// moment later.
    /// </summary>
    public TimeSpan UnknownSendGrace { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>After a part was accepted and before it is looked at: most are with WhatsApp by then. Doubled each time.</summary>
    public TimeSpan FirstOrderPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Then the next part is posted all the same: a part out of order is better than none.</summary>
    public TimeSpan MostOrderWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often one worker sends a part again that the read-back did not find; then the trigger goes back.</summary>
    public int MostResends { get; init; } = 2;

    /// <summary>WhatsApp's own rule: a free-form reply may follow the customer's last message for this long.</summary>
    public TimeSpan CustomerWindow { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Text and sids of one turn in bytes; the rest is the next turn.</summary>
    public int MessageBound { get; init; } = 96 * 1024;

    /// <summary>
    /// The longest reply in bytes, which no customer would read (30 messages): larger means that the assistant's limit is missing.
    /// At its largest moment, the checkpoint, a record weighs at most 364 KB (380 KB where one message fills the bound and has a voice note besides): what it
    /// weighed before the turn (160 KB, see
    /// <see cref="ArchiveOptions.RecordBound"/>), the customer's text and sids (96 KB), the sids' overhead and all names (12 KB), the reply (48 KB)
    /// and the same in parts (48 KB). Finish puts 96 + 48 KB of entries in place of the pending reply. DynamoDB's limit is 400 KB.
    /// </summary>
    public int ReplyBound { get; init; } = 48 * 1024;

    /// <summary>
    /// Files of one turn together, in bytes: as large as WhatsApp takes one. They stand in memory while the model is asked, and nothing else of their size
    /// does.
    /// </summary>
    public int MediaBound { get; init; } = 16 * 1024 * 1024;

    /// <summary>Files of one turn that are read: each of them is paid for.</summary>
    public int MostFilesRead { get; init; } = 10;

    /// <summary>Fetching and transcribing of one turn together, at most a third of what is left of the invocation.</summary>
    public TimeSpan MediaTime { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>At a file, in one delivery.</summary>
    public int MediaAttempts { get; init; } = 3;

    /// <summary>
    /// The delivery in which the model is told that a file is not to be had, where an outage lasts: about three minutes after the first. A customer would
    /// sooner send the picture again than wait for longer.
    /// </summary>
    public int MediaReceives { get; init; } = 5;

    /// <summary>A typing indicator that is cancelled ends at once; longer than this the end of a turn does not wait for it.</summary>
    public TimeSpan TypingEnd { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Answers that may be paid for without being of use, over all deliveries of a trigger: a third one would not be another.</summary>
    public int MostUnusableAnswers { get; init; } = 2;

    /// <summary>
    /// What expires sooner than this after the invocation's end is put off as soon as it is read: a worker that is killed gives its trigger back after
    /// the queue's own timeout at the latest.
    /// </summary>
    public TimeSpan StagedAtLeast { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>What is left for another delivery, or for a person, lives for this long: a dead letter is kept for 14 days.</summary>
    public TimeSpan KeptFor { get; init; } = StageItem.Lifetime;

    /// <summary>On top of it, so that a trigger which goes back every few seconds does not write every few seconds.</summary>
    public TimeSpan KeptLonger { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Between a message's staging and its trigger's sending: a webhook may be slow, and clocks differ.</summary>
    public TimeSpan SlowWebhook { get; init; } = StageItem.SlowWebhook;

    /// <summary>How long before its trigger was sent the provider is asked for messages that may have expired: what was staged in the same breath.</summary>
    public TimeSpan ExpiredTextWindow { get; init; } = TimeSpan.FromMinutes(15);

    public ArchiveOptions Archive { get; init; } = new();

    /// <summary>How often the rest of a batch write is sent again.</summary>
    public int CleanUpAttempts { get; init; } = 6;

    /// <summary>The first pause before it, doubled each time.</summary>
    public TimeSpan CleanUpPause { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// By receive count, the last one for every later receive. With the default of twelve receives they are together, at their shortest,
    /// more than half an hour: an outage as long as that does not end in the dead-letter queue.
    /// </summary>
    public IReadOnlyList<TimeSpan> RetryDelays { get; init; } =
        [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(45), TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(300)];

    /// <summary>Nobody waits longer than this after an outage has ended.</summary>
    public TimeSpan MostRetryDelay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// A provider that limits a rate may name a later time than <see cref="MostRetryDelay"/>. The sweep relies on this bound: a conversation that is to be
    /// tried again for much longer has lost its trigger.
    /// </summary>
    public TimeSpan MostAskedDelay { get; init; } = RetryLimits.LongestDelay;

    /// <summary>
    /// The same after a refusal, which waiting does not mend: with twelve receives together less than four minutes, and then a person
    /// has the dead letter.
    /// </summary>
    public IReadOnlyList<TimeSpan> RefusalDelays { get; init; } = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20)];

    /// <summary>Up to this part more or less, so that many triggers that failed together do not return together.</summary>
    public double RetryJitter { get; init; } = 0.2;

    /// <summary>A busy trigger never comes back sooner.</summary>
    public TimeSpan LeastVisibility { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>SQS allows twelve hours from the first receipt.</summary>
    public TimeSpan MostVisibility { get; init; } = TimeSpan.FromHours(11);
}
