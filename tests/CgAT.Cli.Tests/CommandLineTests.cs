using Argu;
using CgAT.Cli.Help;
using CgAT.Core.Errors;

namespace CgAT.Cli.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("run", "--result x.toml", "'cgat run' has no option '--result'", "did you mean '--results'?")]
    [InlineData("run", "x.toml --sedes 1", "'cgat run' has no option '--sedes'", "did you mean '--seeds'?")]
    [InlineData("run", "x.toml -quiet", "'cgat run' has no option '-quiet'", "did you mean '--quiet'?")]
    [InlineData("run", "x.toml --quite=1", "'cgat run' has no option '--quite'", "did you mean '--quiet'?")]
    [InlineData("run", "x.toml --json=1", "option '--json' of 'cgat run' takes no value", "write --json alone")]
    [InlineData("plan", "x.toml --json", "'cgat plan' has no option '--json'", "Known here: --results, --set, --axis, --seeds, --only, --help")]
    [InlineData("validate", "-x y", "'cgat validate' has no option '-x'", "Known here: --help")]
    [InlineData("spec shwo", "x.toml", "'cgat spec' has no command 'shwo'", "did you mean 'show'?")]
    [InlineData("spec diff", "x.toml", "'cgat spec diff' needs two specs", "usage: cgat spec diff ")]
    [InlineData("spec diff", "x.toml y.toml z.toml", "'cgat spec diff' takes two specs, and not 'z.toml' too", "usage: ")]
    [InlineData("weights export", "0ada", "'cgat weights export' needs two names", "usage: cgat weights export ")]
    [InlineData("report", "", "'cgat report' needs a folder", "usage: cgat report ")]
    [InlineData("compare", "", "'cgat compare' needs names", "usage: cgat compare ")]
    [InlineData("data show", "", "'cgat data show' needs a spec or folder", "usage: cgat data show ")]
    [InlineData("tensorboard", "results", "'cgat tensorboard' needs --output", "usage: cgat tensorboard ")]
    [InlineData("tables", "results --latx", "'cgat tables' has no option '--latx'", "did you mean '--latex'?")]
    [InlineData("figure axis", "results", "'cgat figure axis' needs --axis", "usage: cgat figure axis ")]
    [InlineData("figure", "trade results", "'cgat figure' has no command 'trade'", "Known here: trade-off, axis, time, ablation, --help")]
    [InlineData("data prepare", "--source x", "'cgat data prepare' needs a kind", "usage: cgat data prepare ")]
    [InlineData("data", "prepair", "'cgat data' has no command 'prepair'", "did you mean 'prepare'?")]
    [InlineData("plann", "x.toml", "'cgat' has no command 'plann'", "did you mean 'plan'?")]
    [InlineData("VALIDATE", "x.toml", "'cgat' has no command 'VALIDATE'", "did you mean 'validate'?")]
    [InlineData("help", "", "'cgat' has no command 'help'", "did you mean '--help'?")]
    [InlineData("--versoin", "", "'cgat' has no option '--versoin'", "did you mean '--version'?")]
    [InlineData("specs/x.toml", "--json", "'cgat' has no command 'specs/x.toml'", "did you mean 'cgat run specs/x.toml'?")]
    public void What_was_meant_is_said(string verb, string rest, string message, string remedy)
    {
        var error = Error([.. Words(verb), .. Words(rest)]);
        Assert.Equal((ErrorCodes.BadArgument, message), (error.Code, error.Message));
        Assert.StartsWith(remedy, error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run x.toml --results=a=b --seeds=1,2 -q")]
    [InlineData("run --results a=b x.toml --quiet --seeds 1,2")]
    [InlineData("run --seeds 1,2 --quiet --results a=b x.toml")]
    public void Options_stand_anywhere_and_take_their_values_behind_an_equals_sign_too(string line)
    {
        var command = Assert.IsType<CommandLine.Request.Command>(CommandLine.parse(Words(line)));
        var run = Assert.IsType<Arguments.Run>(command.Item.GetSubCommand());
        Assert.Equal(
            ["Quiet", "Results \"a=b\"", "Seeds \"1,2\"", "Spec \"x.toml\""],
            run.Item.GetAllResults(null).Select(argument => argument.ToString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("--help", "cgat")]
    [InlineData("-h", "cgat")]
    [InlineData("run --help", "cgat run")]
    [InlineData("plan x.toml -h --nonsense", "cgat plan")]
    public void Help_may_be_asked_for_anywhere(string line, string command) =>
        Assert.Equal(command, Assert.IsType<CommandLine.Request.Help>(CommandLine.parse(Words(line))).command);

    [Fact]
    public void Each_command_has_a_help_whose_examples_are_right_and_name_files_of_the_repository()
    {
        var commands = Commands("cgat", CommandLine.root).Order(StringComparer.Ordinal);
        Assert.Equal(commands, Page.about.Select(each => each.Key).Order(StringComparer.Ordinal));
        Assert.All(Page.about.SelectMany(each => each.Value.Examples), example =>
        {
            var words = Words(example.Item1.Split('>')[0]);
            Assert.Equal("./cgat", words[0]);
            Assert.IsType<CommandLine.Request.Command>(CommandLine.parse(words[1..]));
            Assert.All(
                words.Where(word => word.EndsWith(".toml", StringComparison.Ordinal)),
                spec => Assert.True(File.Exists(Approved.Path(spec)), spec));
        });
    }

    private static IEnumerable<string> Commands(string command, ArgumentParser parser) => parser.GetSubCommandParsers()
        .SelectMany(each => Commands($"{command} {each.ParentInfo.Value.CommandLineNames.Value.Head}", each))
        .Prepend(command);

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static Diagnostic Error(string[] words) =>
        Assert.Single(Assert.Throws<UserErrorException>(() => CommandLine.parse(words)).Diagnostics);
}
