package org.serviceledger.benchmarks.intake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Facts of whole cases as a portal, a hall and an approval system send them: nine a case, from the
 * application, which names its applicant, to the evaluation. Some hundred cases are open at any time.
 * Safe to be used by many senders.
 */
public final class Business {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");
    private static final int STEPS = 9;
    private static final int OPEN_CASES = 256;
    private static final int PEOPLE = 50_000;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private final String run;
    private final Duration later;
    private final AtomicLong number = new AtomicLong();

    /**
     * @param run tells the ids of one run from those of another
     */
    public Business(String run) {
        this(run, Instant.now());
    }

    /**
     * @param run  tells the ids of one run from those of another
     * @param from when its first fact happens; the others happen as time goes by
     */
    public Business(String run, Instant from) {
        this.run = run;
        this.later = Duration.between(Instant.now(), from);
    }

    /** The next fact, a CloudEvent in JSON on one line. */
    byte[] next() {
        long n = number.getAndIncrement();
        long round = n / (OPEN_CASES * STEPS);
        long within = n % (OPEN_CASES * STEPS);
        long caseNumber = round * OPEN_CASES + within % OPEN_CASES;
        return fact((int) (within / OPEN_CASES), caseNumber, n).getBytes(StandardCharsets.UTF_8);
    }

    private String fact(int step, long caseNumber, long n) {
        String caseNo = "11990100000010284A3990100020000%s%08d".formatted(run, caseNumber);
        return switch (step) {
            case 0 -> fact("ApplicationSubmitted", "portal", caseNo, n,
                    "\"itemCode\":\"11990100000010284A3990100020000\",\"applicantKind\":\"PERSON\",\"applicant\":"
                            + person(caseNumber) + ",\"dueAt\":\"2030-03-20T23:59:59+08:00\"");
            case 1 -> fact("MaterialsReceived", "hall", caseNo, n, "\"department\":\"11990100000010284A\"");
            case 2 -> fact("ApplicationAccepted", "approval", caseNo, n,
                    "\"department\":\"11990100000010284A\",\"documentNo\":\"受2026-" + caseNumber + "\"");
            case 3 -> fact("ReviewStepCompleted", "approval", caseNo, n, "\"stepName\":\"审查\",\"outcome\":\"通过\"");
            case 4 -> fact("ReviewStepCompleted", "approval", caseNo, n, "\"stepName\":\"审核\",\"outcome\":\"通过\"");
            case 5 -> fact("DecisionMade", "approval", caseNo, n, "\"outcome\":\"GRANTED\"");
            case 6 -> fact("CertificateIssued", "approval", caseNo, n, "\"certificateNo\":\"证" + caseNumber + "\"");
            case 7 -> fact("CaseClosed", "approval", caseNo, n, "\"result\":\"准予\"");
            default -> fact("EvaluationSubmitted", "portal", caseNo, n, "\"satisfaction\":\"VERY_SATISFIED\"");
        };
    }

    private String fact(String type, String source, String caseNo, long n, String data) {
        return """
                {"specversion":"1.0","id":"%s-%d","source":"urn:jianghai:%s","type":"%s","subject":"%s","time":"%s",\
                "channel":"PC","actor":"account-%d","actorrole":"CLERK","data":{"caseNo":"%s",%s}}""".formatted(run, n,
                source, type, caseNo, TIME.format(Instant.now().plus(later).atZone(ZONE)), n % 500, caseNo, data);
    }

    /** Somebody of the fictional province, with an identity number whose check is right. */
    private static String person(long caseNumber) {
        long who = Math.floorMod(caseNumber * 7919, PEOPLE);
        String number = "990102%04d%02d%02d%03d".formatted(1950 + who % 50, 1 + who / 50 % 12, 1 + who / 600 % 28,
                who % 1000);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return "{\"name\":\"某某%d\",\"idNumber\":\"%s%c\",\"phone\":\"129%08d\"}".formatted(who, number,
                "10X98765432".charAt(sum % 11), who);
    }
}
