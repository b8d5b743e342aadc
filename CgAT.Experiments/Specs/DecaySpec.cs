namespace CgAT.Experiments.Specs;

/// <summary>How the learning rate falls over the steps of a phase.</summary>
[Union("kind", typeof(ConstantDecaySpec), typeof(StepsDecaySpec), typeof(CosineDecaySpec))]
public abstract record DecaySpec;
