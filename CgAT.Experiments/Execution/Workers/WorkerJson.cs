using System.Text.Json;
using System.Text.Json.Serialization;

namespace CgAT.Experiments.Execution.Workers;

/// <summary>The lines between an experiment and its workers.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = false)]
[JsonSerializable(typeof(RunJob))]
[JsonSerializable(typeof(WorkerMessage))]
internal sealed partial class WorkerJson : JsonSerializerContext
{
    /// <summary>What a worker is told to stop with; the end of its input says the same.</summary>
    public const string Stop = "stop";

    public static string Write(WorkerMessage message) => JsonSerializer.Serialize(message, Default.WorkerMessage);

    public static string Write(RunJob job) => JsonSerializer.Serialize(job, Default.RunJob);

    /// <summary>A message; null for a line that is none, such as one that a library printed.</summary>
    public static WorkerMessage? ReadMessage(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, Default.WorkerMessage);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static RunJob ReadJob(string line) =>
        JsonSerializer.Deserialize(line, Default.RunJob) ?? throw new JsonException("no job");
}
