using System.Reflection;
using System.Reflection.Emit;
using CgAT.Experiments.Extensions;

namespace CgAT.Experiments.Tests.Extensions;

/// <summary>What may be registered twice under one name from one file.</summary>
public sealed class SameCodeTests
{
    [Fact]
    public void Code_that_a_session_compiled_again_is_known_by_its_place_and_its_length() => Assert.Equal(
        [true, true, false, false, false, false],
        [
            SameCode.Of(Compiled("FSI_0002.Own", "loss", 1), Compiled("FSI_0013.Own", "loss", 1)),
            SameCode.Of(Compiled("FSI_0002.clo@5", "Invoke", 1), Compiled("FSI_0013.clo@5-2", "Invoke", 1)),
            SameCode.Of(Compiled("FSI_0002.clo@5", "Invoke", 1), Compiled("FSI_0002.clo@5-1", "Invoke", 1)),
            SameCode.Of(Compiled("FSI_0002.Own", "loss", 1), Compiled("FSI_0013.Own", "other", 1)),
            SameCode.Of(Compiled("FSI_0002.Own", "loss", 1), Compiled("FSI_0013.Other", "loss", 1)),
            SameCode.Of(Compiled("FSI_0002.Own", "loss", 1), Compiled("FSI_0013.Own", "loss", 2)),
        ]);

    [Fact]
    public void What_closures_capture_is_compared_by_its_value_and_objects_by_whether_they_are_the_same()
    {
        var list = new List<int>();
        Assert.True(SameCode.Of(Capturing(0.1), Capturing(0.1)));
        Assert.False(SameCode.Of(Capturing(0.1), Capturing(1.0)));
        Assert.True(SameCode.Of(Capturing(list), Capturing(list)));
        Assert.False(SameCode.Of(Capturing(list), Capturing(new List<int>())));
        Assert.True(SameCode.Of(Capturing(Capturing(0.1)), Capturing(Capturing(0.1))));
        Assert.False(SameCode.Of(Capturing(Capturing(0.1)), Capturing(Capturing(0.2))));
    }

    [Fact]
    public void Two_functions_are_not_the_same() => Assert.False(SameCode.Of(() => 1, () => 2));

    private static Func<string> Capturing(object value) => () => $"{value}";

    private static Func<int> Compiled(string type, string method, int lines)
    {
        var builder = AssemblyBuilder
            .DefineDynamicAssembly(new AssemblyName($"submission {type} {method}"), AssemblyBuilderAccess.Run)
            .DefineDynamicModule("submission")
            .DefineType(type, TypeAttributes.Public);
        var body = builder
            .DefineMethod(method, MethodAttributes.Public | MethodAttributes.Static, typeof(int), [])
            .GetILGenerator();
        for (var line = 0; line < lines; line++)
        {
            body.Emit(OpCodes.Nop);
        }

        body.Emit(OpCodes.Ldc_I4_0);
        body.Emit(OpCodes.Ret);
        return builder.CreateType().GetMethod(method)!.CreateDelegate<Func<int>>();
    }
}
