namespace CgAT.Experiments.Specs;

/// <summary>The network below the hash layer.</summary>
[Union("kind", typeof(ConvNetSSpec))]
public abstract record BackboneSpec;
