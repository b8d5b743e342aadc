namespace CgAT.Experiments.Execution.Costs;

/// <summary>
/// Seconds for a unit of work (<see cref="Stages.StageWork"/>), for each kind of stage and for all of them together,
/// since work is meant to be comparable.
/// </summary>
internal sealed class MeasuredSpeed
{
    private readonly Dictionary<string, (double Seconds, double Work)> _kinds = new(StringComparer.Ordinal);
    private (double Seconds, double Work) _all;

    /// <summary>How many measurements it rests on.</summary>
    public int Count { get; private set; }

    /// <summary>Takes a measurement in; long ones weigh more.</summary>
    /// <param name="kind">The kind of the stage.</param>
    /// <param name="seconds">How long it took.</param>
    /// <param name="work">How much it was.</param>
    public void Add(string kind, double seconds, double work)
    {
        if (work > 0 && seconds > 0)
        {
            var (before, done) = _kinds.GetValueOrDefault(kind);
            _kinds[kind] = (before + seconds, done + work);
            _all = (_all.Seconds + seconds, _all.Work + work);
            Count++;
        }
    }

    /// <summary>
    /// How long so much work takes in a stage of a kind; as other kinds go where none of this one was measured.
    /// </summary>
    public double Seconds(string kind, double work)
    {
        var (seconds, done) = _kinds.GetValueOrDefault(kind, _all);
        return work * seconds / done;
    }
}
