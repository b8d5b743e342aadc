using CgAT.Core.Attacks.ProsGan;

namespace CgAT.Core.Tests.Attacks.ProsGan;

/// <summary>A generator that was trained long enough to move codes.</summary>
public sealed class TrainedOnSome : IDisposable
{
    public TrainedOnSome() => Gan = Some.Train(SomeProsGan.Settings with { ConstantEpochs = 8 }).Model;

    public SomeProsGan Some { get; } = new();

    public ProsGanModel Gan { get; }

    public void Dispose()
    {
        Gan.Dispose();
        Some.Dispose();
    }
}
