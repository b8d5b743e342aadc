using System.Text.Json;
using System.Text.Json.Nodes;
using CgAT.Core.Errors;

namespace CgAT.Core.Data.Checks;

/// <summary>Writes what a check came to for programs.</summary>
public static class DataCheckJson
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    /// <summary>One JSON object: sizes, digest (null where an image can't be read) and findings.</summary>
    public static string Of(DataCheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new JsonObject
        {
            ["queries"] = report.Size.Queries,
            ["database"] = report.Size.Database,
            ["train"] = report.Size.Train,
            ["classes"] = report.Size.Classes,
            ["images"] = report.Size.Images,
            ["digest"] = report.Digest,
            ["has_manifest"] = report.HasManifest,
            ["findings"] = new JsonArray([.. report.Findings.Select(Finding)]),
        }.ToJsonString(s_indented);
    }

    private static JsonObject Finding(DataFinding finding) => new()
    {
        ["id"] = finding.Id,
        ["is_fault"] = finding.IsFault,
        ["count"] = finding.Count,
        ["message"] = finding.Message,
        ["effect"] = finding.Effect,
        ["examples"] = new JsonArray([.. finding.Examples.Select(example => JsonValue.Create(example))]),
        ["places"] = new JsonArray([.. finding.Places.Select(Place)]),
    };

    private static JsonObject Place(Diagnostic place) => new()
    {
        ["code"] = place.Code,
        ["file"] = place.File,
        ["line"] = place.Line,
        ["message"] = place.Message,
        ["remedy"] = place.Remedy,
    };
}
