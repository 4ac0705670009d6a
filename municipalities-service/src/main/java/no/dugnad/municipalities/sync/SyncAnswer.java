package no.dugnad.municipalities.sync;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The last whole and readable answer of a source. */
@Entity
@Table(name = "sync_answer")
class SyncAnswer extends PanacheEntityBase {
    @Id
    @Enumerated(EnumType.STRING)
    private Source source;

    private String address;
    private @Nullable String etag;

    @Column(name = "last_modified")
    private @Nullable String lastModified;

    private byte[] body;
    private UUID run;

    protected SyncAnswer() {}

    static SyncAnswer of(Source source) {
        return findById(source);
    }

    /** What the source has said in this run; an answer without a body says that nothing is new. */
    static void keep(Source source, Ssb.@Nullable Fetched fetched, UUID run) {
        var answer = of(source);
        if (answer == null) {
            answer = new SyncAnswer();
            answer.source = source;
        }
        answer.run = run;
        if (fetched != null && fetched.body() != null) {
            answer.address = fetched.address();
            answer.etag = fetched.etag();
            answer.lastModified = fetched.lastModified();
            answer.body = fetched.body();
        }
        answer.persist();
    }

    boolean isFrom(String address) {
        return this.address.equals(address);
    }

    boolean isOf(UUID run) {
        return this.run.equals(run);
    }

    byte[] body() {
        return body;
    }

    /** Headers that ask only for what is newer. */
    Map<String, String> condition() {
        var headers = new LinkedHashMap<String, String>();
        if (etag != null) headers.put("If-None-Match", etag);
        if (lastModified != null) headers.put("If-Modified-Since", lastModified);
        return headers;
    }
}
