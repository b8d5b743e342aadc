using CgAT.Core.Attacks;
using CgAT.Core.Attacks.Square;
using CgAT.Core.Models;
using CgAT.Core.Tests.Attacks.ProsGan;
using CgAT.Core.Tests.Attacks.Prototypes;
using CgAT.Core.Tests.Checkpoints;
using CgAT.Core.Tests.Models;
using CgAT.Core.Tests.Support;

namespace CgAT.Core.Tests.Attacks;

/// <summary>
/// What steps leave behind, which long trainings would feel. TorchSharp never takes from its count what a parameter was
/// made of, so a network leaves some; more steps must leave no more.
/// </summary>
[Collection(nameof(Alone))]
public sealed class AttackLifetimeTests
{
    [Fact]
    public void More_steps_of_prototypes_leave_no_more_tensors()
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 2);
        long Left(int epochs) => LiveTensors.LeftBy(() =>
        {
            var settings = SomePrototypes.Settings with { Epochs = epochs, StepsOfEpoch = 5 };
            var kept = new KeptInMemory { IsDue = true };
            SomePrototypes.Train(computation, settings, checkpoints: kept).Prototypes.Dispose();
            using var prototypes = SomePrototypes.Train(computation, settings, checkpoints: kept).Prototypes;
            prototypes.Codes([[0], [1, 2]]);
        });

        Left(1);
        Assert.Equal(Left(1), Left(4));
    }

    [Fact]
    public void More_steps_of_pros_gan_leave_no_more_tensors()
    {
        using var some = new SomeProsGan();
        long Left(int epochs) => LiveTensors.LeftBy(() =>
        {
            var kept = new KeptInMemory { IsDue = true };
            var settings = SomeProsGan.Settings with { ConstantEpochs = epochs, FallingEpochs = 0 };
            some.Train(settings, checkpoints: kept).Model.Dispose();
        });

        Left(1);
        Assert.Equal(Left(1), Left(3));
    }

    [Fact]
    public void The_square_attack_leaves_no_tensor()
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 2);
        using var model = SmallModel.Create(computation);
        var settings = new SquareAttackSettings
        {
            Epsilon = 8.0 / 255,
            Queries = 4,
            InitialShare = 0.8,
            Goal = SquareGoal.AwayFromCenterCode,
        };
        var scene = new AttackScene
        {
            Queries = SmallModel.Images,
            DatabaseCodes = model.Encode(SmallModel.Images, batchSize: 20),
            DatabaseLabels = SmallModel.Images,
        };
        Assert.Equal(0, LiveTensors.LeftBy(() =>
        {
            var kept = new KeptInMemory { IsDue = true };
            for (var time = 0; time < 2; time++)
            {
                QueryAttack.Run(model, scene, settings, seed: 1, batchSize: 7, checkpoints: kept);
            }

            Assert.NotEqual(0, kept.Saves);
        }));
    }
}
