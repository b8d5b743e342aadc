using System.Globalization;

namespace CgAT.Bench;

/// <summary>The options of a verb, as <c>--name value</c>; whoever asks for one says what it is by default.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _given;

    private Options(Dictionary<string, string> given) => _given = given;

    /// <summary>Every option that was asked for, with its value.</summary>
    public Dictionary<string, string> Used { get; } = [];

    /// <summary>Options that were given and that nobody asked for.</summary>
    public IReadOnlyList<string> Unknown => [.. _given.Keys.Except(Used.Keys).Select(name => $"--{name}")];

    public static Options Parse(string[] arguments)
    {
        var given = new Dictionary<string, string>();
        foreach (var pair in arguments.Chunk(2))
        {
            if (pair is not [['-', '-', .. var name], var value])
            {
                throw new ArgumentException($"expected --option value, not {string.Join(' ', pair)}");
            }

            given[name] = value;
        }

        return new Options(given);
    }

    public string Text(string name, string otherwise) => Used[name] = _given.GetValueOrDefault(name, otherwise);

    public int Whole(string name, int otherwise) => int.Parse(
        Text(name, otherwise.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);
}
