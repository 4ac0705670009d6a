package no.dugnad.municipalities.contact;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.dugnad.municipalities.contact.ContactResource.ContactsRequest;
import no.dugnad.municipalities.contact.ContactResource.ContactsView;
import no.dugnad.municipalities.registry.AsOf;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.municipalities.registry.MunicipalityAsked;
import no.dugnad.municipalities.registry.OwnMunicipality;
import no.dugnad.municipalities.registry.RegistryTables;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.write.Revised;
import org.jboss.logging.Logger;

/** All contacts of a municipality, by its number: who sees them and writes them, and that each access is logged. They are in no event. */
@ApplicationScoped
class Contacts implements Revised<String, String, ContactsRequest, ContactsView> {
    private static final Logger LOG = Logger.getLogger(Contacts.class);

    private final CurrentRegistry registry;
    private final RegistryTables tables;
    private final OwnMunicipality own;
    private final AsOf asOf;
    private final Clock clock;
    private final Caller caller;

    Contacts(
            CurrentRegistry registry,
            RegistryTables tables,
            OwnMunicipality own,
            AsOf asOf,
            Clock clock,
            Caller caller) {
        this.registry = registry;
        this.tables = tables;
        this.own = own;
        this.asOf = asOf;
        this.clock = clock;
        this.caller = caller;
    }

    @Override
    public String word() {
        return "contact";
    }

    @Override
    public void check(ContactsRequest request) {
        var today = asOf.today();
        var latest = today.plusYears(2);
        var faults = new ArrayList<Fault>();
        for (var i = 0; i < request.items().size(); i++) {
            var expires = request.items().get(i).expiresOn();
            if (expires != null && (!expires.isAfter(today) || expires.isAfter(latest)))
                faults.add(Fault.at(
                        "/items/" + i + "/expiresOn", "contact-expires", Map.of("today", today, "latest", latest)));
        }
        if (!faults.isEmpty()) throw Problem.invalid(faults);
    }

    @Override
    public Optional<String> locked(String number) {
        MunicipalityAsked.at(registry.get(), number, asOf.today());
        tables.rootRows(List.of(number));
        return Optional.of(number);
    }

    @Override
    public void mayChange(String number) {
        own.mustBe(registry.get(), number);
    }

    @Override
    public ContactsView view(String number) {
        var today = asOf.today();
        return new ContactsView(
                Contact.of(number).stream().map(c -> c.view(today)).toList());
    }

    @Override
    public List<? extends Event> revise(String number, ContactsRequest request) {
        var left = new ArrayList<>(Contact.of(number));
        for (var said : request.items()) {
            var there = left.stream()
                    .filter(c -> c.hasAddress(said))
                    .findFirst()
                    .or(() -> left.stream().filter(c -> c.isPerson(said)).findFirst());
            there.ifPresentOrElse(
                    contact -> {
                        contact.state(said, asOf.today(), caller.organisation().orElse(null));
                        left.remove(contact);
                    },
                    () -> Contact.of(
                                    number,
                                    said,
                                    asOf.today(),
                                    caller.organisation().orElse(null))
                            .persist());
        }
        left.forEach(this::erase);
        logged("stated by", number);
        return List.of();
    }

    void mayRead(String number) {
        MunicipalityAsked.known(registry.get(), number);
        if (!caller.hasScope(Scopes.CONTACTS)) mayChange(number);
        logged("read by", number);
    }

    /** Locks the root row of a municipality, also of one that is no more. */
    void lock(String number) {
        MunicipalityAsked.known(registry.get(), number);
        tables.rootRows(List.of(number));
    }

    void erase(Contact contact) {
        ContactErasure.of(contact, clock.instant(), caller.organisation().orElse(null))
                .persist();
        contact.delete();
    }

    /** Who did what to whose contacts; never who the contacts are. */
    void logged(String what, String number) {
        LOG.infof(
                "Contacts of municipality %s %s %s",
                number, what, caller.organisation().orElse("an administrator"));
    }
}
