namespace CgAT.Experiments.Specs;

/// <summary>A part of a spec of which there may be several, told apart in tables by a label.</summary>
public interface ILabelled
{
    /// <summary>The name where one is given, else the kind.</summary>
    string Label { get; }
}
