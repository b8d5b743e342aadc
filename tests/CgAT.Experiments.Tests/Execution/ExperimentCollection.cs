namespace CgAT.Experiments.Tests.Execution;

/// <summary>Tests of execution share a finished experiment and run one by one: each uses all processors.</summary>
[CollectionDefinition(Name)]
public sealed class ExperimentCollection : ICollectionFixture<FinishedExperiment>
{
    public const string Name = "experiments";
}
