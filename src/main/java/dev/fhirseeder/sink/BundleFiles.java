package dev.fhirseeder.sink;

import dev.fhirseeder.bundle.OversizeException;
import dev.fhirseeder.bundle.Parcel;
import dev.fhirseeder.deliver.DeliveryException;
import dev.fhirseeder.deliver.Diagnosis;
import dev.fhirseeder.deliver.Dispatch;
import dev.fhirseeder.deliver.EncodingException;
import dev.fhirseeder.deliver.Failure;
import dev.fhirseeder.deliver.Load;
import dev.fhirseeder.files.WholeFile;
import dev.fhirseeder.run.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes people as files of one Bundle each, the bytes that a server would be sent. Each is whole or not there, and stays
 * if the run breaks off: the journal knows who has arrived. The folder holds the Bundles of one run, and one at a time is
 * written.
 */
public final class BundleFiles {

    private static final Logger LOG = LoggerFactory.getLogger(BundleFiles.class);

    private final BundleFolder folder;
    private final Compression compression;
    private @Nullable Run writing;

    /**
     * Prepares the writing.
     *
     * @param folder where the files lie
     * @param compression how they are compressed
     */
    public BundleFiles(Path folder, Compression compression) {
        this.folder = new BundleFolder(folder, compression.suffix());
        this.compression = compression;
    }

    /**
     * Writes the Bundles of the people that travel with the exchange. If they cannot be written, the run makes no more
     * people, these remain, and the exchange goes no further: dead letters would go to the same disk.
     *
     * @throws IllegalStateException if another run is being written
     * @throws DeliveryException if somebody has more entries than a Bundle may have
     */
    public void write(Exchange exchange) {
        Dispatch dispatch = Dispatch.of(exchange);
        Run run = dispatch.run();
        try {
            open(run);
            List<Parcel> parcels = parcels(dispatch.load());
            for (int i = 0; i < parcels.size(); i++) {
                write(folder.file(dispatch.load().who().first(), i, parcels.size()), parcels.get(i));
            }
            parcels.forEach(
                    parcel -> dispatch.arrived(parcel.resources(), parcel.json().size()));
        } catch (IOException e) {
            fail(run, e);
            run.left(dispatch.load().who());
            exchange.setRouteStop(true);
        }
    }

    private static List<Parcel> parcels(Load load) {
        try {
            return load.parts();
        } catch (OversizeException e) {
            throw DeliveryException.ceased(
                    new Diagnosis(Failure.REFUSED, 0, "OversizeException: " + e.getMessage(), null, null));
        } catch (RuntimeException e) {
            throw new EncodingException(e);
        }
    }

    private void write(Path file, Parcel parcel) throws IOException {
        Slice text = new Slice(parcel.json().array(), 0, parcel.json().size());
        byte[] bytes = compression.compress(text).toArray();
        try {
            WholeFile.write(file, bytes);
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    /** What no run vouches for is removed before anything is written. */
    private synchronized void open(Run run) throws IOException {
        if (run == writing) {
            return;
        }
        if (writing != null && !writing.isEnded()) {
            throw new IllegalStateException("Bundles of another run are being written");
        }
        int removed = folder.clear(run.settled());
        if (removed > 0) {
            LOG.info("run={} takes the place of older Bundles in {}: files={}", run.id(), folder.path(), removed);
        }
        writing = run;
    }

    /** Only the first failure of a run is told: those that follow come from it. */
    private synchronized void fail(Run run, IOException e) {
        run.stop();
        if (run.troubles().isEmpty()) {
            run.trouble(Ndjson.refusal(folder.path(), WholeFile.reason(e)));
        }
    }
}
