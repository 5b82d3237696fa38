package dev.fhirseeder.fhir;

/** Every code-system, identifier-system and extension URI that is written into a resource, each with its source. */
public final class Systems {

    /** SNOMED CT, any edition. Source: <a href="https://hl7.org/fhir/R4/snomedct.html">FHIR R4, Using SNOMED CT</a>. */
    public static final String SNOMED_CT = "http://snomed.info/sct";

    /** LOINC. Source: <a href="https://hl7.org/fhir/R4/loinc.html">FHIR R4, Using LOINC</a>. */
    public static final String LOINC = "http://loinc.org";

    /** Units of measure. Source: <a href="https://hl7.org/fhir/R4/terminologies-systems.html">FHIR R4</a>. */
    public static final String UCUM = "http://unitsofmeasure.org";

    /** CDC's vaccine codes. Source: HL7 Terminology 7.0.1, NamingSystem CVX, preferred URI since 2021-08-18. */
    public static final String CVX = "http://hl7.org/fhir/sid/cvx";

    /** CDC's manufacturers of vaccines. Source: HL7 Terminology 7.0.1, NamingSystem MVX, preferred URI. */
    public static final String MVX = "http://hl7.org/fhir/sid/mvx";

    /** Health Canada's Drug Identification Numbers. Source: Canada's National Vaccine Catalogue, FHIR Bundle v2. */
    public static final String DIN = "http://hl7.org/fhir/NamingSystem/ca-hc-din";

    /** Language tags. Source: <a href="https://hl7.org/fhir/R4/valueset-languages.html">FHIR R4, languages</a>. */
    public static final String LANGUAGE = "urn:ietf:bcp:47";

    /** HL7 v3 ActReason: HTEST and the reasons for a dose not given. Source: HL7 Terminology 7.0.1. */
    public static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

    /** HL7 v3 ActCode: types of consent directives. Source: HL7 Terminology, FHIR R4 value set v3-ActConsentType. */
    public static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    /** HL7 v3 RoleCode: {@code GUARD}. Source: HL7 Terminology, code system v3-RoleCode. */
    public static final String ROLE_CODE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";

    /** Contact roles. Source: FHIR R4, value set patient-contactrelationship. */
    public static final String CONTACT_ROLE = "http://terminology.hl7.org/CodeSystem/v2-0131";

    /** Yes and no. Source: CA Baseline, value set aboriginalidentityindicator. */
    public static final String YES_NO = "http://terminology.hl7.org/CodeSystem/v2-0136";

    /** Identifier types. Source: HL7 Terminology 7.0.1, code system v2-0203. */
    public static final String IDENTIFIER_TYPE = "http://terminology.hl7.org/CodeSystem/v2-0203";

    /** The functions of a performer. Source: FHIR R4, value set immunization-function. */
    public static final String PERFORMER_FUNCTION = "http://terminology.hl7.org/CodeSystem/v2-0443";

    /** Who paid for a dose. Source: HL7 Terminology 7.0.1, code system immunization-funding-source. */
    public static final String FUNDING_SOURCE = "http://terminology.hl7.org/CodeSystem/immunization-funding-source";

    /** Source: HL7 Terminology 7.0.1, code system allergyintolerance-clinical. */
    public static final String ALLERGY_CLINICAL = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";

    /** Source: HL7 Terminology 7.0.1, code system allergyintolerance-verification. */
    public static final String ALLERGY_VERIFICATION =
            "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";

    /** Source: <a href="https://hl7.org/fhir/R4/valueset-condition-clinical.html">FHIR R4, condition-clinical</a>. */
    public static final String CONDITION_CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";

    /** Source: <a href="https://hl7.org/fhir/R4/valueset-condition-ver-status.html">FHIR R4, condition-ver-status</a>. */
    public static final String CONDITION_VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";

    /** Source: <a href="https://hl7.org/fhir/R4/valueset-condition-category.html">FHIR R4, condition-category</a>. */
    public static final String CONDITION_CATEGORY = "http://terminology.hl7.org/CodeSystem/condition-category";

    /** Source: <a href="https://hl7.org/fhir/R4/valueset-observation-category.html">FHIR R4, observation-category</a>. */
    public static final String OBSERVATION_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";

    /** Source: <a href="https://hl7.org/fhir/R4/valueset-consent-scope.html">FHIR R4, consent-scope</a>. */
    public static final String CONSENT_SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope";

    /** Indigenous identity groups. Source: CA Baseline, code system aboriginalidentitytype. */
    public static final String INDIGENOUS_GROUP = "https://fhir.infoway-inforoute.ca/CodeSystem/aboriginalidentitytype";

    /** Extension of Patient, a Coding. Source: CA Baseline, ext-ethnicity. */
    public static final String EXT_ETHNICITY = "http://hl7.org/fhir/ca/baseline/StructureDefinition/ext-ethnicity";

    /** Extension of Patient, a Coding. Source: CA Baseline, ext-aboriginalidentityindicator. */
    public static final String EXT_INDIGENOUS =
            "http://hl7.org/fhir/ca/baseline/StructureDefinition/ext-aboriginalidentityindicator";

    /** Extension of Patient, a Coding. Source: CA Baseline, ext-aboriginalidentitygroup. */
    public static final String EXT_INDIGENOUS_GROUP =
            "http://hl7.org/fhir/ca/baseline/StructureDefinition/ext-aboriginalidentitygroup";

    /** Sex at birth. Source: HL7 Terminology 7.0.1, CA Baseline's value set birthsex. */
    public static final String BIRTH_SEX = "http://terminology.hl7.org/CodeSystem/v3-AdministrativeGender";

    /** Extension of Patient, a Coding. Source: CA Baseline, ext-patientbirthsex. */
    public static final String EXT_BIRTH_SEX =
            "http://hl7.org/fhir/ca/baseline/StructureDefinition/ext-patientbirthsex";

    /** Extension of Patient, complex. Source: hl7.fhir.uv.extensions.r4 5.3.0-ballot-tc1, individual-genderIdentity. */
    public static final String EXT_GENDER_IDENTITY =
            "http://hl7.org/fhir/StructureDefinition/individual-genderIdentity";

    /** Extension of Patient.identifier, a string. Source: CA Baseline, ext-identifierversion. */
    public static final String EXT_IDENTIFIER_VERSION =
            "http://hl7.org/fhir/ca/baseline/StructureDefinition/ext-identifierversion";

    /** Extension of Patient, an Address. Source: FHIR R4 4.0.1, StructureDefinition patient-birthPlace. */
    public static final String EXT_BIRTH_PLACE = "http://hl7.org/fhir/StructureDefinition/patient-birthPlace";

    /** The code system of the tag that names the seed, in decimal. Ours: {@code profiles/NamingSystem-seed.json}. */
    public static final String SEED = "https://fhirseeder.dev/fhir/seed";

    /** Derived ids of resources as identifiers. Ours: {@code profiles/NamingSystem-resource-id.json}. */
    public static final String RESOURCE_ID = "https://fhirseeder.dev/fhir/NamingSystem/resource-id";

    /** Organizations that answer for a dose. Ours: {@code profiles/NamingSystem-provider.json}. */
    public static final String PROVIDER = "https://fhirseeder.dev/fhir/NamingSystem/provider";

    /** Places where doses are given. Ours: {@code profiles/NamingSystem-site.json}. */
    public static final String SITE = "https://fhirseeder.dev/fhir/NamingSystem/site";

    /** Makers that have no MVX code. Ours: {@code profiles/NamingSystem-manufacturer.json}. */
    public static final String MANUFACTURER = "https://fhirseeder.dev/fhir/NamingSystem/manufacturer";

    /** Where a record that is not first-hand comes from. Source: FHIR R4 4.0.1, value set immunization-origin. */
    public static final String IMMUNIZATION_ORIGIN = "http://terminology.hl7.org/CodeSystem/immunization-origin";

    /** Why a dose is weaker than it should be. Source: FHIR R4 4.0.1, value set immunization-subpotent-reason. */
    public static final String SUBPOTENT_REASON = "http://terminology.hl7.org/CodeSystem/immunization-subpotent-reason";

    private Systems() {}
}
