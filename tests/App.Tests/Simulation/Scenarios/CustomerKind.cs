namespace App.Tests.Simulation.Scenarios;

/// <summary>Which conversations the customer has with the company's number.</summary>
internal enum CustomerKind
{
    /// <summary>One, whose record stands when the history begins.</summary>
    Known,

    /// <summary>None: the customer writes first, and the number answers new customers.</summary>
    New,

    /// <summary>Two, whose records stand when the history begins: other systems made both, and change which of them comes first.</summary>
    WithTwo,

    /// <summary>None: the customer writes first, and meanwhile another system makes a record of its own.</summary>
    NewAndWrittenTo,
}
