namespace CgAT.Experiments.Tests.Specs;

/// <summary>
/// Backbone tables for specs on image lists, in which every record about backbones and their weights is.
/// </summary>
internal static class BackboneTexts
{
    public const string Weights = "weights = { kind = \"file\", file = \"../weights/a.pth\", digest = \"" + SpecTexts.Digest + "\" }\n";

    private const string None = "weights = { kind = \"none\" }\n";

    private const string WarmUp =
        "warm_up = { epochs = 3, batch_size = 64, optimizer = { kind = \"adam\", learning_rate = 1e-3 } }\n";

    /// <summary>The keys of the table, by the name of the network.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["alexnet"] = $"kind = \"alexnet\"\ndropout = 0.5\n{Weights}",
        ["vgg16-bn"] = $"kind = \"vgg\"\nmodel = \"vgg16-bn\"\ndropout = 0.5\n{Weights}",
        ["resnet50"] = $"kind = \"resnet\"\nmodel = \"resnet50\"\n{None}{WarmUp}",
        ["densenet161"] = $"kind = \"densenet161\"\n{Weights}{WarmUp}",
        ["vit-b-16"] = $"kind = \"vit-b-16\"\n{None}",
        ["convnext-t"] = $"kind = \"convnext-t\"\n{None}",
    };

    /// <summary>The quickstart on an image list of 224 x 224 with a backbone.</summary>
    public static string Spec(string network) => With(All[network]);

    /// <summary>The same with any keys of the backbone's table.</summary>
    public static string With(string backbone)
    {
        var text = SpecTexts.QuickstartOnImageList.Replace("size = 32", "size = 224", StringComparison.Ordinal)
            .Replace("filter = \"area\"", "filter = \"bilinear\"", StringComparison.Ordinal);
        var start = text.IndexOf("[backbone]\n", StringComparison.Ordinal) + "[backbone]\n".Length;
        var end = text.IndexOf("\n[hashing]", StringComparison.Ordinal);
        return text[..start] + backbone + text[end..];
    }
}
