package dev.fhirseeder.report;

import static dev.fhirseeder.page.Figures.whole;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found of a file when it was read beside the people who were made again.
 *
 * @param name of the file; of the type if there is no file of it
 * @param type of its resources
 * @param bytes its length
 * @param count how many resources it has, as the manifest says
 * @param lines how many lines it has
 * @param made how many resources of this type the people have who were looked at
 * @param same how many of these it has, byte for byte and in their order
 */
public record FileCheck(String name, String type, long bytes, long count, long lines, long made, long same) {

    /**
     * Returns what does not fit, in sentences; empty if all fits.
     *
     * @param everybody whether everybody was looked at, so that it should have nothing else
     */
    List<String> faults(boolean everybody) {
        List<String> faults = new ArrayList<>();
        if (lines != count) {
            faults.add("%s has %s resources, manifest.json says %s.".formatted(name, whole(lines), whole(count)));
        }
        if (same != made) {
            faults.add(
                    "%s has %s of the %s resources that these people have as they are made again; others differ or are missing."
                            .formatted(name, whole(same), whole(made)));
        }
        if (everybody && same == made && lines > made) {
            faults.add("%s has resources that these people do not have: %s.".formatted(name, whole(lines - made)));
        }
        return faults;
    }
}
