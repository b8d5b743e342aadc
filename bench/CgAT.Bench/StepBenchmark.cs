using CgAT.Core.Attacks;
using CgAT.Core.Defenses;
using CgAT.Core.Defenses.Cgat;
using CgAT.Core.Hashing;
using CgAT.Core.Models;
using CgAT.Core.Networks;
using CgAT.Core.Training;
using TorchSharp;

namespace CgAT.Bench;

/// <summary>
/// One step of CgAT as published: center codes, an attack of seven steps, DPSH and the center term, SGD with momentum;
/// on random images, labels and bank. A step is what the trainer does from a batch to the next one, without making the
/// batch, which is timed by itself.
/// </summary>
internal static class StepBenchmark
{
    public static IReadOnlyDictionary<string, object> Run(Options options)
    {
        var (batch, bits, rows) = (options.Whole("batch", 32), options.Whole("bits", 32), options.Whole("rows", 5000));
        var (warmUp, repeats) = (options.Whole("warmup", 5), options.Whole("repeats", 30));
        var backbone = StepNetworks.Of(options.Text("network", "convnet-s"));
        var side = backbone is ConvNetSSettings ? ConvNetS.ImageSide : options.Whole("size", 64);
        var images = StepImages.Random(batch * (warmUp + repeats), side, options.Whole("classes", 10));
        using var scope = torch.NewDisposeScope();
        using var generator = new torch.Generator(0);
        using var computation = Computation.Open(
            options.Text("device", "cpu"),
            options.Whole("threads", 2),
            Enum.Parse<ConvolutionMethod>(options.Text("convolutions", "libtorch"), ignoreCase: true));
        var (device, pool) = (computation.Device, computation.Pool);
        using var network = StepNetworks.Create(backbone, bits, generator, computation);
        using var rounded = options.Text("precision", "full") switch
        {
            "full" => null,
            "bf16" => new RoundedNetwork(network, StepNetworks.Create(backbone, bits, generator, computation)),
            var other => throw new ArgumentException($"no precision is called {other}", nameof(options)),
        };
        using var bank = Bank(rows, bits, images.Classes, generator, device);
        var iterations = options.Whole("iterations", 7);
        var parts = Math.Min(network.ForAttacks(pool).Count, batch);
        var clock = new StepClock(images, bank, parts * iterations, warmUp, device);
        network.InputTransform = clock;
        var settings = Settings(iterations);
        var loss = new DpshLoss(quantization: 0.001);
        var objective = new AdversarialObjective(
            network,
            loss,
            bank,
            new CgatDefense(settings, loss),
            settings.Training,
            pool,
            new DropoutSource(0, "cgat", network.DropoutLayers),
            new RandomStart(0, "cgat"))
        {
            Rounded = rounded,
        };
        Trainer.Run(clock.Watch(objective), Plan(batch), clock, device, clock);
        var result = clock.Medians();
        result["shortest"] = clock.Shortest;
        result["peak_mib"] = (object?)Measure.PeakMemory() ?? "unknown";
        return result;
    }

    private static CgatSettings Settings(int iterations) => new()
    {
        Training = new AdversarialSettings
        {
            Schedule = new DefenseSchedule(new DefensePhase
            {
                Epochs = 1,
                Epsilon = 8.0 / 255,
                Step = 2.0 / 255,
                Iterations = iterations,
                Lambda = 1,
            }),
        },
    };

    private static TrainingPlan Plan(int batch) => new()
    {
        Phase = "cgat",
        Seed = 0,
        Epochs = 1,
        BatchSize = batch,
        Optimizer = new SgdSettings { LearningRate = 0.01, Momentum = 0.9, WeightDecay = 5e-4 },
        Decay = new ConstantDecaySettings(),
    };

    private static CodeBank Bank(
        int rows, int bits, int classes, torch.Generator generator, torch.Device device)
    {
        using var scope = torch.NewDisposeScope();
        var own = torch.randint(classes, [rows], torch.int64, generator: generator);
        return CodeBank.Binary(
            torch.randn([rows, bits], generator: generator).tanh_().to(device),
            torch.nn.functional.one_hot(own, classes).to_type(torch.float32).to(device));
    }
}
