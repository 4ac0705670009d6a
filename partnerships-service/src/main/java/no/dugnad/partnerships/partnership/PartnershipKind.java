package no.dugnad.partnerships.partnership;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What sort of partnership it is. */
@Schema(
        description =
                "regional-network: regional digitalisation network (regionalt digitaliseringsnettverk), such as DigiVestland; "
                        + "research-innovation: partnership for research and innovation (FoUI), such as Trøndelag's; "
                        + "programme: a national programme, such as KS's Partnerskap for radikal innovasjon; joint-venture: a lasting joint undertaking.")
public enum PartnershipKind {
    REGIONAL_NETWORK,
    RESEARCH_INNOVATION,
    PROGRAMME,
    JOINT_VENTURE
}
