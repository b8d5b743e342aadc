using CgAT.Core.Hashing;
using CgAT.Experiments.Scripting;
using CgAT.Experiments.Tests.Results;
using PublicApiGenerator;

namespace CgAT.Experiments.Tests;

/// <summary>
/// What the packages promise to programs in C#, as reviewers have approved it: a change of it is a change of these files.
/// </summary>
public sealed class PublicApiTests
{
    [Theory]
    [InlineData("CgAT.Core", typeof(IHashingLoss))]
    [InlineData("CgAT.Experiments", typeof(Experiment))]
    public void The_public_surface_is_the_approved_one(string name, Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var options = new ApiGeneratorOptions
        {
            IncludeAssemblyAttributes = false,
            ExcludeAttributes =
            [
                "CgAT.Experiments.Specs.Shapes.SettingAttribute",
                "System.Runtime.CompilerServices.RequiredMemberAttribute",
            ],
        };
        var found = type.Assembly.GeneratePublicApi(options).ReplaceLineEndings("\n");
        Approved.Equal(Approved.Path("tests", "CgAT.Experiments.Tests", "PublicApi", $"{name}.txt"), $"{found.TrimEnd()}\n");
    }
}
