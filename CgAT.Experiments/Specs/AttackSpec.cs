namespace CgAT.Experiments.Specs;

/// <summary>An attack on the queries of every run.</summary>
[Union("kind", typeof(CenterAttackSpec))]
public abstract record AttackSpec : ILabelled
{
    /// <summary>The name in tables, where the kind alone would not tell two attacks apart.</summary>
    [Setting("The name in tables.", Optional = true, Cosmetic = true)]
    public string? Name { get; init; }

    /// <inheritdoc/>
    public string Label => Name ?? SpecNames.CaseOf(this);
}
