using Microsoft.Extensions.Logging;

namespace DigiRenew.Tests.Unit.Journey.Issuance;

/// <summary>Keeps what was logged as critical, or of a lower level where a test says so.</summary>
internal sealed class CapturedAlarms : ILoggerFactory, ILogger
{
    public List<string> Messages { get; } = [];

    public List<int> Events { get; } = [];

    public LogLevel Least { get; init; } = LogLevel.Critical;

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= Least;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            Messages.Add(formatter(state, exception));
            Events.Add(eventId.Id);
        }
    }

    public void Dispose()
    {
    }
}
