using CgAT.Core.Attacks;
using CgAT.Core.Defenses;
using CgAT.Core.Defenses.Cgat;
using CgAT.Core.Hashing;
using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Models;
using CgAT.Core.Tests.Support;
using CgAT.Core.Training;
using TorchSharp;

namespace CgAT.Core.Tests.Defenses;

public sealed class CgatDefenseTests
{
    private const int Epoch = 2;

    private static readonly int[] s_items = [4, 0, 6, 1, 2];

    private static readonly CgatSettings s_settings = SomeDefenses.Cgat(iterations: 5, epsilon: 16.0 / 255);

    [Fact]
    public void The_loss_is_the_sum_of_its_terms()
    {
        var step = Differentiate(s_settings with { Mu = 0.5 });
        Assert.Equal(step.Total, step.Hash + step.Quantization + step.Center, 1e-5);
    }

    [Fact]
    public void Lambda_weighs_the_center_term_and_nothing_else()
    {
        var (one, three) = (Differentiate(s_settings), Differentiate(With(lambda: 3)));
        Assert.Equal(3 * one.Center, three.Center, 1e-5);
        Assert.Equal((one.Hash, one.Quantization), (three.Hash, three.Quantization));
        Assert.Equal(0, Differentiate(With(lambda: 0)).Center);
    }

    [Fact]
    public void Mu_weighs_the_quantization_of_the_attacked_codes()
    {
        var (without, with) = (Differentiate(s_settings), Differentiate(s_settings with { Mu = 0.5 }));
        Assert.Equal((without.Hash, without.Center), (with.Hash, with.Center));
        Assert.InRange(with.Quantization - without.Quantization, 1e-3, 0.5);
    }

    [Fact]
    public void A_codebook_adds_the_cross_entropy_of_clean_and_of_attacked_codes()
    {
        using var scope = torch.NewDisposeScope();
        var settings = s_settings with { Codebook = 0.5 };
        var words = torch.tensor([1f, -1, 1, -1, 1, 1, -1, -1], [2, 4]);
        using var defense = new CgatDefense(settings, new DpshLoss(0.001), words.clone());
        var labels = torch.tensor([1f, 0, 0, 1, 1, 1, 0, 0], [4, 2]);
        var codes = RandomTensor.Uniform([4, 4], 1, "clean");
        using var bank = CodeBank.Binary(codes, labels);
        var rows = torch.arange(4, torch.int64);
        var batch = new TrainingBatch(Epoch, Step: 0, [0, 1, 2, 3], rows, torch.zeros(4, 3, 8, 8), labels);
        var (clean, attacked) = (RandomTensor.Uniform([4, 4], 2, "codes"), RandomTensor.Uniform([4, 4], 3, "codes"));
        var step = defense.Begin(new DefenseBatch(batch, bank, settings.Training.Schedule.At(Epoch), () => clean));
        var term = Assert.IsType<torch.Tensor>(step.Terms(new DefenseOutputs(attacked, clean, null)).Adversarial);
        Assert.Equal(0.5 * (Expected(clean) + Expected(attacked)), term.item<float>(), 1e-5);

        // Image by image, in double precision; an image of two labels shares its target, one of none adds nothing.
        double Expected(torch.Tensor of)
        {
            var sum = 0.0;
            for (var image = 0; image < 4; image++)
            {
                double[] logits = [.. Enumerable.Range(0, 2).Select(word =>
                    8 * ((Dot(of[image], words[word]) / Math.Sqrt(Dot(of[image], of[image]) * 4))
                        - (0.2 * labels[image, word].item<float>())))];
                var all = Math.Log(logits.Sum(Math.Exp));
                var count = Math.Max(1, labels[image].sum().item<float>());
                sum -= Enumerable.Range(0, 2).Sum(word =>
                    labels[image, word].item<float>() / count * (logits[word] - all));
            }

            return sum / 4;
        }

        static double Dot(torch.Tensor one, torch.Tensor other) =>
            TensorAssert.Values(one).Zip(TensorAssert.Values(other), (a, b) => a * b).Sum();
    }

    [Fact]
    public void A_codebook_adds_up_with_the_hashing_loss_on_attacked_codes_and_is_nothing_without_a_weight()
    {
        Assert.Null(Adversarial(hashing: 0, codebook: 0));
        var (hashing, codebook) = (Value(Adversarial(0.5, 0)), Value(Adversarial(0, 0.2)));
        Assert.True(codebook > 0);
        Assert.Equal(hashing + codebook, Value(Adversarial(0.5, 0.2)), 1e-5);

        // The network's own attack is the same for all.
        static double? Adversarial(double hashing, double codebook)
        {
            using var trial = new DefenseTrial(
                s_settings with { AdversarialHashing = hashing, Codebook = codebook });
            return trial.Differentiate().Adversarial?.ToDouble();
        }

        static double Value(double? term) => Assert.IsType<double>(term);
    }

    [Fact]
    public void Words_of_a_codebook_depend_on_the_seed_only_where_they_are_drawn()
    {
        Assert.Equal(Term(bits: 8, seed: 1), Term(bits: 8, seed: 2));
        Assert.NotEqual(Term(bits: 12, seed: 1), Term(bits: 12, seed: 2));

        static double Term(int bits, long seed)
        {
            using var scope = torch.NewDisposeScope();
            using var pool = new ShardPool(1);
            using var generator = new torch.Generator(1);
            using var network = TinyNetwork.Random(seed: 1, bits: bits);
            var labels = torch.eye(TinyImages.Classes);
            var codes = RandomTensor.Uniform([TinyImages.Classes, bits], 1, "codes");
            using var bank = CodeBank.Binary(codes, labels);
            var images = RandomTensor.Images(TinyImages.Classes, seed: 1);
            var settings = s_settings with { Codebook = 0.5 };
            var defense = settings.Begin(new DefenseStart
            {
                Network = network,
                Loss = new DpshLoss(0.001),
                Bank = bank,
                Images = new TensorImageSet(images, labels),
                Plan = SmallModel.Plan("defense", seed),
                Device = torch.CPU,
                Pool = pool,
                Frozen = () => throw new InvalidOperationException("not asked for"),
            });
            using var owned = Assert.IsType<IDisposable>(defense, exactMatch: false);
            int[] items = [.. Enumerable.Range(0, TinyImages.Classes)];
            var batch = new TrainingBatch(
                Epoch, Step: 0, items, torch.arange(TinyImages.Classes, torch.int64), images, labels);
            var step = defense.Begin(new DefenseBatch(batch, bank, settings.Training.Schedule.At(Epoch), () => codes));
            return Assert.IsType<torch.Tensor>(step.Terms(new DefenseOutputs(codes, codes, null)).Adversarial).ToDouble();
        }
    }

    [Fact]
    public void A_codebook_without_a_weight_and_a_weight_without_a_codebook_are_refused()
    {
        using var words = torch.ones(2, 4);
        var loss = new DpshLoss(0.001);
        Assert.Throws<ArgumentException>(() => new CgatDefense(s_settings, loss, words).Dispose());
        Assert.Throws<ArgumentException>(() => new CgatDefense(s_settings with { Codebook = 0.2 }, loss).Dispose());
    }

    [Fact]
    public void The_attack_drives_codes_away_from_their_centers()
    {
        var none = SomeDefenses.Cgat(iterations: 5, epsilon: 0);
        Assert.True(Differentiate(s_settings).Center > Differentiate(none).Center + 0.01);
    }

    [Fact]
    public void A_random_start_is_another_attack() => Assert.NotEqual(
        Differentiate(s_settings).Center,
        Differentiate(s_settings with { Training = s_settings.Training with { RandomStart = false } }).Center);

    [Fact]
    public void The_bank_gets_the_clean_codes_of_the_batch_with_their_dropout()
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1, dropout: 0.5);
        using var bank = Bank(network);
        var (before, images) = (bank.Relaxed.clone(), RandomTensor.Images(s_items.Length, seed: 1));
        Differentiate(s_settings, network, bank, images);

        var rows = torch.tensor(s_items).to_type(torch.int64);
        var expected = network.Relaxed(images, Dropout(network).Masks("clean", Epoch, s_items));
        TensorAssert.Close(expected, bank.Relaxed.index_select(0, rows), relative: 0, absolute: 1e-6);
        TensorAssert.Same(before.index_copy(0, rows, bank.Relaxed.index_select(0, rows)), bank.Relaxed);
    }

    [Fact]
    public void Weights_stay_and_every_parameter_gets_a_gradient()
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1, dropout: 0.5);
        using var bank = Bank(network);
        var before = network.parameters().Select(parameter => parameter.clone()).ToList();
        Differentiate(s_settings, network, bank, RandomTensor.Images(s_items.Length, seed: 1));
        Assert.All(before.Zip(network.parameters()), pair => TensorAssert.Same(pair.First, pair.Second));
        Assert.All(network.parameters(), parameter =>
            Assert.True(Assert.IsType<torch.Tensor>(parameter.grad).abs().max().item<float>() > 0));
    }

    private static CgatSettings With(double lambda) =>
        s_settings with { Training = SomeDefenses.Training(5, 16.0 / 255, lambda: lambda) };

    private static (float Total, float Hash, float Quantization, float Center) Differentiate(CgatSettings settings)
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1, dropout: 0.5);
        using var bank = Bank(network);
        var terms = Differentiate(settings, network, bank, RandomTensor.Images(s_items.Length, seed: 1));
        return (Value(terms.Total), Value(terms.Hash), Value(terms.Quantization), Value(terms.Center));

        static float Value(torch.Tensor? term) => Assert.IsType<torch.Tensor>(term).item<float>();
    }

    private static LossTerms Differentiate(
        CgatSettings settings, HashNetwork network, CodeBank bank, torch.Tensor images)
    {
        using var pool = new ShardPool(2);
        var loss = new DpshLoss(0.001);
        var objective = new AdversarialObjective(
            network,
            loss,
            bank,
            new CgatDefense(settings, loss),
            settings.Training,
            pool,
            Dropout(network),
            new RandomStart(1, "cgat"));
        var rows = torch.tensor(s_items).to_type(torch.int64);
        return objective.Differentiate(
            new TrainingBatch(Epoch, Step: 0, s_items, rows, images, bank.Labels.index_select(0, rows)));
    }

    private static DropoutSource Dropout(HashNetwork network) => new(1, "cgat", network.DropoutLayers);

    private static CodeBank Bank(HashNetwork network)
    {
        using var scope = torch.NewDisposeScope();
        return CodeBank.Binary(
            RandomTensor.Uniform([8, network.Bits], 1, "bank"), torch.eye(3).repeat(3, 1).narrow(0, 0, 8));
    }
}
