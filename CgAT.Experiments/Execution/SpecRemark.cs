using CgAT.Core.Errors;

namespace CgAT.Experiments.Execution;

/// <summary>What a spec says and seldom means.</summary>
/// <param name="Setting">The path of the setting, such as <c>evaluation.k</c>.</param>
/// <param name="Warning">The warning, without a place.</param>
public sealed record SpecRemark(string Setting, Diagnostic Warning);
