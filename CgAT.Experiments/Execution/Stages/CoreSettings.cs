using System.Globalization;
using CgAT.Core.Data;
using CgAT.Core.Hashing;
using CgAT.Core.Models;
using CgAT.Core.Networks;
using CgAT.Core.Training;
using CgAT.Experiments.Extensions;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Extensions;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>What the parts of a spec are in terms of the core: the one place where a new case is registered.</summary>
internal static class CoreSettings
{
    /// <summary>Starts the threads; the caller disposes of them.</summary>
    /// <exception cref="Core.Errors.UserErrorException">
    /// CGAT0401: a device that is not there. CGAT0409: no libtorch.
    /// </exception>
    public static Computation Open(NumericsSpec numerics) => Computation.Open(
        numerics.Device,
        numerics.Threads,
        numerics.Convolutions switch
        {
            "libtorch" => ConvolutionMethod.Libtorch,
            "winograd" => ConvolutionMethod.Winograd,
            var other => throw new ArgumentException($"convolutions are not computed by '{other}'", nameof(numerics)),
        });

    public static BackboneSettings Backbone(BackboneSpec spec) => spec switch
    {
        ConvNetSSpec convNetS => new ConvNetSSettings { Dropout = convNetS.Dropout },
        AlexNetSpec alexNet => new AlexNetSettings { Dropout = alexNet.Dropout },
        VggSpec vgg => new VggSettings
        {
            Layers = Layers(vgg.Model),
            BatchNorm = vgg.Model.EndsWith("-bn", StringComparison.Ordinal),
            Dropout = vgg.Dropout,
        },
        ResNetSpec resNet => new ResNetSettings { Layers = Layers(resNet.Model) },
        DenseNet161Spec => new DenseNet161Settings(),
        VitB16Spec => new VitB16Settings(),
        ConvNeXtTSpec => new ConvNeXtTSettings(),
        CustomBackboneSpec custom => new CustomBackboneSettings
        {
            Known = custom.Extension,
            Make = ExtensionRegistry.Backbone(custom),
            Parameters = custom.Parameters ?? [],
        },
        _ => throw Unknown(spec),
    };

    /// <summary>What torchvision calls the layer whose place the hash layer has, by the kind of a backbone.</summary>
    public static string Head(string kind) => kind switch
    {
        "convnet-s" => new ConvNetSSettings { Dropout = 0 }.Head,
        "alexnet" => new AlexNetSettings { Dropout = 0 }.Head,
        "vgg" => new VggSettings { Layers = 11, BatchNorm = false, Dropout = 0 }.Head,
        "resnet" => new ResNetSettings { Layers = 18 }.Head,
        "densenet161" => new DenseNet161Settings().Head,
        "vit-b-16" => new VitB16Settings().Head,
        "convnext-t" => new ConvNeXtTSettings().Head,
        "custom" => "hash",
        _ => throw new ArgumentException($"no backbone is of the kind '{kind}'", nameof(kind)),
    };

    /// <summary>The file that a backbone's first weights come from; null for none.</summary>
    public static FileWeightsSpec? FileOfWeights(BackboneSpec spec) =>
        (spec as ImageNetBackboneSpec)?.Weights as FileWeightsSpec;

    public static WarmUpSpec? WarmUp(BackboneSpec spec) => spec switch
    {
        ConvNetSSpec convNetS => convNetS.WarmUp,
        ImageNetBackboneSpec imageNet => imageNet.WarmUp,
        CustomBackboneSpec custom => custom.WarmUp,
        _ => throw Unknown(spec),
    };

    /// <summary>What makes the hashing loss of a phase.</summary>
    public static Func<HashingLossStart, IHashingLoss> HashingLoss(HashingSpec spec) => spec switch
    {
        DphSpec => _ => new DphLoss(),
        DpshSpec dpsh => _ => new DpshLoss(dpsh.Quantization, dpsh.QuantizationOver == "pairs"),
        HashNetSpec hashNet => _ => HashNet(hashNet),
        DsdhSpec dsdh => start => new DsdhLoss(Dsdh(dsdh), start),
        DchSpec dch => _ => new DchLoss(dch.Gamma, dch.Quantization),
        GreedyHashSpec greedy => start => new GreedyHashLoss(
            greedy.Quantization, greedy.Classifier == "trained", greedy.Labels == "official", start),
        CsqSpec csq => start => new CsqLoss(csq.Quantization, csq.Centers == "official", start),
        DsdhCSpec dsdh => start => new WassersteinLoss(new DsdhLoss(Dsdh(dsdh), start), dsdh.Wasserstein, start),
        CsqCSpec csq => start => new WassersteinLoss(
            new CsqLoss(quantization: 0, csq.Centers == "official", start), csq.Wasserstein, start),
        DpnSpec dpn => start => new DpnLoss(dpn.Margin, start),
        OrthoHashSpec ortho => start => new OrthoHashLoss(ortho.Scale, ortho.Margin, ortho.BatchNorm, start),
        CustomHashingSpec custom => start => ExtensionRegistry.Hashing(custom)(
            start with { Parameters = custom.Parameters ?? [] }),
        HswdSpec hswd => start => new WassersteinLoss(HashNet(hswd), hswd.Wasserstein, start),
        _ => throw Unknown(spec),
    };

    public static ImageResize Resize(ResizeSpec spec) => new()
    {
        Size = spec.Size,
        Crop = spec.Crop,
        Filter = spec.Filter,
        Orientation = spec.Orientation,
    };

    public static AugmentationSettings? Augmentation(AugmentSpec? spec) => spec is null
        ? null
        : new AugmentationSettings
        {
            Shift = spec.Shift ?? 0,
            RandomCrop = spec.Crop == "random",
            Flip = spec.Flip,
        };

    public static OptimizerSettings Optimizer(OptimizerSpec spec) => spec switch
    {
        SgdSpec sgd => new SgdSettings
        {
            LearningRate = sgd.LearningRate,
            Momentum = sgd.Momentum,
            WeightDecay = sgd.WeightDecay,
        },
        AdamSpec adam => new AdamSettings
        {
            LearningRate = adam.LearningRate,
            Beta1 = adam.Beta1,
            Beta2 = adam.Beta2,
        },
        _ => throw Unknown(spec),
    };

    public static DecaySettings Decay(DecaySpec spec) => spec switch
    {
        ConstantDecaySpec => new ConstantDecaySettings(),
        CosineDecaySpec => new CosineDecaySettings(),
        StepsDecaySpec steps => new StepsDecaySettings
        {
            At = steps.At,
            DecayBy = steps.Factor,
            WholeStepsOnly = steps.BetweenSteps == "official",
        },
        _ => throw Unknown(spec),
    };

    /// <summary>The weights of center codes by their name in specs.</summary>
    public static CenterWeights CenterWeights(string name) => name switch
    {
        "binary" => Core.Hashing.CenterWeights.Binary,
        "iou" => Core.Hashing.CenterWeights.IntersectionOverUnion,
        "cosine" => Core.Hashing.CenterWeights.Cosine,
        "precursor-february" => Core.Hashing.CenterWeights.PrecursorFebruary,
        "precursor-july" => Core.Hashing.CenterWeights.PrecursorJuly,
        _ => throw new ArgumentException($"no center weights are called {name}", nameof(name)),
    };

    public static ArgumentException Unknown(object spec) =>
        new($"nothing computes a {spec.GetType().Name}", nameof(spec));

    private static HashNetLoss HashNet(HashNetFamilySpec spec) => new(
        spec.Scale,
        spec.ScalePer == "bit",
        spec.Continuation switch
        {
            NoContinuationSpec => null,
            GrowingContinuationSpec growing => new Continuation
            {
                Rate = growing.Rate,
                Power = growing.Power,
                Every = growing.Every,
            },
            _ => throw Unknown(spec.Continuation),
        });

    private static DsdhConstants Dsdh(DsdhFamilySpec spec) =>
        new() { Mu = spec.Mu, Nu = spec.Nu, Eta = spec.Eta, Rounds = spec.Rounds };

    // The digits of a name such as "vgg16-bn".
    private static int Layers(string model) =>
        int.Parse(string.Concat(model.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
}
