package dev.fhirseeder.fhir;

import dev.fhirseeder.vaccine.Manufacturer;
import dev.fhirseeder.vaccine.Product;
import dev.fhirseeder.vaccine.Term;
import java.math.BigDecimal;
import java.util.List;

/** The products of the records written by hand. */
final class Products {

    private Products() {}

    static Product mmr() {
        return new Product(
                "M-M-R II",
                "MMR",
                new Term("7161000087102", "[MMR] M-M-R II"),
                new Term("871831003", "[MMR] Measles, mumps and rubella vaccine"),
                new Term("03", "MMR"),
                "00466085",
                new Manufacturer("MERCK CANADA INC.", "MSD"),
                List.of(
                        new Term("14189004", "Measles"),
                        new Term("36653000", "Rubella"),
                        new Term("36989005", "Mumps")),
                new Term("34206005", "Subcutaneous route (qualifier value)"),
                new BigDecimal("0.5"));
    }

    static Product rotarix() {
        return new Product(
                "ROTARIX",
                "Rota-1",
                new Term("7191000087105", "[Rota-1] ROTARIX"),
                new Term("7811000087105", "[Rota-1] Rotavirus monovalent vaccine"),
                new Term("119", "rotavirus, monovalent"),
                null,
                new Manufacturer("GLAXOSMITHKLINE INC.", "SKB"),
                List.of(new Term("18624000", "Rotavirus infection")),
                new Term("26643006", "Oral route (qualifier value)"),
                new BigDecimal("1.5"));
    }

    static Product fluzone() {
        return new Product(
                "FLUZONE Trivalent",
                "Inf",
                new Term("271421000087109", "[Inf] FLUZONE Trivalent"),
                new Term("7691000087100", "[Inf] Influenza trivalent vaccine"),
                null,
                null,
                new Manufacturer("SANOFI PASTEUR LIMITED", null),
                List.of(new Term("6142004", "Influenza")),
                new Term("78421000", "Intramuscular route (qualifier value)"),
                new BigDecimal("0.5"));
    }
}
