package dev.fhirseeder;

import dev.fhirseeder.access.Access;
import dev.fhirseeder.deliver.Doorstep;
import dev.fhirseeder.deliver.Inspection;
import dev.fhirseeder.deliver.Statements;
import dev.fhirseeder.settings.CheckSetting;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import java.util.Set;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** Has the server looked at before anything starts that may write to it. */
final class ServerCheck {

    /** What writes nothing to a FHIR server. */
    private static final Set<String> READERS = Set.of("verify", "plan", "collect");

    private ServerCheck() {}

    /**
     * Binds the look at the server.
     *
     * @param access knows what the server is shown
     * @param doorstep knows who is turned away
     * @param end ends the application, as its settings are refused; must not wait
     */
    static Inspection bind(
            Main main, Settings settings, Statements statements, Access access, Doorstep doorstep, Runnable end) {
        Inspection inspection = new Inspection(
                new Inspection.Criteria(
                        settings.get(CheckSetting.CHECK_SERVER),
                        access.isProven(),
                        settings.get(Setting.FHIR_URL),
                        Wiring.bundleType(settings),
                        settings.get(CheckSetting.PRODUCTION_PATTERN)),
                statements,
                doorstep,
                end,
                System::nanoTime);
        main.bind("inspection", inspection);
        if (Preflight.isAboutServer(settings) && !READERS.containsAll(settings.get(Setting.TRIGGER))) {
            main.addMainListener(new MainListenerSupport() {
                @Override
                public void beforeStart(BaseMainSupport starting) {
                    inspection.begin();
                }
            });
        }
        return inspection;
    }
}
