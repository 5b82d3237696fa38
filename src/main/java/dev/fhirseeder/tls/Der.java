package dev.fhirseeder.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** As much of DER as it takes to put a key of an older format into the one that the JDK reads. */
final class Der {

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;

    /** The tag of the curve in a key of SEC 1: {@code [0]}. */
    private static final int CURVE = 0xA0;

    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

    /** rsaEncryption, 1.2.840.113549.1.1.1, without parameters. */
    private static final byte[] RSA = {
        0x30, 0x0D, 0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00
    };

    /** id-ecPublicKey, 1.2.840.10045.2.1. */
    private static final byte[] EC = {0x06, 0x07, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x02, 0x01};

    private Der() {}

    /** Returns a PKCS#1 key of RSA as PKCS#8. */
    static byte[] ofRsa(byte[] key) {
        return element(SEQUENCE, VERSION_0, RSA, element(OCTETS, key));
    }

    /**
     * Returns a SEC 1 key of an elliptic curve as PKCS#8.
     *
     * @throws IllegalArgumentException if it does not name its curve
     */
    static byte[] ofCurve(byte[] key) {
        ByteBuffer content = content(ByteBuffer.wrap(key), SEQUENCE);
        while (content.hasRemaining()) {
            int tag = content.get(content.position()) & 0xFF;
            ByteBuffer value = content(content, tag);
            if (tag == CURVE) {
                byte[] curve = new byte[value.remaining()];
                value.get(curve);
                return element(SEQUENCE, VERSION_0, element(SEQUENCE, EC, curve), element(OCTETS, key));
            }
        }
        throw new IllegalArgumentException("a key without its curve");
    }

    /** Reads over an element and returns what is in it. */
    private static ByteBuffer content(ByteBuffer from, int tag) {
        if (from.remaining() < 2 || (from.get() & 0xFF) != tag) {
            throw new IllegalArgumentException("no DER");
        }
        int length = from.get() & 0xFF;
        if (length > 0x80) {
            int digits = length - 0x80;
            length = 0;
            for (int i = 0; i < digits && from.hasRemaining(); i++) {
                length = (length << 8) | (from.get() & 0xFF);
            }
        }
        if (length < 0 || length > from.remaining()) {
            throw new IllegalArgumentException("no DER");
        }
        ByteBuffer content = from.slice(from.position(), length);
        from.position(from.position() + length);
        return content;
    }

    private static byte[] element(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        int length = content.size();
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        if (length < 0x80) {
            element.write(length);
        } else if (length < 0x100) {
            element.write(0x81);
            element.write(length);
        } else {
            element.write(0x82);
            element.write(length >> 8);
            element.write(length);
        }
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }
}
