using CgAT.Core.Data;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution;

/// <summary>The data sets of the runs of a plan, each read once.</summary>
internal sealed class LoadedDatasets
{
    private readonly Dictionary<DatasetSpec, RetrievalDataset> _datasets = [];
    private readonly Dictionary<string, DatasetSpec> _ofStages = new(StringComparer.Ordinal);

    /// <summary>Reads the data sets of all runs.</summary>
    /// <param name="plan">The runs.</param>
    /// <param name="baseFolder">What their folders are relative to.</param>
    /// <param name="loading">How images are brought in.</param>
    /// <exception cref="Core.Errors.UserErrorException">CGAT02xx: missing or damaged files, or another
    /// digest.</exception>
    public LoadedDatasets(ExperimentPlan plan, string baseFolder, ImageLoading loading)
    {
        foreach (var run in plan.Runs)
        {
            var spec = run.Spec.Dataset;
            if (!_datasets.ContainsKey(spec))
            {
                _datasets.Add(spec, DatasetLoader.Load(spec, baseFolder, loading));
            }

            foreach (var stage in run.Stages)
            {
                _ofStages.TryAdd(stage.Identity.Key, spec);
            }
        }
    }

    /// <summary>A data set of a spec.</summary>
    public RetrievalDataset Of(DatasetSpec spec) => _datasets[spec];

    /// <summary>The data set of a run.</summary>
    public RetrievalDataset Of(RunPlan run) => Of(run.Spec.Dataset);

    /// <summary>The data set of a stage, which is that of each run that it is part of.</summary>
    public RetrievalDataset Of(StageIdentity stage) => _datasets[_ofStages[stage.Key]];
}
