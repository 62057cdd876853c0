using WhatsAppReplies.Local.Deploy;

namespace WhatsAppReplies.Local.Tests.Deploy;

public sealed class DeclaredTests
{
    [Fact]
    public void A_property_that_is_not_listed_is_named_before_anything_is_read() => Assert.Equal(
        "aws:sns/topic:Topic \"alarms\": this machine does not understand the property fifoTopic.",
        Assert.Throws<ProblemException>(() => new Declared(
            "aws:sns/topic:Topic \"alarms\"", Inputs.Of(("name", "alarms"), ("fifoTopic", true)), new("name"))).Message);

    [Theory]
    [InlineData("ttl.enabled", "indexes[].name", "indexes[].colour", "table.ttl: this machine does not understand the property speed.")]
    [InlineData("ttl.enabled", "ttl.speed", "indexes[].name", "table.indexes[0]: this machine does not understand the property colour.")]
    [InlineData("ttl.enabled", "ttl.speed", "name", "table: this machine does not understand the property indexes.")]
    public void So_is_one_inside_a_part_or_a_list_of_parts(string one, string two, string three, string message)
    {
        var inputs = Inputs.Of(
            ("ttl", Inputs.Of(("enabled", true), ("speed", "fast"))),
            ("indexes", Inputs.List(Inputs.Of(("name", "one"), ("colour", "red")))));

        var refused = Assert.Throws<ProblemException>(() => new Declared("table", inputs, new(one, two, three)));

        Assert.Equal(message, refused.Message);
    }

    [Fact]
    public void What_is_not_listed_cannot_be_read()
    {
        var declared = new Declared("table", Inputs.Of(), new("ttl.enabled", "tags.*"));

        Assert.All<Action>(
            [() => declared.Text("name"), () => declared.Part("tags"), () => declared.Parts("ttl"),
                () => declared.Map("ttl"), () => declared.OptionalFlag("ttl")],
            read => Assert.Throws<InvalidOperationException>(read));
    }

    [Fact]
    public void What_is_listed_and_set_and_not_read_is_a_mistake()
    {
        var declared = new Declared(
            "table", Inputs.Of(("name", "a"), ("ttl", Inputs.Of(("enabled", true), ("attributeName", "at")))), new("name", "ttl.enabled", "ttl.attributeName"));
        declared.Text("name");
        declared.Part("ttl")!.OptionalFlag("enabled");

        var unread = Assert.Throws<InvalidOperationException>(declared.RequireAllRead);

        Assert.Equal("table.ttl: attributeName is listed as understood, and nobody read it.", unread.Message);
    }

    [Fact]
    public void A_value_that_this_machine_does_not_understand_is_named()
    {
        var declared = new Declared("table", Inputs.Of(("billingMode", "PROVISIONED")), new("billingMode"));

        var refused = Assert.Throws<ProblemException>(() => declared.OnlyUnderstood("billingMode", "PAY_PER_REQUEST"));

        Assert.Equal("table.billingMode: this machine understands only PAY_PER_REQUEST, not PROVISIONED.", refused.Message);
    }

    [Fact]
    public void A_missing_or_mistyped_property_is_named()
    {
        var declared = new Declared("queue", Inputs.Of(("delaySeconds", 1.5), ("name", 3d)), new("delaySeconds", "name", "url"));

        Assert.Equal("queue.url: it is missing.", Assert.Throws<ProblemException>(() => declared.Text("url")).Message);
        Assert.Equal("queue.delaySeconds: a whole number is expected.", Assert.Throws<ProblemException>(() => declared.Integer("delaySeconds")).Message);
        Assert.Throws<ProblemException>(() => declared.Text("name"));
    }

    [Fact]
    public void Everything_read_is_no_error()
    {
        var declared = new Declared(
            "queue", Inputs.Of(("delaySeconds", 2d), ("tags", Inputs.Of(("a", "b"))), ("parts", Inputs.List(Inputs.Of(("id", "one"))))),
            new("delaySeconds", "tags.*", "parts[].id"));

        Assert.Equal(2, declared.Integer("delaySeconds"));
        Assert.Equal("b", declared.Map("tags")["a"]);
        Assert.Equal("one", Assert.Single(declared.Parts("parts")).Text("id"));
        declared.RequireAllRead();
    }
}
