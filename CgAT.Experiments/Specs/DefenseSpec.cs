namespace CgAT.Experiments.Specs;

/// <summary>What is done to the trained model before it is attacked.</summary>
[Union("kind", typeof(NoDefenseSpec), typeof(ContinueDefenseSpec), typeof(CgatDefenseSpec))]
public abstract record DefenseSpec : ILabelled
{
    /// <summary>The name in tables, where the kind alone would not tell two defences apart.</summary>
    [Setting("The name in tables.", Optional = true, Cosmetic = true)]
    public string? Name { get; init; }

    /// <inheritdoc/>
    public string Label => Name ?? SpecNames.CaseOf(this);
}
