namespace CgAT.Experiments.Specs.Shapes;

/// <summary>The records with one abstract base, of which a tag chooses one; in the order of their tags.</summary>
internal sealed record UnionShape
{
    public required string TagKey { get; init; }

    public required IReadOnlyList<RecordShape> Variants { get; init; }

    public IReadOnlyList<string> Names => [.. Variants.Select(variant => variant.Tag!.Name)];

    public RecordShape? Find(string name) => Variants.FirstOrDefault(variant => variant.Tag!.Name == name);

    public static UnionShape Of(Type type)
    {
        var variants = type.Assembly.GetTypes()
            .Where(candidate => candidate.IsAssignableTo(type) && !candidate.IsAbstract)
            .Select(SpecShapes.Record)
            .OrderBy(variant => variant.Tag!.Name, StringComparer.Ordinal)
            .ToArray();
        var tagKey = variants.Select(variant => variant.Tag!.Key).Distinct().Single();
        return new UnionShape { TagKey = tagKey, Variants = variants };
    }
}
