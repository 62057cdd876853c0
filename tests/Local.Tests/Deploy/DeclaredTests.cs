using WhatsAppReplies.Local.Deploy;

namespace WhatsAppReplies.Local.Tests.Deploy;

public sealed class DeclaredTests
{
    [Fact]
    public void A_property_that_nobody_asked_for_is_named()
    {
        var declared = new Declared("aws:sns/topic:Topic \"alarms\"", Inputs.Of(("name", "alarms"), ("fifoTopic", true)));

        declared.Text("name");

        Assert.Equal(
            "aws:sns/topic:Topic \"alarms\": this machine does not understand the property fifoTopic.",
            Assert.Throws<ProblemException>(declared.RequireAllUnderstood).Message);
    }

    [Fact]
    public void So_is_one_inside_a_part_or_a_list_of_parts()
    {
        var declared = new Declared("table", Inputs.Of(
            ("ttl", Inputs.Of(("enabled", true), ("speed", "fast"))),
            ("indexes", Inputs.List(Inputs.Of(("name", "one"), ("colour", "red"))))));

        declared.Part("ttl")!.OptionalFlag("enabled");
        declared.Parts("indexes")[0].Text("name");

        Assert.Equal("table.ttl: this machine does not understand the property speed.", Assert.Throws<ProblemException>(declared.RequireAllUnderstood).Message);
    }

    [Fact]
    public void A_value_that_this_machine_does_not_understand_is_named()
    {
        var declared = new Declared("table", Inputs.Of(("billingMode", "PROVISIONED")));

        var refused = Assert.Throws<ProblemException>(() => declared.OnlyUnderstood("billingMode", "PAY_PER_REQUEST"));

        Assert.Equal("table.billingMode: this machine understands only PAY_PER_REQUEST, not PROVISIONED.", refused.Message);
    }

    [Fact]
    public void A_missing_or_mistyped_property_is_named()
    {
        var declared = new Declared("queue", Inputs.Of(("delaySeconds", 1.5), ("name", 3d)));

        Assert.Equal("queue.url: it is missing.", Assert.Throws<ProblemException>(() => declared.Text("url")).Message);
        Assert.Equal("queue.delaySeconds: a whole number is expected.", Assert.Throws<ProblemException>(() => declared.Integer("delaySeconds")).Message);
        Assert.Throws<ProblemException>(() => declared.Text("name"));
    }

    [Fact]
    public void Everything_understood_is_no_error()
    {
        var declared = new Declared("queue", Inputs.Of(("delaySeconds", 2d), ("tags", Inputs.Of(("a", "b")))));

        Assert.Equal(2, declared.Integer("delaySeconds"));
        Assert.Equal("b", declared.Map("tags")["a"]);
        declared.RequireAllUnderstood();
    }
}
