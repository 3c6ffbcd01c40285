package dl4jlessons.dashboard.door;

import dl4jlessons.runtime.UserException;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the dashboard listens, and the names by which browsers may ask for it.
 *
 * @param given what the user wrote: a name or an address
 * @param address the address of this machine that it stands for, or the one that stands for all of them
 */
public record ListenAddress(String given, InetAddress address) {
    /** Reachable from this machine only; the default, as the dashboard asks for no password. */
    public static final String LOOPBACK = "127.0.0.1";
    /** Reachable from every machine that can reach this one. */
    public static final String ALL_ADDRESSES = "0.0.0.0";

    private static final List<String> LOOPBACK_NAMES = List.of("localhost", LOOPBACK, "[::1]");
    /** A host and perhaps a port, which a tunnel may have changed. */
    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[0-9a-f:.]+]|[0-9a-z._-]+)(?::\\d{1,5})?");

    /**
     * Finds an address of this machine.
     *
     * @throws UserException if it has no such address
     */
    public static ListenAddress of(String given) {
        try {
            // Java takes an empty name for loopback
            if (!given.isBlank()) {
                InetAddress address = InetAddress.getByName(given);
                if (address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null) {
                    return new ListenAddress(given, address);
                }
            }
        } catch (IOException unknownName) {
            // the same answer as for the address of another machine
        }
        throw UserException.wrongUsage("The dashboard cannot listen on " + (given.isBlank() ? "\"\"" : given)
                + ", which is no address of this machine: use " + LOOPBACK + " for this machine alone or "
                + ALL_ADDRESSES + " for all of its addresses.");
    }

    /** Whether other machines can reach it. */
    public boolean isOpenToOthers() {
        return !address.isLoopbackAddress();
    }

    /** The host in the address that people type into a browser on this machine. */
    public String nameInUrl() {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress()) {
            return "localhost";
        }
        return address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }

    /**
     * Whether a browser that asks for this host means this server. One that was sent here by another site's name, whose
     * owner made it point to this machine (DNS rebinding), does not: to it, our pages would be that site's own. A numeric
     * address belongs to no site, so that where the server listens on all addresses, any will do.
     *
     * @param hostHeader the {@code Host} header of a request
     */
    boolean isMeantBy(String hostHeader) {
        Matcher parts = HOST_AND_PORT.matcher(hostHeader.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return false;
        }
        String host = parts.group(1);
        if (LOOPBACK_NAMES.contains(host) || host.equals(given.toLowerCase(Locale.ROOT))) {
            return true;
        }
        // parses only: nothing is looked up
        byte[] numeric = NetUtil.createByteArrayFromIpAddressString(host);
        return numeric != null && (address.isAnyLocalAddress() || Arrays.equals(numeric, address.getAddress()));
    }
}
