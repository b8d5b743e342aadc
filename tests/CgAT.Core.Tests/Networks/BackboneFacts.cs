using System.Collections.Concurrent;
using System.Reflection;
using TorchSharp;

namespace CgAT.Core.Tests.Networks;

/// <summary>
/// What several tests ask of a backbone, which is made once for all of them: the large ones take seconds.
/// </summary>
internal sealed record BackboneFacts
{
    private static readonly ConcurrentDictionary<string, Lazy<BackboneFacts>> s_known = new();

    /// <summary>A line for each parameter and buffer: its key, shape and type, in the order of the keys.</summary>
    public required IReadOnlyList<string> Weights { get; init; }

    /// <summary>How many dropout layers it says to have.</summary>
    public required int DropoutLayers { get; init; }

    /// <summary>Fields that hold a tensor which is neither a parameter nor a buffer.</summary>
    public required IReadOnlyList<string> Strays { get; init; }

    /// <summary>Parameters, buffers and fields that stay on the CPU when the network moves.</summary>
    public required IReadOnlyList<string> LeftBehind { get; init; }

    public static BackboneFacts Of(string name) =>
        s_known.GetOrAdd(name, key => new Lazy<BackboneFacts>(() => Make(key))).Value;

    /// <summary>How a weight is written in <see cref="Weights"/>.</summary>
    public static string Line(string key, IEnumerable<long> shape, string type) =>
        $"{key} [{string.Join(", ", shape)}] {type}";

    private static BackboneFacts Make(string name)
    {
        using var backbone = SomeBackbones.Create(name);
        torch.Tensor[] registered = [.. backbone.parameters(), .. backbone.buffers()];
        var weights = backbone.state_dict()
            .Select(entry => Line(entry.Key, entry.Value.shape, $"{entry.Value.dtype}".ToLowerInvariant()))
            .Order(StringComparer.Ordinal)
            .ToList();
        var strays = Held(backbone)
            .Where(held => !registered.Any(each => ReferenceEquals(each, held.Tensor)))
            .Select(held => held.Field)
            .ToList();
        backbone.to(torch.META);
        return new BackboneFacts
        {
            Weights = weights,
            DropoutLayers = backbone.DropoutLayers,
            Strays = strays,
            LeftBehind =
            [
                .. backbone.state_dict().Select(entry => (entry.Key, entry.Value)).Concat(Held(backbone))
                    .Where(entry => entry.Item2.device_type != DeviceType.META)
                    .Select(entry => entry.Item1),
            ],
        };
    }

    // By its fields, whatever it says of itself.
    private static List<(string Field, torch.Tensor Tensor)> Held(torch.nn.Module backbone) =>
    [
        .. from module in backbone.named_modules().Select(entry => entry.module).Append(backbone)
           from field in Fields(module.GetType())
           where field.GetValue(module) is torch.Tensor
           select ($"{module.GetType()}.{field.Name}", (torch.Tensor)field.GetValue(module)!),
    ];

    private static IEnumerable<FieldInfo> Fields(Type type) => type.BaseType is { } parent
        ? type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Concat(Fields(parent))
        : [];
}
