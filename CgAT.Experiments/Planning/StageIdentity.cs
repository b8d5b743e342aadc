using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CgAT.Experiments.Planning;

/// <summary>
/// What a stage's result depends on, and the key made of it: the SHA-256 of the canonical JSON of kind, revision,
/// settings, seed, data set, numerics contract and the keys of the stages that it reads. Equal keys, equal results.
/// </summary>
public sealed record StageIdentity
{
    private StageIdentity(string kind, string text, string key)
    {
        Kind = kind;
        Text = text;
        Key = key;
    }

    /// <summary>What the stage does, such as "hashing".</summary>
    public string Kind { get; }

    /// <summary>The canonical JSON.</summary>
    public string Text { get; }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string Key { get; }

    /// <summary>The stage's folder in the store: the kind for people, enough of the key to be unique.</summary>
    public string Folder => $"{Kind}-{Key[..24]}";

    /// <summary>An identity.</summary>
    /// <param name="kind">What the stage does.</param>
    /// <param name="revision">A number in the stage's code, raised whenever its result moves.</param>
    /// <param name="settings">The canonical JSON of each part of the spec that the stage reads, by name.</param>
    /// <param name="inputs">The identities of the stages that it reads, in their order.</param>
    public static StageIdentity Of(
        string kind,
        int revision,
        IReadOnlyDictionary<string, string> settings,
        IReadOnlyList<StageIdentity> inputs)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(inputs);
        var parts = new JsonObject();
        foreach (var (name, json) in settings.OrderBy(setting => setting.Key, StringComparer.Ordinal))
        {
            parts.Add(name, JsonNode.Parse(json));
        }

        var identity = new JsonObject
        {
            ["inputs"] = new JsonArray([.. inputs.Select(input => (JsonNode)input.Key)]),
            ["kind"] = kind,
            ["revision"] = revision,
            ["settings"] = parts,
        };
        var text = identity.ToJsonString(JsonSerializerOptions.Default);
        return new StageIdentity(kind, text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }
}
