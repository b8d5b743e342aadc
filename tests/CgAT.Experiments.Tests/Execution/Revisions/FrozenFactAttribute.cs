using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Execution.Revisions;

/// <summary>A test that needs results that are frozen for the processor at hand.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FrozenFactAttribute : FactAttribute
{
    public FrozenFactAttribute()
    {
        var here = ProcessorKind.OfThisProcess();
        var known = FrozenResults.Read().Select(each => each.Processor).Distinct().ToList();
        if (!Approved.Rewrites && !known.Contains(here))
        {
            Skip = $"no results are frozen for '{here}', whose bits may differ from those of "
                + $"{string.Join(", ", known)}; CGAT_APPROVE=1 freezes them";
        }
    }
}
