package dev.fhirseeder.vaccine;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a province's schedule and refuses what contradicts itself or the catalogue. */
final class ScheduleFile {

    private static final List<String> COLUMNS = List.of(
            "id",
            "series",
            "vaccine",
            "dose",
            "of",
            "kind",
            "effective_from",
            "effective_to",
            "birth_from",
            "birth_to",
            "gender",
            "eligibility",
            "recommended_age",
            "minimum_age",
            "maximum_age",
            "recommended_interval",
            "minimum_interval",
            "recurrence",
            "setting",
            "source",
            "confidence",
            "note");

    private final Catalogue catalogue;
    private final Ascending order = new Ascending();

    private ScheduleFile(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    static List<ScheduleRow> read(String path, Catalogue catalogue) {
        ScheduleFile file = new ScheduleFile(catalogue);
        return Table.read(path, COLUMNS, file::checked);
    }

    /** Reads the rows of each region that the file names; a row may be for several. */
    static Map<String, List<ScheduleRow>> abroad(String path, Catalogue catalogue) {
        ScheduleFile file = new ScheduleFile(catalogue);
        List<String> columns = new ArrayList<>(COLUMNS);
        columns.add("regions");
        Map<String, List<ScheduleRow>> rows = new TreeMap<>();
        Table.read(path, columns, cells -> {
            ScheduleRow row = file.checked(cells);
            refuse(cells, cells.list("regions").isEmpty(), "found no region, expected at least one");
            cells.list("regions")
                    .forEach(region -> rows.computeIfAbsent(region, key -> new ArrayList<>())
                            .add(row));
            return row;
        });
        return rows;
    }

    private ScheduleRow checked(Row cells) {
        ScheduleRow row = row(cells);
        refuse(cells, row.vaccine().isEmpty(), "found no vaccine, expected at least one");
        refuse(cells, after(row.effectiveFrom(), row.effectiveTo()), "the programme ends before it begins");
        refuse(cells, after(row.birthFrom(), row.birthTo()), "the birth dates end before they begin");
        refuse(cells, tooLate(row.minimumAge(), row.maximumAge()), "the minimum age is not below the maximum age");
        refuse(
                cells,
                tooLate(row.recommendedAge(), row.maximumAge()),
                "the recommended age is not below the maximum age");
        Age minimum = row.minimumAge();
        Age recommended = row.recommendedAge();
        refuse(
                cells,
                minimum != null && recommended != null && recommended.shorterThan(minimum),
                "the recommended age is below the minimum age");
        refuse(cells, row.dose() != null && row.of() != null && row.dose() > row.of(), "the dose is beyond the series");
        refuse(
                cells,
                row.kind() == Kind.FOLLOW_UP && row.recommendedInterval() == null,
                "a follow-up needs an interval");
        refuse(
                cells,
                (row.kind() == Kind.PREGNANCY) != (row.eligibility() == Eligibility.PREGNANT),
                "the kind pregnancy and the eligibility pregnant go together");
        return row;
    }

    private ScheduleRow row(Row cells) {
        cells.text("source");
        cells.text("confidence");
        return new ScheduleRow(
                order.next(cells, "id"),
                cells.text("series"),
                cells.value("vaccine", "names of catalogue/vaccines.csv", text -> known(cells.list("vaccine"))),
                number(cells, "dose"),
                number(cells, "of"),
                named(cells, "kind", Kind.class),
                cells.date("effective_from"),
                date(cells, "effective_to"),
                date(cells, "birth_from"),
                date(cells, "birth_to"),
                cells.value("gender", "all or female", ScheduleFile::female),
                named(cells, "eligibility", Eligibility.class),
                age(cells, "recommended_age"),
                age(cells, "minimum_age"),
                age(cells, "maximum_age"),
                age(cells, "recommended_interval"),
                age(cells, "minimum_interval"),
                age(cells, "recurrence"),
                named(cells, "setting", Setting.class));
    }

    private List<String> known(List<String> names) {
        names.forEach(catalogue::named);
        return names;
    }

    private static boolean female(String text) {
        if (!text.equals("female") && !text.equals("all")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("female");
    }

    private static boolean after(@Nullable LocalDate from, @Nullable LocalDate to) {
        return from != null && to != null && from.isAfter(to);
    }

    private static boolean tooLate(@Nullable Age age, @Nullable Age maximum) {
        return age != null && maximum != null && !age.shorterThan(maximum);
    }

    private static void refuse(Row cells, boolean wrong, String problem) {
        if (wrong) {
            throw new DataFileException(cells.place(), problem);
        }
    }

    private static <E extends Enum<E>> E named(Row cells, String column, Class<E> type) {
        Map<String, E> words = Stream.of(type.getEnumConstants())
                .collect(Collectors.toMap(
                        constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), Function.identity()));
        return cells.value(column, "one of " + new TreeSet<>(words.keySet()), text -> {
            E named = words.get(text);
            if (named == null) {
                throw new IllegalArgumentException(text);
            }
            return named;
        });
    }

    private static @Nullable Integer number(Row cells, String column) {
        return cells.optionalValue(column, "a whole number from 1 on", ScheduleFile::positive)
                .orElse(null);
    }

    private static Integer positive(String text) {
        int number = Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static @Nullable LocalDate date(Row cells, String column) {
        return cells.optionalValue(column, "a date like 2024-07-29", LocalDate::parse)
                .orElse(null);
    }

    private static @Nullable Age age(Row cells, String column) {
        return cells.optionalValue(column, "a period like P12Y6M", Age::parse).orElse(null);
    }
}
