package org.serviceledger.app.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.app.demo.province.Hall;
import org.serviceledger.app.demo.province.ImplementedItem;
import org.serviceledger.app.demo.province.Province;
import org.serviceledger.core.event.ApplicantKind;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.Channel;
import org.serviceledger.core.event.CloudEventCodec;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.QueueEvent.QueueTicketTaken;
import org.serviceledger.core.event.ServiceEvent;

/**
 * What the province's systems send wrongly on the morning on which the demonstration goes live, for an inspector to put
 * right and send again: a time without its zone, a channel that there is not, and a record that was cut off on its way.
 * Each has one fault and is about something of its own, so that nothing else in the province depends on it.
 */
final class Misfits {

    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter WITHOUT_ZONE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String NUMBER = "80001";

    private Misfits() {}

    /**
     * The records as they come, the same for the same day.
     *
     * @param live when the demonstration goes live
     */
    static List<byte[]> of(Province province, LocalDateTime live, CloudEventCodec codec) {
        OffsetDateTime at = live.minusMinutes(25).atOffset(SHANGHAI);
        ImplementedItem item = province.catalogue().of(province.divisions().capital()).getFirst();
        String day = live.toLocalDate().toString().replace("-", "");
        String submitted = text(codec, at, "urn:jianghai:portal", Channel.MOBILE,
                new ApplicationSubmitted(item.code() + day + NUMBER, item.code(), null, ApplicantKind.PERSON, null,
                        null));
        Hall hall = province.halls().in(province.divisions().cities().get(2));
        String kiosk = text(codec, at.plusMinutes(4), machine(hall), Channel.KIOSK, ticket(hall, day, "Z901"));
        byte[] torn = text(codec, at.plusMinutes(9), machine(hall), null, ticket(hall, day, "Z902"))
                .getBytes(StandardCharsets.UTF_8);
        return List.of(
                submitted.replace(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at), WITHOUT_ZONE.format(at))
                        .getBytes(StandardCharsets.UTF_8),
                kiosk.replace(Channel.KIOSK.name(), "自助机").getBytes(StandardCharsets.UTF_8),
                Arrays.copyOf(torn, torn.length * 2 / 3));
    }

    private static QueueTicketTaken ticket(Hall hall, String day, String number) {
        return new QueueTicketTaken(hall.hallId() + "-" + day + "-" + number, hall.hallId(), null, number, null, null,
                null);
    }

    private static String machine(Hall hall) {
        return "urn:jianghai:hall:" + hall.hallId();
    }

    private static String text(CloudEventCodec codec, OffsetDateTime at, String source, @Nullable Channel channel,
            ServiceEvent fact) {
        String type = fact.getClass().getSimpleName();
        return new String(codec.encode(new EventEnvelope(fact.subject() + "/" + type, source, type, fact.subject(), at,
                channel, null, null, null, false, fact)), StandardCharsets.UTF_8);
    }
}
