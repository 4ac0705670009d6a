package no.dugnad.platform.identity;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The scopes of a token as roles, for {@code @RolesAllowed(Scopes.…)}. {@code dugnad:admin} has them all. */
@ApplicationScoped
public class Scopes implements SecurityIdentityAugmentor {
    public static final String MUNICIPALITIES = "dugnad:municipalities.write";
    public static final String STATEMENTS = "dugnad:statements.write";
    public static final String INSTRUMENTS = "dugnad:instruments.write";
    public static final String PARTNERSHIPS = "dugnad:partnerships.write";
    public static final String PARTICIPATIONS = "dugnad:participations.write";
    public static final String CONTACTS = "dugnad:contacts.read";
    public static final String ADMIN = "dugnad:admin";

    private static final List<String> ALL =
            List.of(MUNICIPALITIES, STATEMENTS, INSTRUMENTS, PARTNERSHIPS, PARTICIPATIONS, CONTACTS, ADMIN);

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token))
            return Uni.createFrom().item(identity);
        var augmented = QuarkusSecurityIdentity.builder(identity);
        if (token.getClaim("scope") instanceof String scopes)
            for (var scope : scopes.split(" ")) {
                augmented.addRole(scope);
                if (scope.equals(ADMIN)) ALL.forEach(augmented::addRole);
            }
        return Uni.createFrom().item(augmented.build());
    }
}
