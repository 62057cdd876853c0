namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

internal enum StackKind
{
    /// <summary>Timeouts as they are deployed: ten minutes. Triggers that cannot be answered are given up at the second receive.</summary>
    AsDeployed,

    /// <summary>
    /// Timeouts of one minute: about the shortest in which a worker that finds a send unknown can wait, read back and send again.
    /// A dead worker's claim ends soon enough to be waited for.
    /// </summary>
    ShortClaims,

    /// <summary>As deployed, in its receives too: for what takes as long as a lease, or must be seen over many deliveries.</summary>
    WholeLeases,

    /// <summary>As deployed, with the managed package: what a stack runs whose file says <c>package: managed</c>.</summary>
    Managed,
}
