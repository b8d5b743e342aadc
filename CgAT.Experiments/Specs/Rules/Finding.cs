using CgAT.Core.Errors;

namespace CgAT.Experiments.Specs.Rules;

/// <summary>What is wrong with a setting, before it is known where in a file it stands.</summary>
/// <param name="Code">One of <see cref="ErrorCodes"/>.</param>
/// <param name="Path">The setting, such as <c>defense[1].epsilon</c>; items count from 0.</param>
/// <param name="Cause">What is wrong, as the rest of a sentence that begins with the setting.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record Finding(string Code, string Path, string Cause, string Remedy);
