namespace CgAT.Core.Attacks.Rules;

/// <summary>What direction an attack makes of the gradients of its loss.</summary>
public abstract record GradientRule
{
    /// <summary>Begins a walk of images.</summary>
    internal abstract IDirection Begin(Walk walk);
}
