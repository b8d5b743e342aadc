using System.Runtime.CompilerServices;
using CgAT.Core.Attacks.Losses;
using CgAT.Core.Attacks.Objectives;
using CgAT.Core.Defenses;
using CgAT.Core.Hashing;
using CgAT.Core.Networks;
using CgAT.Experiments.Scripting;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;
using CgAT.Experiments.Specs.Extensions;

namespace CgAT.Experiments.Extensions;

/// <summary>
/// Registers attacks, losses, defences and networks of a script under a name, for its specs to use. The file that the
/// call stands in is their source: its digest is part of the identity of all that they compute, so that another line is
/// another experiment. Values that they capture are not: numbers that change are <c>parameters</c> of the spec. What
/// they draw has to be keyed by the seed that they are given.
/// </summary>
public static class Extend
{
    /// <summary>An attack by gradients.</summary>
    /// <param name="name">Its name in specs, and its label in tables.</param>
    /// <param name="loss">
    /// Makes the loss of a batch of queries: see <see cref="CodeLoss"/> and <see cref="GuidedLoss"/>.
    /// </param>
    /// <param name="source">The file that it is written in: that of the call.</param>
    /// <returns>The attack with the budget and steps of the preset "center-100".</returns>
    /// <exception cref="Core.Errors.UserErrorException">
    /// CGAT0120: the file can't be read. CGAT0121: other code of the file has the name.
    /// </exception>
    public static CustomAttackSpec Attack(
        string name, Func<AttackedBatch, IAttackLoss> loss, [CallerFilePath] string source = "")
    {
        var steps = Preset.Of<GradientAttackSpec>("center-100");
        return new CustomAttackSpec
        {
            Extension = name,
            Source = Add<CustomAttackSpec>(name, loss, source),
            Epsilon = steps.Epsilon,
            Step = steps.Step,
            Iterations = steps.Iterations,
            RandomStart = steps.RandomStart,
        };
    }

    /// <summary>A hashing method.</summary>
    /// <param name="name">Its name in specs and tables.</param>
    /// <param name="loss">Makes the loss of a training.</param>
    /// <param name="source">The file that it is written in: that of the call.</param>
    /// <returns>Makes the method out of another, whose bits, epochs, batches, optimizer and decay it keeps.</returns>
    /// <exception cref="Core.Errors.UserErrorException">
    /// CGAT0120: the file can't be read. CGAT0121: other code of the file has the name.
    /// </exception>
    public static Func<HashingSpec, CustomHashingSpec> Hashing(
        string name, Func<HashingLossStart, IHashingLoss> loss, [CallerFilePath] string source = "")
    {
        var digest = Add<CustomHashingSpec>(name, loss, source);
        return other => new CustomHashingSpec
        {
            Extension = name,
            Source = digest,
            Bits = other.Bits,
            Epochs = other.Epochs,
            BatchSize = other.BatchSize,
            Optimizer = other.Optimizer,
            Decay = other.Decay,
        };
    }

    /// <summary>An adversarial training.</summary>
    /// <param name="name">Its name in specs, and its label in tables.</param>
    /// <param name="make">Makes the defence of a training.</param>
    /// <param name="source">The file that it is written in: that of the call.</param>
    /// <returns>The defence with the schedule of the preset "adversarial".</returns>
    /// <exception cref="Core.Errors.UserErrorException">
    /// CGAT0120: the file can't be read. CGAT0121: other code of the file has the name.
    /// </exception>
    public static CustomDefenseSpec Defense(
        string name, Func<DefenseStart, IDefense> make, [CallerFilePath] string source = "")
    {
        var schedule = Preset.Of<AdversarialDefenseSpec>("adversarial");
        return new CustomDefenseSpec
        {
            Extension = name,
            Source = Add<CustomDefenseSpec>(name, make, source),
            Epochs = schedule.Epochs,
            BatchSize = schedule.BatchSize,
            Optimizer = schedule.Optimizer,
            Decay = schedule.Decay,
            Epsilon = schedule.Epsilon,
            Step = schedule.Step,
            Iterations = schedule.Iterations,
            Lambda = schedule.Lambda,
        };
    }

    /// <summary>A network below the hash layer.</summary>
    /// <param name="name">Its name in specs and tables.</param>
    /// <param name="make">Makes it with initial weights; always the same layers.</param>
    /// <param name="source">The file that it is written in: that of the call.</param>
    /// <returns>The network without a warm-up.</returns>
    /// <exception cref="Core.Errors.UserErrorException">
    /// CGAT0120: the file can't be read. CGAT0121: other code of the file has the name.
    /// </exception>
    public static CustomBackboneSpec Backbone(
        string name, Func<BackboneStart, Backbone> make, [CallerFilePath] string source = "") => new()
        {
            Extension = name,
            Source = Add<CustomBackboneSpec>(name, make, source),
        };

    private static string Add<TSpec>(string name, Delegate make, string source)
        where TSpec : IExtensionSpec
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(make);
        var digest = ExtensionSource.DigestOf(name, source);
        ExtensionRegistry.Add<TSpec>(new Extension(name, digest, source, make));
        return digest;
    }
}
