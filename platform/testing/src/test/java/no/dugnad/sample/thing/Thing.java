package no.dugnad.sample.thing;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import no.dugnad.platform.text.Text;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
class Thing extends PanacheEntityBase {
    @Id
    private String id;

    @JdbcTypeCode(SqlTypes.JSON)
    private Text name;

    private Integer size;
    private String owner;

    @Column(name = "made_on")
    private LocalDate madeOn;

    protected Thing() {}

    Thing(String id, Text name, Integer size, String owner, LocalDate madeOn) {
        this.id = id;
        this.name = name;
        this.size = size;
        this.owner = owner;
        this.madeOn = madeOn;
    }

    String owner() {
        return owner;
    }

    MunicipalityEvent made() {
        return new MunicipalityEvent.ThingMade(id, view());
    }

    MunicipalityEvent resize(Integer size) {
        this.size = size;
        return new MunicipalityEvent.ThingResized(id, view());
    }

    MunicipalityEvent remove() {
        return new MunicipalityEvent.ThingRemoved(id, view());
    }

    ThingView view() {
        return new ThingView(id, name, size, owner, madeOn);
    }
}
