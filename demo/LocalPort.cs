using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace DigiRenew.Demo;

/// <summary>Ports for servers on this machine that are stopped and started again on the same one.</summary>
public static class LocalPort
{
    // Below the ports that systems lend to outgoing connections: one of those could take the port while its server is down.
    private const int First = 20000;
    private const int Last = 32000;

    /// <summary>A port on which nobody listens now.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(First, Last);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
            }
        }
    }
}
