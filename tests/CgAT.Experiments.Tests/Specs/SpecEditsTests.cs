using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Tests.Specs;

public sealed class SpecEditsTests
{
    [Fact]
    public void An_edit_changes_one_setting_of_a_copy()
    {
        var spec = SpecTexts.Spec;
        AssertChange("\"bits\":32", "\"bits\":16", SpecEdits.WithBits(spec, 16));
        AssertChange("\"seeds\":[0,1,2]", "\"seeds\":[7]", SpecEdits.WithSeeds(spec, [7]));
        AssertChange("\"epochs\":15", "\"epochs\":1", SpecEdits.WithHashingEpochs(spec, 1));
        AssertChange("\"epochs\":3", "\"epochs\":0", SpecEdits.WithWarmUpEpochs(spec, 0));
        AssertChange("\"threads\":2", "\"threads\":1", SpecEdits.WithThreads(spec, 1));
        AssertChange("\"name\":\"quickstart\"", "\"name\":\"other\"", SpecEdits.WithName(spec, "other"));
        AssertChange("\"lambda\":1", "\"lambda\":0.5", SpecEdits.MapDefenses(
            spec, defense => defense is CgatDefenseSpec ? SpecEdits.WithSetting(defense, "lambda", 0.5) : defense));
        AssertChange("\"iterations\":100", "\"iterations\":5", SpecEdits.MapAttacks(
            spec, attack => SpecEdits.WithSetting(attack, "iterations", 5)));
    }

    [Fact]
    public void An_optional_setting_can_be_taken_away() =>
        Assert.Null(SpecEdits.WithSetting(SpecTexts.Spec, "description", null).Description);

    [Fact]
    public void A_setting_that_is_not_there_is_refused()
    {
        var thrown = Assert.Throws<ArgumentException>(() => SpecEdits.WithSetting(SpecTexts.Spec.Hashing, "bit", 16));
        Assert.Contains("no setting 'bit', but: method, bits, ", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("many")]
    [InlineData(16.0)]
    [InlineData(null)]
    public void A_value_of_another_type_is_refused(object? value) => Assert.Throws<ArgumentException>(
        () => SpecEdits.WithSetting(SpecTexts.Spec.Hashing, "bits", value));

    private static void AssertChange(string old, string expected, ExperimentSpec edited) => Assert.Equal(
        SpecCanonical.ToJson(SpecTexts.Spec, true).Replace(old, expected, StringComparison.Ordinal),
        SpecCanonical.ToJson(edited, true));
}
