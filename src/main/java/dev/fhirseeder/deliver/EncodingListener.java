package dev.fhirseeder.deliver;

import java.time.Duration;

/** Hears how long it takes to make what is sent, on the thread that has made it. */
public interface EncodingListener {

    /** People were drawn who are encoded together: this long it took. */
    void drawn(Duration time);

    /** People who were drawn before are encoded: this long it took. */
    void encoded(Duration time);
}
