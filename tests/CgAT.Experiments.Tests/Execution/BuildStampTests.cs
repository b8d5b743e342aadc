using System.Reflection;
using CgAT.Experiments.Execution;

namespace CgAT.Experiments.Tests.Execution;

public sealed class BuildStampTests
{
    [Fact]
    public void A_build_knows_whether_its_sources_had_changes_or_that_git_could_not_say()
    {
        var said = typeof(ExperimentRunner).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "CgatDirty");
        Assert.Contains(said.Value ?? "", (string[])["true", "false", ""]);
    }
}
