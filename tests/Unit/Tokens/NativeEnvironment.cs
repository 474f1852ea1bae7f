using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Xunit;

namespace DigiRenew.Tests.Unit.Tokens;

/// <summary>The environment that native code sees: getenv does not know of <see cref="Environment.SetEnvironmentVariable(string, string?)"/>.</summary>
internal static class NativeEnvironment
{
    private delegate int SetEnv(byte[] name, byte[] value, int overwrite);

    private static readonly SetEnv Native = Marshal.GetDelegateForFunctionPointer<SetEnv>(
        NativeLibrary.GetExport(NativeLibrary.Load("libc.so.6"), "setenv"));

    /// <summary>What was set, for child processes.</summary>
    public static ConcurrentDictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    public static void Set(string name, string value)
    {
        Settings[name] = value;
        Assert.Equal(0, Native(Text(name), Text(value), 1));

        static byte[] Text(string text) => System.Text.Encoding.UTF8.GetBytes(text + '\0');
    }
}
