package dev.fhirseeder.reconcile;

import ca.uhn.fhir.rest.api.CacheControlDirective;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import com.google.common.collect.AbstractIterator;
import com.google.common.net.PercentEscaper;
import dev.fhirseeder.deliver.Failure;
import dev.fhirseeder.deliver.QuestionException;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one search, each asked for when it is taken. A page that was seen already ends them.
 *
 * <p>Throws a {@link QuestionException} if the link to the next page cannot be read, or if there is no end to them.
 */
final class Pages extends AbstractIterator<Bundle> {

    /** More than any search of ours has, even where a server shows one resource a page. */
    private static final int MOST = 1_000;

    /** What may stand in an address; servers write other characters as they are, like the bar between system and code. */
    private static final PercentEscaper ESCAPER = new PercentEscaper("-_.~:/?#[]@!$&'()*+,;=%", false);

    private final IGenericClient client;
    private final Set<String> seen = new HashSet<>();
    private @Nullable Bundle last;

    /**
     * Begins.
     *
     * @param client of the server
     * @param first the first page
     */
    Pages(IGenericClient client, Bundle first) {
        this.client = client;
        this.last = first;
    }

    @Override
    protected @Nullable Bundle computeNext() {
        Bundle page = last;
        if (page == null) {
            return endOfData();
        }
        last = null;
        if (seen.isEmpty()) {
            seen.add("");
            return keep(page);
        }
        Bundle.BundleLinkComponent link = page.getLink(Bundle.LINK_NEXT);
        if (link == null || !seen.add(String.valueOf(link.getUrl()))) {
            return endOfData();
        }
        if (seen.size() > MOST) {
            throw new QuestionException(Failure.PERMANENT, "the pages of a search do not come to an end");
        }
        return keep(load(address(String.valueOf(link.getUrl()))));
    }

    private Bundle keep(Bundle page) {
        last = page;
        return page;
    }

    private Bundle load(String address) {
        return client.loadPage()
                .byUrl(address)
                .andReturnBundle(Bundle.class)
                .cacheControl(new CacheControlDirective().setNoCache(true))
                .encodedJson()
                .execute();
    }

    /** The link is taken below the address that we know: it may bear another, and our credentials would go there. */
    private String address(String link) {
        try {
            URI base = URI.create(client.getServerBase() + "/");
            URI next = base.resolve(ESCAPER.escape(link));
            String query = next.getRawQuery() == null ? "" : "?" + next.getRawQuery();
            return base.getScheme() + "://" + base.getRawAuthority() + next.getRawPath() + query;
        } catch (IllegalArgumentException e) {
            throw new QuestionException(Failure.PERMANENT, "the link to the next page of a search cannot be read");
        }
    }
}
