using System.Text.Json;
using CgAT.Core.Data;
using CgAT.Core.Retrieval;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>The files that stages write: the same values give the same bytes.</summary>
internal static class StageFiles
{
    public const string Model = "model.safetensors";
    public const string Training = "training.json";
    public const string Queries = "query.codes";
    public const string Database = "database.codes";
    public const string Train = "train.codes";
    public const string Attack = "attack.json";
    public const string Targets = "targets.json";
    public const string Members = "members.json";
    public const string Prototypes = "prototypes.safetensors";
    public const string Generator = "generator.safetensors";
    public const string Checks = "checks.json";
    public const string Evaluation = "evaluation.json";

    /// <summary>The labels of a set, packed.</summary>
    public static LabelMasks Labels(IImageSet items) =>
        LabelMasks.FromIndices([.. Enumerable.Range(0, items.Count).Select(items.LabelsOf)], items.Classes);

    public static void WriteJson<T>(string file, T value) =>
        File.WriteAllBytes(file, JsonSerializer.SerializeToUtf8Bytes(value));

    public static T ReadJson<T>(string file) => JsonSerializer.Deserialize<T>(File.ReadAllBytes(file))
        ?? throw new InvalidDataException($"{file} is empty");

    /// <summary>Bits and count as int32, then the words of all codes, all little-endian.</summary>
    public static void WriteCodes(string file, PackedCodes codes)
    {
        using var writer = new BinaryWriter(File.Create(file));
        writer.Write(codes.Bits);
        writer.Write(codes.Count);
        foreach (var word in codes.Words)
        {
            writer.Write(word);
        }
    }

    /// <summary>Codes that a finished stage left in a store.</summary>
    public static PackedCodes ReadCodes(StageStore store, IStage stage, string file) =>
        ReadCodes(Path.Combine(store.Open(stage.Identity).Folder, file));

    public static PackedCodes ReadCodes(string file)
    {
        using var reader = new BinaryReader(File.OpenRead(file));
        var bits = reader.ReadInt32();
        var count = reader.ReadInt32();
        var words = new ulong[count * ((bits + 63) / 64)];
        for (var index = 0; index < words.Length; index++)
        {
            words[index] = reader.ReadUInt64();
        }

        return PackedCodes.FromWords(words, bits);
    }
}
