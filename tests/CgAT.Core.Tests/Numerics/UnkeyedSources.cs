using System.Text.RegularExpressions;

namespace CgAT.Core.Tests.Numerics;

/// <summary>Finds in source text what draws from a generator without a key, or reads a clock.</summary>
internal static partial class UnkeyedSources
{
    private const string DerivedSeed = "DeriveSeed(";
    private const string KeyedGenerator = "generator:";

    /// <summary>Each finding: the words that were found.</summary>
    public static IEnumerable<string> Find(string text) =>
    [
        .. Forbidden().Matches(text).Select(match => match.Value),
        .. Without(text, KeyedGenerator, Draws()),
        .. Without(text, DerivedSeed, Seeds()),
    ];

    private static IEnumerable<string> Without(string text, string argument, Regex calls) => calls.Matches(text)
        .Where(call => !Arguments(text, call).Contains(argument, StringComparison.Ordinal))
        .Select(call => call.Value);

    // What is between the parenthesis that a match ends with and its partner.
    private static string Arguments(string text, Match call)
    {
        var begin = call.Index + call.Length;
        var (end, depth) = (begin, 1);
        while (depth > 0 && end < text.Length)
        {
            depth += text[end] switch { '(' => 1, ')' => -1, _ => 0 };
            end++;
        }

        return text[begin..end];
    }

    // Generators of .NET, clocks, layers of libtorch that draw their weights or masks, and its dropout.
    [GeneratedRegex(@"
        (?<![\w.])(System\.)?Random\b | \bRandomNumberGenerator\b | \bGuid\.(NewGuid|CreateVersion7)\b
        | \bGet(RandomFile|TempFile)Name\b | \bCreateTempSubdirectory\b
        | \bDateTime(Offset)?\.(Now|UtcNow|Today)\b | \bStopwatch\b | \bTickCount(64)?\b | \bTimeProvider\.System\b
        | \b(feature_|alpha_)?dropout\w*\s*\( | \bGenerator\.Default\b
        | \bnn\.(Linear|Bilinear|Conv\w+|Embedding\w*|LSTM|GRU|RNN|Transformer\w*|MultiheadAttention|\w*Dropout\w*)
            \s*\(",
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Forbidden();

    // Calls of libtorch's that draw: allowed with a generator.
    [GeneratedRegex(@"
        (?<![\w.])(torch\.)?(rand|randn|randint|randperm|rand_like|randn_like|randint_like|normal|bernoulli|multinomial
            |poisson)\s*\(
        | \.(uniform_|normal_|random_|bernoulli_?|multinomial|exponential_|geometric_|cauchy_|log_normal_|trunc_normal_
            |kaiming_\w+_|xavier_\w+_|orthogonal_|sparse_)\s*\(",
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Draws();

    // Generators of libtorch's: allowed with a seed out of a keyed stream.
    [GeneratedRegex(@"
        \bmanual_seed\s*\( | \bnew\s+(torch\.)?Generator\s*\( | \bGenerator\s+\w+\s*(\([^)]*\))?\s*=>?\s*new\s*\(",
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Seeds();
}
