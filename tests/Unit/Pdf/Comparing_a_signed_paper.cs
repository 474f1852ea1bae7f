using System.Text;
using DigiRenew.Pdf;
using Xunit;
using Xunit.Abstractions;

namespace DigiRenew.Tests.Unit.Pdf;

public sealed class Comparing_a_signed_paper(ITestOutputHelper output) : IDisposable
{
    private static readonly byte[] s_paper = Papers.Short.Write();
    private static readonly byte[] s_cms = Papers.SomeSequence();
    private static readonly byte[] s_signed = SignedPaper.Assemble(s_paper, Papers.Then, s_cms);

    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void gives_time_signature_and_what_was_signed()
    {
        var same = Assert.IsType<PaperComparison.Same>(SignedPaper.Compare(s_paper, s_signed));
        Assert.Equal(Papers.Then, same.ClaimedTime);
        Assert.Equal(TimeSpan.Zero, same.ClaimedTime.Offset);
        Assert.Equal(s_cms, same.Cms.ToArray());
        Assert.Equal(SignedPaper.ToBeSigned(s_paper, Papers.Then), same.ToBeSigned.ToArray());
    }

    [Fact]
    public void takes_the_time_in_utc_and_without_a_fraction()
    {
        var time = new DateTimeOffset(2026, 11, 22, 11, 30, 15, 900, TimeSpan.FromHours(2));
        Assert.Equal(s_signed, SignedPaper.Assemble(s_paper, time, s_cms));
    }

    [Fact]
    public void knows_the_paper_without_a_signature() =>
        Assert.IsType<PaperComparison.WithoutSignature>(SignedPaper.Compare(s_paper, s_paper));

    [Fact]
    public void knows_another_paper_of_ours_signed_or_not()
    {
        var other = (Papers.Short with { Subtitle = "Nr. 2" }).Write();
        Assert.IsType<PaperComparison.Foreign>(SignedPaper.Compare(s_paper, other));
        Assert.IsType<PaperComparison.Foreign>(SignedPaper.Compare(s_paper, SignedPaper.Assemble(other, Papers.Then, s_cms)));
    }

    [Fact]
    public void finds_every_flipped_bit_of_the_update_and_a_sample_of_the_paper()
    {
        var places = Enumerable.Range(0, s_paper.Length).Where(i => i % 97 == 0).Concat(Enumerable.Range(s_paper.Length, s_signed.Length - s_paper.Length));
        foreach (var place in places.Where(p => p < s_paper.Length || !IsCms(p)))
        {
            var changed = s_signed.ToArray();
            changed[place] ^= (byte)(1 << (place % 8));
            var found = SignedPaper.Compare(s_paper, changed);
            Assert.False(found is PaperComparison.Same same && same.ClaimedTime == Papers.Then, $"octet {place}: {found}");
            Assert.True(place < s_paper.Length ? found is PaperComparison.Resaved : found is PaperComparison.Altered || IsTime(place), $"octet {place}: {found}");
        }
    }

    [Fact]
    public void leaves_a_change_inside_the_signature_to_the_one_who_verifies_it()
    {
        var start = Find("/Contents <") + (2 * 100);
        var changed = s_signed.ToArray();
        changed[start] = changed[start] == (byte)'A' ? (byte)'B' : (byte)'A';
        var same = Assert.IsType<PaperComparison.Same>(SignedPaper.Compare(s_paper, changed));
        Assert.NotEqual(s_cms, same.Cms.ToArray());
    }

    [Fact]
    public void takes_another_claimed_time_for_other_content_to_be_signed()
    {
        var later = SignedPaper.Assemble(s_paper, Papers.Then.AddSeconds(1), s_cms);
        var changed = s_signed.ToArray();
        later.AsSpan(Find("/M (D:"), 14).CopyTo(changed.AsSpan(Find("/M (D:")));
        Assert.IsType<PaperComparison.Altered>(SignedPaper.Compare(s_paper, changed)); // the second /ID follows from the time
        Assert.NotEqual(SignedPaper.ToBeSigned(s_paper, Papers.Then), Assert.IsType<PaperComparison.Same>(SignedPaper.Compare(s_paper, later)).ToBeSigned.ToArray());
    }

    [Fact]
    public void refuses_what_is_longer_or_shorter()
    {
        byte[][] wrong = [[.. s_signed, 0], [.. s_signed, (byte)'\n'], s_signed[..^1], [.. s_paper, (byte)'\n'], s_signed[..(s_paper.Length + 500)], [.. s_signed, .. s_signed[s_paper.Length..]]];
        Assert.All(wrong, file => Assert.IsType<PaperComparison.Altered>(SignedPaper.Compare(s_paper, file)));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("00")]
    [InlineData("3080")]
    [InlineData("3081")]
    [InlineData("308100")]
    [InlineData("3082FFFF")]
    [InlineData("30820001")]
    [InlineData("308300FFFF")]
    [InlineData("3084FFFFFFFF")]
    [InlineData("30FF")]
    [InlineData("gg")]
    [InlineData("30820500\u00E9")]
    public void refuses_a_signature_whose_length_is_not_der(string beginning)
    {
        var changed = s_signed.ToArray();
        Encoding.Latin1.GetBytes(beginning).CopyTo(changed, Find("/Contents <"));
        Assert.IsType<PaperComparison.Altered>(SignedPaper.Compare(s_paper, changed));
    }

    [Fact]
    public void refuses_the_signature_in_lower_case_and_octets_in_its_padding()
    {
        var lower = s_signed.ToArray();
        var (start, length) = (Find("/Contents <"), 2 * SignedPaper.SignatureRoom);
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(s_signed, start, length).ToLowerInvariant()).CopyTo(lower, start);
        Assert.IsType<PaperComparison.Altered>(SignedPaper.Compare(s_paper, lower));

        foreach (var place in new[] { start + (2 * s_cms.Length), start + length - 1 })
        {
            var padded = s_signed.ToArray();
            padded[place] = (byte)'1';
            Assert.IsType<PaperComparison.Altered>(SignedPaper.Compare(s_paper, padded));
        }
    }

    [Theory]
    [InlineData("99999999999999")]
    [InlineData("20260230000000")]
    [InlineData("20261122 93015")]
    [InlineData("00000000000000")]
    [InlineData("-0261122093015")]
    public void refuses_a_time_that_is_none(string digits)
    {
        var changed = s_signed.ToArray();
        Encoding.ASCII.GetBytes(digits).CopyTo(changed, Find("/M (D:"));
        Assert.IsType<PaperComparison.Altered>(SignedPaper.Compare(s_paper, changed));
    }

    [Theory]
    [InlineData()]
    [InlineData("--object-streams=generate")]
    [InlineData("--linearize")]
    [InlineData("--qdf")]
    public async Task knows_a_paper_that_another_program_has_saved_again(params string[] options)
    {
        foreach (var octets in new[] { s_paper, s_signed })
        {
            var (exitCode, says) = await Judge.Ask("qpdf", [.. options, _desk.Put("in.pdf", octets), _desk["out.pdf"]]);
            Assert.True(exitCode == 0, says);
            Assert.IsType<PaperComparison.Resaved>(SignedPaper.Compare(s_paper, await File.ReadAllBytesAsync(_desk["out.pdf"])));
        }
    }

    [Fact]
    public void stands_anything()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var i = 0; i < 1500; i++)
        {
            var file = Mutated(random);
            var found = SignedPaper.Compare(s_paper, file);
            var fits = found is not PaperComparison.Same same || file.AsSpan().SequenceEqual(SignedPaper.Assemble(s_paper, same.ClaimedTime, same.Cms));
            Assert.True(fits, $"seed {seed}, round {i}: {found}");
        }
    }

    private static byte[] Mutated(Random random)
    {
        var file = s_signed.ToList();
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            var at = random.Next(2) == 0 ? random.Next(file.Count + 1) : Math.Min(file.Count, random.Next(s_paper.Length, s_signed.Length));
            var length = Math.Min(random.Next(1, 200), file.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    file.RemoveRange(at, length);
                    break;
                case 1:
                    file.InsertRange(at, Enumerable.Range(0, random.Next(1, 200)).Select(_ => (byte)random.Next(256)));
                    break;
                case 2:
                    file.InsertRange(at, file.GetRange(at, length));
                    break;
                case 3 when random.Next(20) == 0:
                    file.RemoveRange(at, file.Count - at);
                    break;
                default:
                    for (var i = at; i < at + Math.Min(length, random.Next(1, 5)); i++)
                    {
                        file[i] = "0123456789ABCDEFabcdef<>()/ \n\0\u00FF"u8[random.Next(30)];
                    }

                    break;
            }
        }

        return [.. file];
    }

    private static int Find(string after) => s_signed.AsSpan().IndexOf(Encoding.ASCII.GetBytes(after)) + after.Length;

    private static bool IsCms(int place) => place >= Find("/Contents <") + 8 && place < Find("/Contents <") + (2 * s_cms.Length);

    private static bool IsTime(int place) => place >= Find("/M (D:") && place < Find("/M (D:") + 14;
}
