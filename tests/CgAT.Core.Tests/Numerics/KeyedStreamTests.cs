using CgAT.Core.Numerics;
using FsCheck;
using FsCheck.Xunit;

namespace CgAT.Core.Tests.Numerics;

public sealed class KeyedStreamTests
{
    [Fact]
    public void A_block_is_frozen()
    {
        Assert.Equal(
            [0x8e17dfaf, 0x00252599, 0xbee68759, 0x4f7faaef],
            KeyedStream.Create(7, "frozen").Block(1, 2, 3, 4));
        Assert.Equal(
            [0xa76e908a, 0x15515dc6, 0x159bbffb, 0xc09e080f],
            KeyedStream.Create(-1, "frozen").Block(0, 0, 0, 0));
    }

    [Fact]
    public void Uniform_numbers_are_frozen() =>
        Assert.Equal(
            [10538053f, 8671164f, 5279375f, 11949925f, 4738864f],
            KeyedStream.Create(7, "frozen").Uniform(5, 1, 2, 3).Select(value => value * (1 << 24)));

    [Fact]
    public void A_derived_seed_is_frozen() =>
        Assert.Equal(6675549433983791589, KeyedStream.Create(7, "frozen").DeriveSeed(1, 2));

    [Fact]
    public void Uniform_numbers_are_the_upper_24_bits_of_the_words_of_the_blocks_in_turn()
    {
        var stream = KeyedStream.Create(3, "words");
        var words = stream.Block(1, 2, 3, 0).Concat(stream.Block(1, 2, 3, 1));
        Assert.Equal(words.Select(word => (word >> 8) / 16777216f), stream.Uniform(8, 1, 2, 3));
    }

    [Fact]
    public void Another_seed_name_epoch_step_or_sample_gives_other_numbers()
    {
        float[][] draws =
        [
            KeyedStream.Create(1, "a").Uniform(4, 0, 0, 0),
            KeyedStream.Create(2, "a").Uniform(4, 0, 0, 0),
            KeyedStream.Create(1, "b").Uniform(4, 0, 0, 0),
            KeyedStream.Create(1, "a").Uniform(4, 1, 0, 0),
            KeyedStream.Create(1, "a").Uniform(4, 0, 1, 0),
            KeyedStream.Create(1, "a").Uniform(4, 0, 0, 1),
        ];
        Assert.Equal(draws.Length, draws.Select(draw => string.Join(' ', draw)).Distinct().Count());
    }

    [Fact]
    public void Derived_seeds_are_not_negative_and_differ_by_epoch_and_step()
    {
        var stream = KeyedStream.Create(1, "seeds");
        var seeds = Enumerable.Range(0, 100).Select(at => stream.DeriveSeed(at / 10, at % 10)).ToList();
        Assert.Equal(100, seeds.Distinct().Count());
        Assert.All(seeds, seed => Assert.InRange(seed, 0, long.MaxValue));
    }

    [Fact]
    public void Uniform_numbers_fill_ten_bins_evenly()
    {
        var bins = new int[10];
        foreach (var value in KeyedStream.Create(1, "bins").Uniform(100_000, 0, 0, 0))
        {
            bins[(int)(value * 10)]++;
        }

        // Five standard deviations (95) of a bin's count.
        Assert.All(bins, count => Assert.InRange(count, 10_000 - 475, 10_000 + 475));
    }

    [Property]
    public bool A_longer_draw_begins_with_the_shorter(NonNegativeInt count, NonNegativeInt sample)
    {
        var stream = KeyedStream.Create(5, "prefix");
        var shorter = stream.Uniform(count.Get, 0, 0, sample.Get);
        return stream.Uniform(count.Get + 3, 0, 0, sample.Get).Take(count.Get).SequenceEqual(shorter);
    }

    [Property]
    public bool Uniform_numbers_lie_in_the_half_open_unit_interval(long seed, NonNegativeInt epoch) =>
        KeyedStream.Create(seed, "range").Uniform(9, epoch.Get, 0, 0).All(value => value is >= 0 and < 1);

    [Fact]
    public void An_empty_name_and_negative_places_are_refused()
    {
        var stream = KeyedStream.Create(1, "places");
        Assert.Throws<ArgumentException>(() => KeyedStream.Create(1, ""));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.Uniform(1, -1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.Uniform(1, 0, -1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.Uniform(1, 0, 0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.DeriveSeed(0, -1));
    }
}
