package no.dugnad.partnerships.partnership;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** How persons are read, stated and erased: each access leaves a line in the log that says who did it to whose, and never who the persons are. */
@RequestScoped
class PersonalData {
    private static final Logger LOG = Logger.getLogger(PersonalData.class);

    private final Caller caller;
    private final Clock clock;

    PersonalData(Caller caller, Clock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    /** With the scope for personal data, or as the partnership's host. */
    void mayRead(Partnership partnership, String what) {
        if (!caller.hasScope(Scopes.CONTACTS)) caller.mustBeOneOf(partnership.host());
        logged(what, "read", partnership.id());
    }

    void stated(String partnership, String what) {
        logged(what, "stated", partnership);
    }

    void erase(SeatPerson person, String partnership) {
        erase(person, PersonErasure.What.SEAT, partnership);
        logged("Person on a seat", "erased", partnership);
    }

    void erase(Contact contact, String partnership) {
        erase(contact, PersonErasure.What.CONTACT, partnership);
        logged("Contact", "erased", partnership);
    }

    /** Whoever the caller acts for; null for an administrator without an organisation. */
    @Nullable
    String caller() {
        return caller.organisation().orElse(null);
    }

    /** The answer to a write, which carries the person; it stays in no cache. */
    static <V> RestResponse<V> notKept(RestResponse<V> answer) {
        answer.getHeaders().putSingle("Cache-Control", "private, no-store");
        return answer;
    }

    private void erase(PanacheEntityBase person, PersonErasure.What what, String partnership) {
        new PersonErasure(partnership, what, clock.instant(), caller()).persist();
        person.delete();
    }

    private void logged(String what, String done, String partnership) {
        LOG.infof(
                "%s of partnership %s %s by %s",
                what, partnership, done, caller.organisation().orElse("an administrator"));
    }
}
