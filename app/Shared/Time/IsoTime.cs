using System.Globalization;

namespace WhatsAppReplies.Shared.Time;

/// <summary>
/// ISO 8601 as the writers of the stage table produce it: any offset (none means UTC), any number of fraction digits. The framework's
/// parser refuses more than seven, which are nanoseconds in other languages.
/// </summary>
internal ref struct IsoTimeReader
{
    private const int TickDigits = 7;
    private const int FinerDigits = 9;

    private readonly ReadOnlySpan<char> _text;
    private int _position;

    private IsoTimeReader(ReadOnlySpan<char> text) => _text = text;

    public static PreciseTime? Read(ReadOnlySpan<char> text) => new IsoTimeReader(text.Trim()).Read();

    private PreciseTime? Read()
    {
        if (!Digits(4, out var year) || !Take('-') || !Digits(2, out var month) || !Take('-') || !Digits(2, out var day))
            return null;
        if (!(Take('T') || Take('t') || Take(' ')) || !Digits(2, out var hour) || !Take(':') || !Digits(2, out var minute))
            return null;

        var second = 0;
        if (Take(':') && !Digits(2, out second))
            return null;
        if (!Fraction(out var ticks, out var finer) || !Offset(out var offset) || _position != _text.Length)
            return null;

        // 60 is a leap second; it belongs to the next minute, as every clock that we compare with sees it.
        if (year is 0 || month is 0 or > 12 || day is 0 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 60)
            return null;

        var utc = new DateTime(year, month, day, hour, minute, 0, DateTimeKind.Utc).Ticks + second * TimeSpan.TicksPerSecond + ticks - offset.Ticks;
        return utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks ? null : new(new(utc, TimeSpan.Zero), finer);
    }

    private bool Fraction(out long ticks, out long finer)
    {
        ticks = finer = 0;
        if (!Take('.') && !Take(','))
            return true;

        var start = _position;
        for (; _position < _text.Length && char.IsAsciiDigit(_text[_position]); _position++)
        {
            var place = _position - start;
            if (place < TickDigits)
                ticks = ticks * 10 + (_text[_position] - '0');
            else if (place < TickDigits + FinerDigits)
                finer = finer * 10 + (_text[_position] - '0');
        }

        var count = _position - start;
        for (var place = count; place < TickDigits; place++)
            ticks *= 10;
        for (var place = Math.Max(count, TickDigits); place < TickDigits + FinerDigits; place++)
            finer *= 10;
        return count > 0;
    }

    private bool Offset(out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (_position == _text.Length || Take('Z') || Take('z'))
            return true;

        var sign = Take('+') ? 1 : Take('-') ? -1 : 0;
        if (sign == 0 || !Digits(2, out var hours))
            return false;

        var minutes = 0;
        if ((Take(':') || _position < _text.Length) && !Digits(2, out minutes))
            return false;

        offset = sign * new TimeSpan(hours, minutes, 0);
        return hours <= 23 && minutes <= 59;
    }

    private bool Take(char expected)
    {
        if (_position == _text.Length || _text[_position] != expected)
            return false;
        _position++;
        return true;
    }

    private bool Digits(int count, out int value)
    {
        value = 0;
        if (_text.Length - _position < count)
            return false;

        for (var end = _position + count; _position < end; _position++)
        {
            if (!char.IsAsciiDigit(_text[_position]))
                return false;
            value = value * 10 + (_text[_position] - '0');
        }

        return true;
    }
}

/// <summary>An instant as exactly as it was written: digits finer than a clock tick still decide the order.</summary>
internal readonly record struct PreciseTime(DateTimeOffset Instant, long FinerThanTicks = 0) : IComparable<PreciseTime>
{
    public int CompareTo(PreciseTime other)
    {
        var byInstant = Instant.UtcTicks.CompareTo(other.Instant.UtcTicks);
        return byInstant != 0 ? byInstant : FinerThanTicks.CompareTo(other.FinerThanTicks);
    }
}

/// <summary>Times as the conversation's records have them.</summary>
internal static class Timestamp
{
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
