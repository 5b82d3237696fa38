package dev.fhirseeder.sink;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * How files are compressed: block by block, on whichever thread. Compressed blocks one after another are a file again,
 * which every reader of the format reads as a whole. Equal blocks give equal bytes, with the same libraries.
 */
public enum Compression {
    /** Not at all. */
    NONE(""),

    /** As members of a gzip file (RFC 1952). */
    GZIP(".gz") {
        @Override
        Slice compress(Slice block) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream(block.length() / 8 + 64);
            try (GZIPOutputStream gzip = new GZIPOutputStream(out, 1 << 15) {
                {
                    def.setLevel(Deflater.BEST_SPEED);
                }
            }) {
                gzip.write(block.bytes(), block.from(), block.length());
            }
            return Slice.of(out.toByteArray());
        }

        @Override
        InputStream decompress(InputStream compressed) throws IOException {
            return new GZIPInputStream(compressed, 1 << 15);
        }
    },

    /** As frames of a Zstandard file (RFC 8878). */
    ZSTD(".zst") {
        @Override
        Slice compress(Slice block) {
            byte[] out = new byte[(int) Zstd.compressBound(block.length())];
            long length =
                    Zstd.compressByteArray(out, 0, out.length, block.bytes(), block.from(), block.length(), LEVEL);
            if (Zstd.isError(length)) {
                throw new IllegalStateException(Zstd.getErrorName(length)); // of memory, for there is room in any case
            }
            return new Slice(out, 0, (int) length);
        }

        @Override
        InputStream decompress(InputStream compressed) throws IOException {
            return new ZstdInputStream(compressed);
        }

        @Override
        public Optional<String> problem() {
            try {
                Zstd.compress(new byte[0], LEVEL);
                return Optional.empty();
            } catch (LinkageError e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        }
    };

    private static final int LEVEL = 3;

    private final String suffix;

    Compression(String suffix) {
        this.suffix = suffix;
    }

    /** Returns the one of that name, as the setting {@code COMPRESSION} has it. */
    public static Compression of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Returns what stands against its use here; its library is loaded by that, and not before. */
    public Optional<String> problem() {
        return Optional.empty();
    }

    /** Returns its name, as the setting {@code COMPRESSION} has it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns what the name of a file ends with. */
    String suffix() {
        return suffix;
    }

    /**
     * Returns what was compressed.
     *
     * @throws IOException if it is not of this format
     */
    InputStream decompress(InputStream compressed) throws IOException {
        return compressed;
    }

    /**
     * Returns a block as it is written; nothing for nothing.
     *
     * @throws IOException never, since nothing but memory is written
     */
    Slice compress(Slice block) throws IOException {
        return block;
    }
}
