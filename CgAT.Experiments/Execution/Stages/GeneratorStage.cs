#pragma warning disable
using CgAT.Core.Attacks.ProsGan;
using CgAT.Core.Data;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs.Attacks;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>The generator of ProS-GAN, trained against a model.</summary>
public sealed class GeneratorStage : IStage
{
    private const int Revision = 1;
    public GeneratorStage(ProsGanAttackSpec attack, long seed, EncodedModel model, PrototypesStage prototypes)
    {
        Identity = StageIdentity.Of("generator", Revision, new Dictionary<string, string>(), []);
    }
    public StageIdentity Identity { get; }
    public string Title => "";
    public double Work(RetrievalDataset dataset) => 0;
    public void Execute(StageContext context, string folder) { }
    public ProsGanGenerator Load(StageContext context) => throw new NotSupportedException();
}
