using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>An attack that every model faces; the label tells the attacks of a spec apart.</summary>
public abstract record AttackSpec : ILabelled
{
    /// <summary>The value of <c>kind</c> that chooses this record.</summary>
    public string Kind => SpecShapes.TagOf(GetType());

    /// <inheritdoc/>
    public virtual string Label => Name ?? Kind;

    /// <summary>Name of the attack in tables, where its kind does not tell it apart.</summary>
    [Setting(
        "Name of the attack in tables, where its kind does not tell it apart",
        Form = TextForm.Label, Optional = true), Cosmetic]
    public string? Name { get; init; }

    /// <summary>The defence or surrogate whose model the images are made on; the attacked one where it is not given.</summary>
    [Setting(
        "The defence or surrogate whose model the images are made on; the attacked one where it is not given",
        Form = TextForm.Label, Optional = true)]
    public string? CraftedOn { get; init; }
}
