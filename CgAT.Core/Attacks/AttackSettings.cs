using CgAT.Core.Models;

namespace CgAT.Core.Attacks;

/// <summary>The choices of an attack on queries, a case a kind of attack.</summary>
public abstract record AttackSettings
{
    /// <summary>How far an image may be changed; null where the attack has no bound.</summary>
    public abstract AttackBall? Ball { get; }

    /// <summary>Gets the attack ready; whoever calls disposes of it.</summary>
    /// <param name="model">The attacked model.</param>
    /// <param name="scene">The queries, and what the attack may know.</param>
    /// <param name="seed">Keys what is drawn.</param>
    internal abstract IBatchAttack Begin(HashingModel model, AttackScene scene, long seed);
}
