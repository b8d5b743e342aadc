namespace CgAT.Experiments.Specs.Attacks;

/// <summary>An attack towards the codes that a PrototypeNet has learned.</summary>
public interface IPrototypeAttack : ITargetedAttack
{
    /// <summary>How the PrototypeNet is trained.</summary>
    PrototypesSpec Prototypes { get; }
}
