package dev.fhirseeder.tls;

import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Where no proxy stands in between, by the words of {@code NO_PROXY}. */
final class Exceptions {

    private final List<String> words;

    /**
     * Reads the words.
     *
     * @param text names, addresses and networks, between commas or blanks
     */
    Exceptions(String text) {
        this.words = Stream.of(text.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /**
     * Tells whether a server is reached without a proxy. One on this machine always is.
     *
     * @param host name or address, that of IPv6 in brackets or without
     */
    boolean include(String host, int port) {
        String name = bare(host.toLowerCase(Locale.ROOT));
        return isHere(name) || words.stream().anyMatch(word -> includes(word, name, port));
    }

    private static boolean isHere(String name) {
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || (InetAddresses.isInetAddress(name)
                        && InetAddresses.forString(name).isLoopbackAddress());
    }

    private static boolean includes(String word, String name, int port) {
        if (word.equals("*")) {
            return true;
        }
        if (InetAddresses.isInetAddress(bare(word))) {
            return isSame(bare(word), name);
        }
        if (word.contains("/")) {
            return isWithin(word, name);
        }
        int colon = word.lastIndexOf(':');
        if (colon > 0) {
            String where = word.substring(0, colon);
            return word.substring(colon + 1).equals(Integer.toString(port)) && includes(where, name, port);
        }
        String suffix = word.replaceFirst("^\\*?\\.", "");
        return name.equals(suffix) || name.endsWith("." + suffix);
    }

    private static boolean isSame(String address, String name) {
        return InetAddresses.isInetAddress(name)
                && InetAddresses.forString(name).equals(InetAddresses.forString(address));
    }

    /** A network like 10.0.0.0/8; only of an address that stands there as such: no name is looked up. */
    private static boolean isWithin(String network, String name) {
        String[] parts = network.split("/", 2);
        if (!InetAddresses.isInetAddress(bare(parts[0]))
                || !InetAddresses.isInetAddress(name)
                || !parts[1].matches("\\d{1,3}")) {
            return false;
        }
        InetAddress base = InetAddresses.forString(bare(parts[0]));
        InetAddress address = InetAddresses.forString(name);
        int bits = base.getAddress().length * 8;
        int rest = bits - Integer.parseInt(parts[1]);
        return rest >= 0
                && address.getAddress().length * 8 == bits
                && number(base).shiftRight(rest).equals(number(address).shiftRight(rest));
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
