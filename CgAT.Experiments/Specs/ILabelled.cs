namespace CgAT.Experiments.Specs;

/// <summary>An item of a list that is told from the others by its label.</summary>
public interface ILabelled
{
    /// <summary>The name, or the kind where no name is given.</summary>
    string Label { get; }
}
