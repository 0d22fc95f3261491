using System.Net;

namespace DocPipe.Web.Safety;

/// <summary>Where a request comes from, as far as the browser says.</summary>
internal static class RequestOrigin
{
    private static readonly string[] LocalNames = ["localhost", "127.0.0.1", "[::1]"];

    private static readonly string[] MarksOfProxies = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"];

    /// <summary>
    /// A change that a page of another site has the browser make. Browsers send Origin with every such request; a program that sends
    /// neither header carries no cookie of anybody's either.
    /// </summary>
    public static bool IsForeign(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)) return false;
        if (request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site && site.ToString() is not ("same-origin" or "none")) return true;
        if (request.Headers.Origin is not { Count: > 0 } origin) return false;
        return !Uri.TryCreate(origin.ToString(), UriKind.Absolute, out var uri)
            || !string.Equals(uri.Scheme, request.Scheme, StringComparison.OrdinalIgnoreCase)
            || !string.Equals(uri.Authority, request.Host.Value is { } host && host.EndsWith(DefaultPort(request.Scheme), StringComparison.Ordinal)
                ? host[..^DefaultPort(request.Scheme).Length] : request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Another site's name that was made to point at this machine (DNS rebinding) comes with its own name as host.</summary>
    public static bool IsLocalName(HostString host) => LocalNames.Contains(host.Host, StringComparer.OrdinalIgnoreCase);

    public static bool IsProxied(HttpRequest request) => MarksOfProxies.Any(request.Headers.ContainsKey);

    /// <summary>The address that login attempts are counted by; of IPv6 the network, since one person has many addresses in it.</summary>
    public static string AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily != System.Net.Sockets.AddressFamily.InterNetworkV6 || IPAddress.IsLoopback(address)) return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes) + "/64";
    }

    private static string DefaultPort(string scheme) => scheme == "https" ? ":443" : ":80";
}
