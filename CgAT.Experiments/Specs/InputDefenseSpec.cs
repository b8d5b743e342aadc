namespace CgAT.Experiments.Specs;

/// <summary>A defence that changes what the network is shown, and trains nothing.</summary>
public abstract record InputDefenseSpec : DefenseSpec;
