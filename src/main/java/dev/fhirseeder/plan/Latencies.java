package dev.fhirseeder.plan;

import dev.fhirseeder.run.Tally;
import dev.fhirseeder.settings.Counted;
import dev.fhirseeder.settings.SettingsException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Answer times as text: a histogram of milliseconds, compressed, in Base64; empty if nothing was answered. */
final class Latencies {

    private Latencies() {}

    static String text(Histogram times) {
        if (times.getTotalCount() == 0) {
            return "";
        }
        ByteBuffer buffer = ByteBuffer.allocate(times.getNeededByteBufferCapacity());
        int length = times.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    /**
     * Reads what {@link #text} has written.
     *
     * @throws SettingsException if it is anything else
     */
    static Histogram of(String text) {
        try {
            Histogram times = text.isEmpty()
                    ? new Histogram(3)
                    : Histogram.decodeFromCompressedByteBuffer(
                            ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
            if (times.getMaxValue() <= Tally.LONGEST_MS) {
                return times;
            }
            throw new IllegalArgumentException();
        } catch (DataFormatException
                | IllegalArgumentException
                | BufferUnderflowException
                | ArrayIndexOutOfBoundsException e) {
            throw new SettingsException(
                    List.of("latency: found %s of something else, expected a histogram of HdrHistogram in Base64"
                            .formatted(Counted.of(text.length(), "character", "characters"))));
        }
    }
}
