using System.Globalization;
using System.Text;
using CgAT.Core.Errors;

namespace CgAT.Core.Data;

/// <summary>
/// A named division of Fashion-MNIST, read from a list that is frozen in this assembly. Items count through the
/// t10k file where <see cref="UsesTrainingFile"/> is false, else through the training file and then through t10k.
/// </summary>
public sealed record FashionMnistSplit
{
    /// <summary>The names of all splits.</summary>
    public static IReadOnlyList<string> Names { get; } = ["t10k-9000-1000", "fashion-f", "full-69000-1000"];

    /// <summary>One of <see cref="Names"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether items of the training file take part.</summary>
    public required bool UsesTrainingFile { get; init; }

    /// <summary>The items of the queries, in file order.</summary>
    public required IReadOnlyList<int> Query { get; init; }

    /// <summary>The items of the database, in a keyed random order.</summary>
    public required IReadOnlyList<int> Database { get; init; }

    /// <summary>The items for training, in file order.</summary>
    public required IReadOnlyList<int> Train { get; init; }

    /// <summary>The frozen split of a name.</summary>
    /// <exception cref="UserErrorException">CGAT0204: there is no split of this name.</exception>
    public static FashionMnistSplit Find(string name)
    {
        if (!Names.Contains(name, StringComparer.Ordinal))
        {
            throw new UserErrorException(new Diagnostic
            {
                Code = ErrorCodes.UnknownSplit,
                Message = $"Fashion-MNIST has no split '{name}'",
                Remedy = ClosestName.Remedy(name, Names),
            });
        }

        var resource = $"CgAT.Core.Data.Splits.{name}.txt";
        using var stream = typeof(FashionMnistSplit).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the list of split '{name}' is not in the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Parse(name, reader.ReadToEnd());
    }

    /// <summary>
    /// The text that is frozen, and that data digests are made over: a line <c>files t10k</c> or
    /// <c>files train t10k</c>, then for each of query, database and train a line with the word and the number of
    /// items, and the items, 20 a line.
    /// </summary>
    public string ToText()
    {
        var text = new StringBuilder(UsesTrainingFile ? "files train t10k\n" : "files t10k\n");
        foreach (var (part, items) in new[] { ("query", Query), ("database", Database), ("train", Train) })
        {
            text.Append(CultureInfo.InvariantCulture, $"{part} {items.Count}\n");
            foreach (var line in items.Chunk(20))
            {
                text.AppendJoin(' ', line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static FashionMnistSplit Parse(string name, string text)
    {
        var words = new Queue<string>(text.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Expect("files");
        var usesTrainingFile = words.Peek() == "train" && words.Dequeue() == "train";
        Expect("t10k");
        return new FashionMnistSplit
        {
            Name = name,
            UsesTrainingFile = usesTrainingFile,
            Query = Items("query"),
            Database = Items("database"),
            Train = Items("train"),
        };

        int[] Items(string part)
        {
            Expect(part);
            var items = new int[Number()];
            for (var at = 0; at < items.Length; at++)
            {
                items[at] = Number();
            }

            return items;
        }

        int Number() => int.Parse(words.Dequeue(), NumberStyles.None, CultureInfo.InvariantCulture);

        void Expect(string word)
        {
            if (words.Dequeue() != word)
            {
                throw new InvalidOperationException($"the list of split '{name}' lacks the word '{word}'");
            }
        }
    }
}
