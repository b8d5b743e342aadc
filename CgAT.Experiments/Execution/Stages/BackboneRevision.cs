using System.Globalization;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Extensions;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>
/// What a kind of backbone computes may change while others stay as they are: it then has a revision of its own, which
/// is part of the identity of the first stage that it changes, and so of all after that.
/// </summary>
internal sealed class BackboneRevision
{
    private const string Key = "backbone-revision";

    private readonly Func<BackboneSpec, int> _of;

    private BackboneRevision(Func<BackboneSpec, int> of) => _of = of;

    /// <summary>Of what its layers compute. Code of a script may be built on layers of this program.</summary>
    public static BackboneRevision OfLayers { get; } = new(backbone => backbone switch
    {
        ResNetSpec or CustomBackboneSpec => 3,
        _ => 1,
    });

    /// <summary>Of how a batch is attacked in training; what moves with the layers has that revision already.</summary>
    public static BackboneRevision OfAttacks { get; } = new(backbone => backbone switch
    {
        DenseNet161Spec => 2,
        VggSpec vgg when vgg.Model.EndsWith("-bn", StringComparison.Ordinal) => 2,
        _ => 1,
    });

    /// <summary>Adds the revision of a backbone to what a stage is known by; the first one adds nothing.</summary>
    public void AddTo(Dictionary<string, string> inputs, BackboneSpec backbone)
    {
        if (_of(backbone) is > 1 and var revision)
        {
            inputs[Key] = revision.ToString(CultureInfo.InvariantCulture);
        }
    }
}
