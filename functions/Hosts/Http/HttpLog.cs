using Microsoft.Extensions.Logging;

namespace DigiRenew.Http;

/// <summary>What the edge logs: route, status, time and trace; no addresses, no query, no messages of exceptions, which may quote data.</summary>
internal static partial class HttpLog
{
    [LoggerMessage(EventId = 6001, Level = LogLevel.Information, Message = "Route {Route} answered {Status} in {Elapsed}, trace {TraceId}")]
    public static partial void Answered(ILogger logger, string route, int status, TimeSpan elapsed, string traceId);

    [LoggerMessage(EventId = 6002, Level = LogLevel.Error, Message = "Route {Route} failed, trace {TraceId}: {Failure}")]
    private static partial void Failed(ILogger logger, string route, string traceId, Trouble failure);

    [LoggerMessage(EventId = 6003, Level = LogLevel.Warning, Message = "Part {Part} is not ready: {Failure}")]
    private static partial void NotReady(ILogger logger, string part, Trouble failure);

    public static void Failed(ILogger logger, string route, string traceId, Exception failure) => Failed(logger, route, traceId, new Trouble(failure));

    public static void NotReady(ILogger logger, string part, Exception failure) => NotReady(logger, part, new Trouble(failure));

    /// <summary>Types of an exception and its causes, and where it was thrown.</summary>
    private readonly record struct Trouble(Exception Failure)
    {
        public override string ToString()
        {
            var types = new List<string>();
            for (var cause = Failure; cause is not null; cause = cause.InnerException)
            {
                types.Add(cause.GetType().Name);
            }

            return $"{string.Join(" < ", types)}{Environment.NewLine}{Failure.StackTrace}";
        }
    }
}
