// Most of what these tests do is waiting for the rules of AWS to take effect: more of them run at once than there are processors.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
