using CgAT.Experiments.Execution.Checks;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Results;

namespace CgAT.Experiments.Execution;

/// <summary>Makes the rows of a run in the table 'checks'.</summary>
internal static class CheckRows
{
    private const string Verdict = "verdict";

    /// <param name="run">The run.</param>
    /// <param name="checks">What its checks came to; null where the spec asks for none.</param>
    public static IReadOnlyList<CheckRow> Of(RunPlan run, CheckedQueries? checks) => checks is null
        ? []
        :
        [
            .. checks.Findings.Select(finding => new CheckRow
            {
                RunId = run.RunId,
                CheckName = finding.Check,
                Passed = finding.Passed,
                Value = finding.Value,
                AtMost = finding.Limit,
                N = finding.Queries,
                Finding = finding.Finding,
                Reason = finding.Reason,
            }),
            new CheckRow
            {
                RunId = run.RunId,
                CheckName = Verdict,
                Passed = checks.Passed,
                N = checks.Queries.Count,
                Finding = checks.Passed
                    ? "no sign of masked gradients"
                    : $"signs of masked gradients: {string.Join(", ", checks.Failed)}",
            },
        ];
}
