using System.Runtime.CompilerServices;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>
/// The fixed sets of attacks whose worst case, query by query, may be quoted as robust MAP. A set never changes once it
/// is published; a better one gets a new version.
/// </summary>
/// <remarks>
/// <c>cgat-standard-1</c> holds what the literature found strong, in forms that fail for different reasons: the center
/// attack (a plain loss without schedule), the mainstay attack of SAAT (weighted loss, growing steepness), MI-FGSM on
/// the center code (momentum), HAG in signed steps (which needs no labels), SDHA in signed steps (single codes, not
/// their center), and the square attack, which needs no gradient: where that one is the worst case, gradients were
/// masked. Steps are in proportion to epsilon: an eighth, or one grey level at 8/255.
/// </remarks>
public static class StandardEnsemble
{
    private const int Iterations = 100;
    private const double StepsInEpsilon = 8;
    private const int SquareQueries = 300;

    // One list for one record: stages are shared by what they are made of.
    private static readonly ConditionalWeakTable<EnsembleAttackSpec, IReadOnlyList<AttackSpec>> s_members = [];

    /// <summary>The attacks of an ensemble at its epsilon, each under a name of its own.</summary>
    /// <exception cref="ArgumentException">There is no such version.</exception>
    public static IReadOnlyList<AttackSpec> Members(EnsembleAttackSpec ensemble)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        return s_members.GetValue(ensemble, Make);
    }

    private static IReadOnlyList<AttackSpec> Make(EnsembleAttackSpec ensemble) => ensemble.Version switch
    {
        "cgat-standard-1" =>
            [.. Standard1(ensemble.Epsilon).Select(each => each with { CraftedOn = ensemble.CraftedOn })],
        _ => throw new ArgumentException($"no ensemble is called {ensemble.Version}", nameof(ensemble)),
    };

    private static IEnumerable<AttackSpec> Standard1(double epsilon)
    {
        var center = new CenterAttackSpec
        {
            Name = "center",
            Epsilon = epsilon,
            Step = epsilon / StepsInEpsilon,
            Iterations = Iterations,
            RandomStart = true,
            CentersFrom = "database",
        };
        yield return center;
        yield return center with
        {
            Name = "mainstay",
            CentersFrom = "train",
            Weights = "cosine",
            Loss = "weighted",
            Alpha = new Hag10AlphaSpec(),
        };
        yield return center with
        {
            Name = "center-mi",
            CentersFrom = "train",
            Gradient = new MomentumGradientSpec { Decay = 1 },
        };
        yield return new HagAttackSpec
        {
            Name = "hag",
            Epsilon = epsilon,
            Step = epsilon / StepsInEpsilon,
            Iterations = Iterations,
            RandomStart = true,
            Alpha = new Hag10AlphaSpec(),
            Port = "saat",
            Threshold = 0.5,
            Beta = 1,
        };
        yield return new SdhaAttackSpec
        {
            Name = "sdha",
            Epsilon = epsilon,
            Step = epsilon / StepsInEpsilon,
            Iterations = Iterations,
            RandomStart = true,
            Alpha = new Hag10AlphaSpec(),
            CodeWeight = 25,
        };
        yield return new SquareAttackSpec
        {
            Name = "square",
            Epsilon = epsilon,
            Queries = SquareQueries,
            InitialShare = 0.3,
            AwayFrom = "center",
        };
    }
}
