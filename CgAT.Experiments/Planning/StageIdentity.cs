using System.Globalization;
using System.Text;
using CgAT.Core.Data;

namespace CgAT.Experiments.Planning;

/// <summary>
/// What a stage's result depends on, and the key made of it: the SHA-256 of the canonical JSON of kind, revision,
/// settings, seed, data set, numerics contract and the keys of the stages that it reads. Equal keys, equal results.
/// </summary>
public sealed record StageIdentity
{
    private readonly int _revision;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly IReadOnlyList<StageIdentity> _inputs;

    private StageIdentity(
        string kind,
        int revision,
        IReadOnlyDictionary<string, string> settings,
        IReadOnlyList<StageIdentity> inputs)
    {
        (Kind, _revision, _settings, _inputs) = (kind, revision, settings, inputs);
        Key = ContentDigest.Hex(Encoding.UTF8.GetBytes(Text));
    }

    /// <summary>What the stage does, such as "hashing".</summary>
    public string Kind { get; }

    /// <summary>
    /// The canonical JSON; written anew each time, since tens of thousands of them are a lot to keep.
    /// </summary>
    public string Text
    {
        get
        {
            var names = _settings.Keys.ToArray();
            Array.Sort(names, StringComparer.Ordinal);
            var text = new StringBuilder("{\"inputs\":[", 512);
            for (var index = 0; index < _inputs.Count; index++)
            {
                text.Append(index == 0 ? "\"" : ",\"").Append(_inputs[index].Key).Append('"');
            }

            text.Append(CultureInfo.InvariantCulture, $"],\"kind\":\"{Kind}\",\"revision\":{_revision},")
                .Append("\"settings\":{");
            for (var index = 0; index < names.Length; index++)
            {
                var name = names[index];
                text.Append(index == 0 ? "\"" : ",\"").Append(name).Append("\":").Append(_settings[name]);
            }

            return text.Append("}}").ToString();
        }
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string Key { get; }

    /// <summary>The stage's folder in the store: the kind for people, enough of the key to be unique.</summary>
    public string Folder => $"{Kind}-{Key[..24]}";

    /// <summary>The stage that this one comes from by its first inputs, which may be itself.</summary>
    internal StageIdentity Root => _inputs.Count == 0 ? this : _inputs[0].Root;

    /// <summary>
    /// The canonical JSON of a part of the spec that the stage reads; null where it reads none of this name.
    /// </summary>
    internal string? Setting(string name) => _settings.GetValueOrDefault(name);

    /// <summary>Equal for equal keys.</summary>
    public bool Equals(StageIdentity? other) => other?.Key == Key;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);

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
        return new StageIdentity(kind, revision, settings, inputs);
    }
}
