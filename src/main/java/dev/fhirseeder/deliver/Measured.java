package dev.fhirseeder.deliver;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.http.HttpConnection;
import org.apache.http.HttpEntity;
import org.apache.http.HttpResponse;
import org.apache.http.entity.HttpEntityWrapper;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpCoreContext;
import org.jspecify.annotations.Nullable;

/** An answer of which no more is read than anybody needs, however much a server sends, or has packed into a few bytes. */
final class Measured extends HttpEntityWrapper {

    /** A Bundle of a thousand people is answered with a quarter of it. */
    static final long LONGEST = 32L * 1024 * 1024;

    private final @Nullable HttpConnection wire;

    private Measured(HttpEntity answer, @Nullable HttpConnection wire) {
        super(answer);
        this.wire = wire;
    }

    /** Measures the body of an answer, if it has one, as it is when it has been unpacked. */
    static void measure(HttpResponse response, HttpContext context) {
        if (response.getEntity() != null) {
            response.setEntity(new Measured(
                    response.getEntity(), HttpCoreContext.adapt(context).getConnection()));
        }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream content = getContent()) {
            content.transferTo(out);
        }
    }

    @Override
    public InputStream getContent() throws IOException {
        return new FilterInputStream(super.getContent()) {
            private long left = LONGEST;

            @Override
            public int read() throws IOException {
                int read = super.read();
                count(read < 0 ? 0 : 1);
                return read;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int read = super.read(bytes, from, length);
                count(Math.max(read, 0));
                return read;
            }

            private void count(int read) throws IOException {
                left -= read;
                if (left < 0) {
                    if (wire != null) {
                        wire.shutdown(); // whoever closes the stream would read it to its end
                    }
                    throw new IOException("The answer is longer than %,d bytes".formatted(LONGEST));
                }
            }
        };
    }
}
