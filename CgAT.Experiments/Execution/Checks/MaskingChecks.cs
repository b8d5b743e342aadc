using System.Globalization;
using CgAT.Core.Attacks;
using CgAT.Core.Models;

namespace CgAT.Experiments.Execution.Checks;

/// <summary>
/// The classic signs of masked gradients (Athalye, Carlini and Wagner, ICML 2018; Carlini et al. 2019, 'On Evaluating
/// Adversarial Robustness'), looked for with an untargeted attack on some queries of a model.
/// </summary>
/// <remarks>
/// MAP is in [0, 1], of the checked queries against the whole database, with ties as their expectation. The attack of
/// each check begins with the draws of the same seed, so differences are paired.
/// </remarks>
internal sealed class MaskingChecks
{
    // Of MAP: what rounding and single queries may move.
    private const double Point = 0.01;

    // Above the floor, where nothing bounds the change.
    private const double AboveFloor = 0.05;

    // Converged: twice the steps, or a second start, may take so much of MAP.
    private const double Converged = 0.03;

    // More than this of an image without any gradient, or of the queries without any gain, is blindness.
    private const double Blind = 0.5;

    private static readonly double[] s_epsilons = [0.5, 1, 2, 4];

    private readonly CheckedModel _model;
    private readonly GradientAttackSettings _attack;
    private readonly AttackSettings _square;
    private readonly long _seed;
    private readonly Action<int, int> _progress;
    private readonly List<CheckFinding> _findings = [];
    private int _done;

    /// <summary>Checks of a model.</summary>
    /// <param name="model">The model with the queries to check.</param>
    /// <param name="attack">An untargeted attack.</param>
    /// <param name="square">The black box, of the same epsilon.</param>
    /// <param name="seed">Keys the draws.</param>
    /// <param name="progress">Is told how many parts of how many are done.</param>
    public MaskingChecks(
        CheckedModel model,
        GradientAttackSettings attack,
        AttackSettings square,
        long seed,
        Action<int, int> progress) =>
        (_model, _attack, _square, _seed, _progress) = (model, attack, square, seed, progress);

    private static int Parts => 9 + s_epsilons.Length;

    /// <summary>Makes all checks.</summary>
    /// <param name="queries">Which queries these are, for the result.</param>
    /// <exception cref="Core.Errors.UserErrorException">
    /// CGAT0740 to CGAT0742: the model or the attack does not keep the rules.
    /// </exception>
    public CheckedQueries Run(IReadOnlyList<int> queries)
    {
        var clean = _model.Map(_model.CleanCodes);
        var plain = Attack(_attack);
        var map = _model.Map(plain.Codes);
        RequireRules();
        Deterministic(plain);
        Blindness(plain);
        var doubled = DoubledSteps(map);
        var (plainStart, restarted) = Restart();
        Epsilons(clean, map);
        Unbounded();
        Transfer(map);
        BlackBox(map);
        return new CheckedQueries
        {
            Queries = queries,
            DoubledStepsGain = Gains(plain, doubled),
            RestartGain = Gains(plainStart, restarted),
            Findings = _findings,
        };
    }

    private static long Restarted(long seed) => seed ^ long.MaxValue;

    // Of epsilon 0 and of the model itself: not a sign of anything but a fault, so no row but an error.
    private void RequireRules()
    {
        var still = Attack(Scaled(0));
        AttackGuard.RequireBounds("checks", 0, still.Queries);
        AttackGuard.RequireSameCodes(
            "before an attack with epsilon 0", _model.CleanCodes, still.Codes, _model.IsBitwise);
        AttackGuard.RequireSameCodes("when they were encoded", _model.CleanCodes, _model.Encode(), _model.IsBitwise);
        Done();
    }

    private void Deterministic(AttackOutcome plain)
    {
        var again = Attack(_attack);
        var differing = Enumerable.Range(0, plain.Codes.Count).Count(query =>
            plain.Codes.Distance(query, again.Codes, query) > 0
            || (_model.IsBitwise && plain.Queries[query].LossGain != again.Queries[query].LossGain));
        Add(
            "deterministic",
            (double)differing / plain.Codes.Count,
            _model.IsBitwise ? 0 : Point,
            $"made twice, the attack differs on {differing} queries");
    }

    private void Blindness(AttackOutcome plain)
    {
        var blind = plain.Queries.Average(query => (double)(query.ZeroGradientShare ?? 0));
        Add("zero_gradient", blind, Blind, Invariant($"{blind:0.000} of all pixels have a gradient of exactly 0"));
        var stuck = plain.Queries.Average(query => query.LossGain > 0 ? 0.0 : 1.0);
        Add("loss_gain", stuck, Blind, Invariant($"{stuck:0.000} of the queries came no nearer to the goal"));
    }

    private AttackOutcome DoubledSteps(double map)
    {
        var doubled = Attack(_attack with
        {
            Steps = _attack.Steps with { Iterations = 2 * _attack.Steps.Iterations },
        });
        var other = _model.Map(doubled.Codes);
        Add(
            "doubled_steps",
            map - other,
            Converged,
            Invariant($"MAP is {map:0.0000}, and {other:0.0000} in twice the steps"));
        return doubled;
    }

    // What a second attempt adds to the first: random starts, also where the attack itself has none.
    private (AttackOutcome First, AttackOutcome Second) Restart()
    {
        var random = _attack with { Steps = _attack.Steps with { RandomStart = true } };
        var (first, second) = (Attack(random), Attack(random, Restarted(_seed)));
        var precisions = _model.Precisions(first.Codes);
        var worst = precisions.Zip(_model.Precisions(second.Codes), Math.Min).Average();
        var map = precisions.Average();
        Add(
            "restart",
            map - worst,
            Converged,
            Invariant($"MAP is {map:0.0000}, and {worst:0.0000} by the worse of two random starts of each query"));
        return (first, second);
    }

    private void Epsilons(double clean, double map)
    {
        var maps = s_epsilons
            .Select(share => share == 1 ? map : _model.Map(Attack(Scaled(share * _attack.Steps.Epsilon)).Codes))
            .Prepend(clean)
            .ToList();
        var rise = maps.Zip(maps.Skip(1), (before, after) => after - before).Max();
        var list = string.Join(", ", maps.Select(each => Invariant($"{each:0.0000}")));
        Add("more_epsilon", rise, Point, $"MAP is {list} at 0, 0.5, 1, 2 and 4 times epsilon");
    }

    private void Unbounded()
    {
        var map = _model.Map(Attack(Scaled(1)).Codes);
        var floor = _model.Map(_model.Opposite);
        Add(
            "unbounded_epsilon",
            map,
            floor + AboveFloor,
            Invariant($"MAP falls to {map:0.0000} at epsilon 1, that of opposite center codes is {floor:0.0000}"));
    }

    private void Transfer(double map)
    {
        if (_model.Undefended is not { } undefended)
        {
            _findings.Add(new CheckFinding
            {
                Check = "transfer",
                Queries = _model.Queries,
                Finding = "not made",
                Reason = "the model is the undefended one itself",
            });
            return;
        }

        var transferred = _model.Map(undefended.Attack(_attack, _seed, encodedBy: _model).Codes);
        Done();
        Add(
            "transfer",
            map - transferred,
            Point,
            Invariant($"MAP is {transferred:0.0000} under images of the undefended model, {map:0.0000} under its own"));
    }

    private void BlackBox(double map)
    {
        var asked = _model.Map(_model.Attack(_square, _seed, _model).Codes);
        Done();
        Add(
            "black_box",
            map - asked,
            Point,
            Invariant($"MAP is {asked:0.0000} under the square attack, {map:0.0000} under the attack by gradients"));
    }

    // The same number of steps, in proportion.
    private GradientAttackSettings Scaled(double epsilon) => _attack with
    {
        Steps = _attack.Steps with
        {
            Epsilon = epsilon,
            Step = _attack.Steps.Step * (_attack.Steps.Epsilon == 0 ? 1 : epsilon / _attack.Steps.Epsilon),
        },
    };

    private AttackOutcome Attack(GradientAttackSettings settings, long? seed = null)
    {
        var outcome = _model.Attack(settings, seed ?? _seed, _model);
        Done();
        return outcome;
    }

    private void Done() => _progress(++_done, Parts);

    private void Add(string check, double value, double limit, string finding) => _findings.Add(new CheckFinding
    {
        Check = check,
        Value = value,
        Limit = limit,
        Queries = _model.Queries,
        Finding = finding,
    });

    private static float[] Gains(AttackOutcome plain, AttackOutcome stronger) =>
        [.. plain.Queries.Zip(stronger.Queries, (before, after) => after.LossGain - before.LossGain)];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
