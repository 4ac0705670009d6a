package no.dugnad.partnerships.partnership;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** An inherited membership that the host has removed. */
@Embeddable
record DeclinedMembership(
        String number, @Column(name = "joined_on") LocalDate joinedOn) {}
