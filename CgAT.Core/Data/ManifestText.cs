using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using CgAT.Core.Errors;

namespace CgAT.Core.Data;

/// <summary>
/// Manifests as JSON: keys in a fixed order, files and images by name, a line each, so that people can read them and
/// the same manifest is the same bytes.
/// </summary>
internal static partial class ManifestText
{
    private const string Format = "cgat-image-manifest-v1";

    private static readonly string[] Parts = ["database", "train", "test"];

    public static byte[] Write(ImageManifest manifest)
    {
        var text = new StringBuilder("{\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"format\": \"{Format}\",\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"kind\": {Quoted(manifest.Origin.Kind)},\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"rule\": {Quoted(manifest.Origin.Rule)},\n");
        var seed = manifest.Origin.Seed is { } drawn ? drawn.ToString(CultureInfo.InvariantCulture) : "null";
        text.Append(CultureInfo.InvariantCulture, $"  \"seed\": {seed},\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"classes\": {manifest.Classes},\n");
        Table(Parts.Select(part => (part, $"{manifest.Counts[part]}")), "counts");
        text.Append(CultureInfo.InvariantCulture, $"  \"digest\": {Quoted(manifest.Digest)},\n");
        Table(Sorted(manifest.Lists).Select(list => (list.Key, Quoted(list.Value))), "lists");
        Table(
            Sorted(manifest.Images).Select(image => (
                image.Key,
                $"{{ \"bytes\": {image.Value.Bytes}, \"sha256\": {Quoted(image.Value.Sha256)} }}")),
            "images",
            last: true);
        return Encoding.UTF8.GetBytes(text.Append("}\n").ToString());

        void Table(IEnumerable<(string Key, string Value)> rows, string name, bool last = false)
        {
            var lines = rows.Select(row => $"    {Quoted(row.Key)}: {row.Value}");
            text.Append(CultureInfo.InvariantCulture, $"  \"{name}\": {{\n").AppendJoin(",\n", lines);
            text.Append(last ? "\n  }\n" : "\n  },\n");
        }
    }

    /// <summary>The manifest in the bytes of a file.</summary>
    /// <exception cref="UserErrorException">CGAT0213: they are no manifest.</exception>
    public static ImageManifest Parse(byte[] content, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = 8 });
            return Parse(document.RootElement);
        }
        catch (Exception e) when (
            e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new UserErrorException(
                new Diagnostic
                {
                    Code = ErrorCodes.BadImageManifest,
                    Message = $"the manifest can't be read: {e.Message.ReplaceLineEndings(" ").TrimEnd('.')}",
                    Remedy = "delete it, or prepare the folder again: './cgat data prepare image-list' writes one",
                    File = file,
                },
                e);
        }
    }

    private static ImageManifest Parse(JsonElement root)
    {
        Require(root.GetProperty("format").GetString() == Format, $"'format' is not \"{Format}\"");
        var seed = root.GetProperty("seed");
        var manifest = new ImageManifest
        {
            Origin = new ManifestOrigin(
                Text(root, "kind"), Text(root, "rule"), seed.ValueKind == JsonValueKind.Null ? null : seed.GetInt64()),
            Classes = root.GetProperty("classes").GetInt32(),
            Counts = Entries(root, "counts", value => value.GetInt32()),
            Digest = Text(root, "digest"),
            Lists = Entries(root, "lists", value => value.GetString() ?? ""),
            Images = Entries(root, "images", value => new ImageFileDigest(
                value.GetProperty("bytes").GetInt64(), Text(value, "sha256"))),
        };
        Require(Parts.All(manifest.Counts.ContainsKey), "'counts' lacks a list");
        Require(ImageLists.FileNames.All(manifest.Lists.ContainsKey), "'lists' lacks a list");
        var digests = manifest.Lists.Values.Append(manifest.Digest);
        Require(digests.All(digest => Digest().IsMatch(digest)), "a digest is not \"sha256:\" and 64 digits");
        var sound = manifest.Images.Values.All(image => image.Bytes >= 0 && Digits().IsMatch(image.Sha256));
        Require(sound, "an image has no length, or no SHA-256 of 64 digits");
        return manifest;
    }

    private static Dictionary<string, T> Entries<T>(JsonElement root, string name, Func<JsonElement, T> read)
    {
        var entries = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var entry in root.GetProperty(name).EnumerateObject())
        {
            Require(entries.TryAdd(entry.Name, read(entry.Value)), $"'{name}' has '{entry.Name}' twice");
        }

        return entries;
    }

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null");

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new FormatException(otherwise);
        }
    }

    private static IEnumerable<KeyValuePair<string, T>> Sorted<T>(IReadOnlyDictionary<string, T> table) =>
        table.OrderBy(entry => entry.Key, StringComparer.Ordinal);

    private static string Quoted(string text) =>
        $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    [GeneratedRegex(@"\Asha256:[0-9a-f]{64}\z")]
    private static partial Regex Digest();

    [GeneratedRegex(@"\A[0-9a-f]{64}\z")]
    private static partial Regex Digits();
}
