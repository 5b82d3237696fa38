package dev.fhirseeder;

import dev.fhirseeder.settings.SettingsException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.camel.cluster.CamelClusterMember;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.cluster.CamelClusterView;
import org.apache.camel.support.cluster.AbstractCamelClusterService;
import org.apache.camel.support.cluster.AbstractCamelClusterView;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes that share a data folder, as Camel's cluster service. The one that holds the folder's lock leads, so that two
 * cannot, whatever either believes. The others try to take it every second; the system frees it when its holder dies.
 */
final class Cluster extends AbstractCamelClusterService<Cluster.View> {

    /** Under this name leaders are elected. */
    static final String NAME = "fhir-seeder";

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final long GLANCE_MS = 1000;

    private final Leadership leadership;
    private final BooleanSupplier idle;
    private final boolean electing;
    private final List<View> views = new CopyOnWriteArrayList<>();
    private final CamelClusterMember here = new Here();
    private volatile boolean leads;
    private String known = "";
    private @Nullable CamelClusterView election;
    private @Nullable ScheduledExecutorService glances;

    /**
     * Prepares the cluster.
     *
     * @param leadership holds the lock
     * @param idle tells whether no run is under way
     * @param electing whether another cluster service of the context says who may take the lock; else anybody may
     */
    Cluster(Leadership leadership, BooleanSupplier idle, boolean electing) {
        super(NAME);
        this.leadership = leadership;
        this.idle = idle;
        this.electing = electing;
    }

    /** What the routes see of it, under whichever name. */
    final class View extends AbstractCamelClusterView {

        View(String namespace) {
            super(Cluster.this, namespace);
        }

        @Override
        public Optional<CamelClusterMember> getLeader() {
            return leads ? Optional.of(here) : Optional.empty();
        }

        @Override
        public CamelClusterMember getLocalMember() {
            return here;
        }

        /** The others are not known. */
        @Override
        public List<CamelClusterMember> getMembers() {
            return List.of();
        }

        private void tell() {
            fireLeadershipChangedEvent(leads ? here : null);
        }
    }

    /** This process. */
    private final class Here implements CamelClusterMember {

        @Override
        public boolean isLeader() {
            return leads;
        }

        @Override
        public boolean isLocal() {
            return true;
        }

        @Override
        public String getId() {
            return Cluster.this.getId();
        }
    }

    /** Tells whether this process leads. */
    boolean isLed() {
        return leads;
    }

    @Override
    protected View createView(String namespace) {
        View view = new View(namespace);
        views.add(view);
        return view;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (electing) {
            CamelClusterService elector = getCamelContext().getRegistry().findByType(CamelClusterService.class).stream()
                    .filter(service -> service != this)
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException(
                                    "CLUSTER (seeder.cluster): found 'own', expected a cluster service among camel.beans to elect the leader"));
            if (!getCamelContext().hasService(elector)) {
                getCamelContext().addService(elector, true, true);
            }
            election = elector.getView(NAME);
            ServiceHelper.startService(elector, election);
        }
        glances = getCamelContext().getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "leadership");
        ScheduledFuture<?> unused = glances.scheduleWithFixedDelay(this::glance, 0, GLANCE_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() throws Exception {
        if (glances != null) {
            getCamelContext().getExecutorServiceManager().shutdownNow(glances);
        }
        super.doStop();
    }

    /** Whoever is no longer elected stops its routes at once, but keeps the lock until its runs have come to their end. */
    private void glance() {
        try {
            boolean elected = election == null || election.getLocalMember().isLeader();
            boolean now = elected && isTaken();
            if (now != leads) {
                leads = now;
                views.forEach(View::tell);
            }
            if (!elected && leadership.isHeld() && idle.getAsBoolean()) {
                leadership.close();
            }
            tell(now ? "leads" : "stands by" + (elected ? ": another process leads" : ": it is not elected"));
        } catch (RuntimeException e) {
            LOG.warn("It is not known who leads", e);
        }
    }

    /** Somebody else may have the lock. */
    private boolean isTaken() {
        try {
            leadership.take();
            return true;
        } catch (SettingsException e) {
            LOG.debug("The lock is not taken: {}", e.getMessage());
            return false;
        }
    }

    private void tell(String what) {
        if (!known.equals(what)) {
            known = what;
            LOG.info("process {} {}", ProcessHandle.current().pid(), what);
        }
    }
}
