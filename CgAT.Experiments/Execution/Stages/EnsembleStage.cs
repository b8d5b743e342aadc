using System.Globalization;
using CgAT.Core.Data;
using CgAT.Core.Models;
using CgAT.Core.Retrieval;
using CgAT.Experiments.Execution.Checks;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>
/// The worst of some attacks, query by query: that with the least expected AP@k. Where several have it, it is the first
/// one whose gradients nothing speaks against, else the first: a query that stands even where gradients lead somewhere is
/// no doubt about the others. Who attacks may also do nothing: where every attack raises it, the clean query is the worst.
/// </summary>
public sealed class EnsembleStage : IAttackStage
{
    private const int Revision = 2;

    // Of a clean query: no attack, which keeps all its rules.
    private static readonly QueryAttackResult s_untouched = new()
    {
        Linf = 0,
        L2 = 0,
        InBall = true,
        InBallAt8Bit = true,
        InRange = true,
        LossGain = 0,
        ZeroGradientShare = null,
        HammingToGuide = null,
        Restart = 0,
        Steps = 0,
    };

    private readonly int _k;
    private readonly EncodingStage _encoding;

    /// <summary>The stage after the members of an ensemble.</summary>
    public EnsembleStage(ExperimentSpec spec, EncodingStage encoding, IReadOnlyList<EvaluatedAttack> members)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(encoding);
        ArgumentNullException.ThrowIfNull(members);
        (_k, _encoding, Members) = (spec.Evaluation.K, encoding, members);
        Identity = StageIdentity.Of(
            "ensemble",
            Revision,
            new Dictionary<string, string> { ["k"] = _k.ToString(CultureInfo.InvariantCulture) },
            [encoding.Identity, .. members.Select(member => member.Stage.Identity)]);
    }

    /// <inheritdoc/>
    public StageIdentity Identity { get; }

    /// <inheritdoc/>
    public string Title => $"worst of {Members.Count} attacks";

    /// <summary>The attacks, in the order of the ensemble.</summary>
    public IReadOnlyList<EvaluatedAttack> Members { get; }

    /// <inheritdoc/>
    public double Work(RetrievalDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return dataset.Query.Count; // no network
    }

    /// <inheritdoc/>
    public void Execute(StageContext context, string folder)
    {
        ArgumentNullException.ThrowIfNull(context);
        var database = StageFiles.ReadCodes(context.FileOf(_encoding, StageFiles.Database));
        var databaseLabels = StageFiles.Labels(context.Dataset.Database);
        var queryLabels = StageFiles.Labels(context.Dataset.Query);
        var clean = StageFiles.ReadCodes(context.FileOf(_encoding, StageFiles.Queries));
        var codes = Members.Select(member => context.FileOf(member.Stage, StageFiles.Queries))
            .Select(StageFiles.ReadCodes)
            .Append(clean)
            .ToList();
        var precisions = codes
            .Select(each => RetrievalMetrics.AveragePrecisions(each, queryLabels, database, databaseLabels, _k))
            .ToList();
        var results = Members.Select(member => context.FileOf(member.Stage, StageFiles.Attack))
            .Select(StageFiles.ReadJson<List<QueryAttackResult>>)
            .Append([.. Enumerable.Repeat(s_untouched, clean.Count)])
            .ToList();
        IReadOnlyList<AttackSpec?> specs = [.. Members.Select(member => member.Spec), null];
        var worst = Enumerable.Range(0, clean.Count)
            .Select(query => Worst([.. specs.Select(
                (spec, member) => (spec, results[member][query], precisions[member][query].Expected))]))
            .ToList();
        StageFiles.WriteCodes(
            Path.Combine(folder, StageFiles.Queries),
            PackedCodes.FromWords(
                [.. worst.SelectMany((member, query) => Words(codes[member], query))], database.Bits));
        StageFiles.WriteJson(
            Path.Combine(folder, StageFiles.Attack), worst.Select((member, query) => results[member][query]).ToList());
        StageFiles.WriteJson(Path.Combine(folder, StageFiles.Members), worst);
    }

    /// <summary>Which member is the worst for a query.</summary>
    /// <param name="members">Each attack, null for none, with how it went and its expected AP@k.</param>
    internal static int Worst(IReadOnlyList<(AttackSpec? Spec, QueryAttackResult Result, double Precision)> members) =>
        Enumerable.Range(0, members.Count).MinBy(index => (members[index].Precision, !Led(members[index])));

    private static bool Led((AttackSpec? Spec, QueryAttackResult Result, double) member) =>
        member is { Spec: not null, Result.ZeroGradientShare: not null }
        && AttackHealth.OfQuery(member.Spec, member.Result) is null;

    private static IEnumerable<ulong> Words(PackedCodes codes, int query) =>
        Enumerable.Range(query * codes.WordsPerCode, codes.WordsPerCode).Select(word => codes.Words[word]);
}
