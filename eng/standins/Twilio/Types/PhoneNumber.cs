namespace Twilio.Types;

public class PhoneNumber
{
    private readonly string _number;

    public PhoneNumber(string number) => _number = number;

    public static implicit operator PhoneNumber(string number) => new(number);

    public override string ToString() => _number;

    public override bool Equals(object obj) => obj is PhoneNumber other && other._number == _number;

    public override int GetHashCode() => _number?.GetHashCode(StringComparison.Ordinal) ?? 0;
}
