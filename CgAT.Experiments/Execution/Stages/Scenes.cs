using CgAT.Core.Attacks;
using CgAT.Core.Data;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>What an attack may know of a model: its codes, out of the store.</summary>
internal static class Scenes
{
    /// <summary>A scene.</summary>
    /// <param name="context">Data and store.</param>
    /// <param name="encoding">The codes of the model that images are made on.</param>
    /// <param name="queries">The queries, all or some of those of the data set.</param>
    /// <param name="targets">Where each of them is driven to; null for an untargeted attack.</param>
    public static AttackScene Of(
        StageContext context,
        EncodingStage encoding,
        IImageSet queries,
        IReadOnlyList<IReadOnlyList<int>>? targets = null) => new()
        {
            Queries = queries,
            DatabaseCodes = StageFiles.ReadCodes(context.FileOf(encoding, StageFiles.Database)),
            DatabaseLabels = context.Dataset.Database,
            TrainCodes = StageFiles.ReadCodes(context.FileOf(encoding, StageFiles.Train)),
            TrainLabels = context.Dataset.Train,
            Targets = targets,
        };
}
