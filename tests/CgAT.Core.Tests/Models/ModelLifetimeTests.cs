using CgAT.Core.Hashing;
using CgAT.Core.Models;
using CgAT.Core.Tests.Checkpoints;
using CgAT.Core.Tests.Data;
using CgAT.Core.Tests.Support;
using CgAT.Core.Training;

namespace CgAT.Core.Tests.Models;

[Collection(nameof(Alone))]
public sealed class ModelLifetimeTests
{
    // TorchSharp never takes from its count what a parameter was made of: here weight and bias of the warm-up's head.
    private const int OfTheHead = 2;

    [Fact]
    public void Training_attack_and_files_of_a_model_leave_no_tensor()
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 2);
        using var model = SmallModel.Create(computation);
        Assert.Equal(OfTheHead, LiveTensors.LeftBy(() =>
        {
            SmallModel.Train(model);
            ModelTraining.ContinueHashing(
                model, SmallModel.Images, _ => new DpshLoss(0.001), SmallModel.Plan("continue", seed: 1));
            QueryAttackTests.Attack(model, batchSize: 7);
            using var folder = new TemporaryFolder();
            var file = Path.Combine(folder.Path, "model.safetensors");
            model.Save(file);
            model.Load(file);
        }));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Keeping_and_taking_over_the_state_of_training_and_attack_leaves_no_tensor(bool adam)
    {
        OptimizerSettings optimizer = adam
            ? new AdamSettings { LearningRate = 1e-3 }
            : new SgdSettings { LearningRate = 0.01, Momentum = 0.9, WeightDecay = 0 };
        using var computation = Computation.Open(TestDevice.Name, threads: 2);
        using var model = SmallModel.Create(computation);
        Assert.Equal(0, LiveTensors.LeftBy(() =>
        {
            var (training, attack) = (new KeptInMemory { IsDue = true }, new KeptInMemory { IsDue = true });
            for (var time = 0; time < 2; time++)
            {
                Phases.Run("cgat", null, optimizer, model, null, training, default);
                QueryAttackTests.Attack(model, batchSize: 7, checkpoints: attack);
            }

            Assert.NotEqual((0, 0), (training.Saves, attack.Saves));
        }));
    }

    // As above: weight and bias of each layer of the PrototypeNet, and the parameters of the teacher.
    [Theory]
    [InlineData("cgat codebook", 0)]
    [InlineData("saat", 0)]
    [InlineData("atrdh", 6)]
    [InlineData("adversarial", 0)]
    [InlineData("trades", 0)]
    [InlineData("distillation", 12)]
    public void A_defence_leaves_no_tensor_but_what_its_own_networks_were_made_of(string name, int parameters)
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 2);
        using var model = SmallModel.Create(computation);
        Assert.Equal(parameters, LiveTensors.LeftBy(() => ModelTraining.Defend(
            model,
            SmallModel.Images,
            _ => new DpshLoss(0.001),
            SomeDefenses.Of(name, SomeDefenses.Training(iterations: 2)),
            SmallModel.Plan(name, seed: 1))));
    }
}
