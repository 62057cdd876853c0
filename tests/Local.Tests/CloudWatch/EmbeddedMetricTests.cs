namespace WhatsAppReplies.Local.Tests.CloudWatch;

public sealed class EmbeddedMetricTests
{
    private const string Replies =
        """{"_aws":{"Timestamp":1795338000000,"CloudWatchMetrics":[{"Namespace":"App","Dimensions":[["Service"]],"Metrics":"""
        + """[{"Name":"Replies","Unit":"Count"},{"Name":"Times"}]}]},"Service":"s","Replies":1,"Times":[2,3]}""";

    [Fact]
    public void Every_named_metric_is_read_with_its_dimensions_and_a_list_is_many_values()
    {
        using var host = new LogHost();

        host.Put(Replies);

        Assert.Equal([1], host.Values("App", "Replies", ("Service", "s")));
        Assert.Equal([2, 3], host.Values("App", "Times", ("Service", "s")));
    }

    [Fact]
    public void Each_set_of_dimensions_is_a_metric_of_its_own()
    {
        using var host = new LogHost();

        host.Put(Replies.Replace("[[\"Service\"]]", "[[],[\"Service\"]]", StringComparison.Ordinal));

        Assert.Equal([1], host.Values("App", "Replies"));
        Assert.Equal([1], host.Values("App", "Replies", ("Service", "s")));
    }

    [Theory]
    [InlineData("before ", "")]
    [InlineData("", " {}")]
    public void Anything_around_the_object_makes_it_an_ordinary_line(string before, string after)
    {
        using var host = new LogHost();

        host.Put($"{before}{Replies}{after}");

        Assert.Empty(host.Metrics.Metrics);
    }

    [Theory]
    [InlineData("\"Service\":\"s\",", "")]
    [InlineData("\"Service\":\"s\"", "\"Service\":1")]
    [InlineData("\"Timestamp\":1795338000000", "\"Timestamp\":\"now\"")]
    [InlineData("CloudWatchMetrics", "cloudWatchMetrics")]
    [InlineData("\"Namespace\"", "\"namespace\"")]
    public void What_does_not_keep_to_the_format_is_no_metric(string right, string wrong)
    {
        using var host = new LogHost();

        host.Put(Replies.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Empty(host.Metrics.Metrics);
    }

    [Fact]
    public void A_metric_whose_value_is_missing_or_no_number_is_left_out_alone()
    {
        using var host = new LogHost();

        host.Put(Replies.Replace("\"Replies\":1", "\"Replies\":\"1\"", StringComparison.Ordinal));

        Assert.Empty(host.Values("App", "Replies", ("Service", "s")));
        Assert.Equal([2, 3], host.Values("App", "Times", ("Service", "s")));
    }
}
