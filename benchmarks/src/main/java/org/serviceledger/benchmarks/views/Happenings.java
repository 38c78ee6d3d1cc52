package org.serviceledger.benchmarks.views;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.serviceledger.core.event.HandlingType;
import org.serviceledger.core.event.ItemEvent.ServiceItemPublished;

/** The courses of cases: from a ticket or a portal to delivery and evaluation, thirteen facts each in the mean. */
final class Happenings {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long WORKING_DAY = 24 * HOUR;
    private static final int PEOPLE = 50_000;
    private static final int CLERKS = 40;
    private static final int WINDOWS = 12;

    private final List<ServiceItemPublished> items;
    private final List<String> halls;
    private final SplittableRandom random = new SplittableRandom(2018);
    private long ids;

    /**
     * A fact, a CloudEvent in JSON.
     *
     * @param number by which facts of one instant are ordered
     */
    record Happening(Instant at, long number, String json) implements Comparable<Happening> {

        @Override
        public int compareTo(Happening other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    Happenings(List<ServiceItemPublished> items, List<String> halls) {
        this.items = items;
        this.halls = halls;
    }

    /** All that happens to a case which begins at an instant. */
    List<Happening> ofCase(Instant begins, int number) {
        ServiceItemPublished item = items.get(random.nextInt(items.size()));
        LocalDate day = begins.atZone(ZONE).toLocalDate();
        Course course = new Course(item, item.itemCode() + DAY.format(day) + "%05d".formatted(number), begins);
        boolean online = Boolean.TRUE.equals(item.online()) && random.nextInt(100) < 75;
        if (!online) {
            course.atTheWindow(number);
        }
        course.apply(online, "%016x".formatted(random.nextInt(PEOPLE) * 0x9E3779B97F4A7C15L));
        course.handle();
        return course.happenings;
    }

    /** A case in the making. */
    private final class Course {

        private final List<Happening> happenings = new ArrayList<>();
        private final ServiceItemPublished item;
        private final String caseNo;
        private final String department;
        private final int clerk = random.nextInt(CLERKS);
        private Instant at;
        private String channel = "PC";

        Course(ServiceItemPublished item, String caseNo, Instant begins) {
            this.item = item;
            this.caseNo = caseNo;
            this.department = String.valueOf(item.department());
            this.at = begins;
        }

        void atTheWindow(int number) {
            channel = "WINDOW";
            String hall = halls.get(random.nextInt(halls.size()));
            String ticket = "T-" + caseNo;
            String place = "\"ticketId\":\"%s\",\"hallId\":\"%s\",\"queue\":\"综合\",\"number\":\"A%04d\"".formatted(
                    ticket,
                    hall, number % 10_000);
            String served = place
                    + ",\"window\":\"%d\",\"caseNo\":\"%s\"".formatted(1 + random.nextInt(WINDOWS), caseNo);
            tell("QueueTicketTaken", "hall", ticket, 0, place);
            tell("QueueTicketCalled", "hall", ticket, random.nextLong(MINUTE, HOUR), served);
            tell("WindowServiceStarted", "hall", ticket, MINUTE / 2, served);
            tell("WindowServiceEnded", "hall", ticket, random.nextLong(MINUTE, 20 * MINUTE), served);
        }

        void apply(boolean online, String subject) {
            if (online && random.nextBoolean()) {
                channel = "MOBILE";
            }
            tell("ApplicationSubmitted", "portal", MINUTE,
                    "\"itemCode\":\"%s\",\"applicantKind\":\"PERSON\",\"subjectRef\":\"%s\"".formatted(item.itemCode(),
                            subject));
            tell("MaterialsReceived", "approval", random.nextLong(MINUTE, 4 * HOUR), department());
            if (random.nextInt(10) == 0) {
                tell("CorrectionRequired", "approval", random.nextLong(HOUR, WORKING_DAY),
                        department() + ",\"stage\":\"BEFORE_ACCEPTANCE\"");
                tell("CorrectionSubmitted", "approval", random.nextLong(HOUR, 3 * WORKING_DAY), department());
            }
            tell("ApplicationAccepted", "approval", random.nextLong(HOUR, 2 * WORKING_DAY), department());
        }

        void handle() {
            long patience = item.handlingType() == HandlingType.INSTANT ? HOUR : 4 * WORKING_DAY;
            for (String step : List.of("审查", "审核")) {
                tell("ReviewStepCompleted", "approval", random.nextLong(MINUTE, patience),
                        "\"stepName\":\"" + step + "\",\"outcome\":\"通过\"");
            }
            boolean granted = random.nextInt(50) > 0;
            tell("DecisionMade", "approval", random.nextLong(MINUTE, patience),
                    "\"outcome\":\"" + (granted ? "GRANTED" : "REFUSED") + "\"");
            if (granted) {
                tell("CertificateIssued", "approval", HOUR,
                        "\"certificateNo\":\"C%s\",\"name\":\"%s\"".formatted(caseNo, item.name()));
            }
            tell("CaseClosed", "approval", MINUTE, "\"result\":\"准予\"");
            if (granted && random.nextInt(50) > 0) {
                tell("ResultDelivered", "approval", random.nextLong(HOUR, 5 * WORKING_DAY), "\"method\":\"COURIER\"");
            }
            if (random.nextInt(3) > 0) {
                tell("EvaluationSubmitted", "portal", random.nextLong(MINUTE, 2 * WORKING_DAY),
                        "\"satisfaction\":\"%s\",\"deviceId\":\"D-%d\"".formatted(
                                random.nextInt(30) == 0 ? "DISSATISFIED" : "VERY_SATISFIED", random.nextInt(PEOPLE)));
            }
        }

        private String department() {
            return "\"department\":\"" + department + "\"";
        }

        private void tell(String type, String source, long afterSeconds, String data) {
            tell(type, source, caseNo, afterSeconds, "\"caseNo\":\"" + caseNo + "\"," + data);
        }

        private void tell(String type, String source, String subject, long afterSeconds, String data) {
            at = at.plusSeconds(afterSeconds);
            long id = ids++;
            happenings.add(new Happening(at, id, """
                    {"specversion":"1.0","id":"b-%d","source":"urn:jianghai:%s","type":"%s","subject":"%s","time":"%s",\
                    "channel":"%s","actor":"%s-%d","actorrole":"CLERK","data":{%s}}""".formatted(id, source, type,
                    subject, TIME.format(at.atZone(ZONE)), channel, department, clerk, data)));
        }
    }
}
