package dev.fhirseeder.jurisdiction;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The municipalities of one province, from its {@code regions.csv} and {@code places.csv}. */
final class Geography {

    private static final List<String> REGION_COLUMNS = List.of("code", "name", "source");
    private static final List<String> PLACE_COLUMNS =
            List.of("name", "municipality", "population", "region", "forward_sortation_areas", "area_codes", "source");

    private final Map<String, HealthRegion> regions;
    private final String folder;

    private Geography(String folder) {
        this.folder = folder;
        this.regions = Table.read(folder + "regions.csv", REGION_COLUMNS, Geography::region).stream()
                .collect(Collectors.toMap(HealthRegion::code, Function.identity()));
    }

    /**
     * Reads the places of a folder.
     *
     * @param folder below the root of the class path, with a slash at its end
     * @throws DataFileException if a file is missing or wrong, or a place names no region of the folder
     */
    static List<Place> places(String folder) {
        Geography geography = new Geography(folder);
        return Table.read(folder + "places.csv", PLACE_COLUMNS, geography::place);
    }

    private static HealthRegion region(Row row) {
        row.text("source");
        return new HealthRegion(row.text("code"), row.text("name"));
    }

    private Place place(Row row) {
        row.text("source");
        return new Place(
                row.text("name"),
                row.number("population"),
                row.value("region", "a code of " + folder + "regions.csv", this::region),
                codes(row, "forward_sortation_areas", "[ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z]"),
                codes(row, "area_codes", "[2-9][0-9]{2}"));
    }

    private HealthRegion region(String code) {
        HealthRegion region = regions.get(code);
        if (region == null) {
            throw new IllegalArgumentException(code);
        }
        return region;
    }

    private static List<String> codes(Row row, String column, String form) {
        row.text(column);
        for (String code : row.list(column)) {
            if (!code.matches(form)) {
                throw new DataFileException(
                        row.place() + ", column " + column, "found '" + code + "', expected codes like " + form);
            }
        }
        return row.list(column);
    }
}
