using System.Text;
using WhatsAppReplies.Replies.Conversations.Archive;

namespace App.Tests.Archive;

public class ArchiveKeyTests
{
    [Fact]
    public void Keys_of_one_conversation_sort_by_the_number_of_their_first_message()
    {
        var keys = new[] { 0, 9, 10, 99, 100, 12_345 }.Select(index => ArchiveKey.OfMessages("c#1", index)).ToList();

        Assert.Equal("archive#c#1#0000000000", keys[0]);
        Assert.Equal(keys, keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1024)]
    public void A_conversation_id_of_any_length_leaves_a_key_that_fits(int length)
    {
        var id = new string('c', length);

        Assert.InRange(Encoding.UTF8.GetByteCount(ArchiveKey.OfMessages(id, 1)), 1, 1024);
        Assert.InRange(Encoding.UTF8.GetByteCount(ArchiveKey.OfText(id, new string('s', 1000))), 1, 1024);
        Assert.NotEqual(ArchiveKey.OfMessages(id, 1), ArchiveKey.OfMessages(id + "x", 1));
    }
}
