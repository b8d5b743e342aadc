using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>A way to make a trained model robust; the label tells the defences of a spec apart.</summary>
public abstract record DefenseSpec : ILabelled
{
    /// <summary>The value of <c>kind</c> that chooses this record.</summary>
    public string Kind => SpecShapes.TagOf(GetType());

    /// <inheritdoc/>
    public virtual string Label => Name ?? Kind;

    /// <summary>Name of the defence in tables, where its kind does not tell it apart.</summary>
    [Setting(
        "Name of the defence in tables, where its kind does not tell it apart",
        Form = TextForm.Label, Optional = true), Cosmetic]
    public string? Name { get; init; }
}
