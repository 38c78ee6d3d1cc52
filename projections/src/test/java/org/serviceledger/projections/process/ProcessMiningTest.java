package org.serviceledger.projections.process;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import org.serviceledger.core.event.ApplicationEvent.ApplicationAccepted;
import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.ApplicationEvent.CorrectionRequired;
import org.serviceledger.core.event.EventEnvelope;
import org.serviceledger.core.event.HandlingEvent.ReviewStepCompleted;
import org.serviceledger.core.event.ResultEvent.CaseClosed;
import org.serviceledger.projections.Facts;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.process.ProcessMap.Kind;
import org.serviceledger.projections.process.ProcessMap.Step;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessMiningTest {

    private static final OffsetDateTime START = OffsetDateTime.parse("2026-03-02T09:00:00+08:00");

    private final ProcessMining mining = new ProcessMining();

    private static EventEnvelope at(long minute, org.serviceledger.core.event.ServiceEvent fact) {
        return Facts.fact(START.plusMinutes(minute)
                .format(java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME), fact);
    }

    private static EventEnvelope step(long minute, String name, long startedMinute) {
        return at(minute, new ReviewStepCompleted("C", name, null, START.plusMinutes(startedMinute), null, null));
    }

    private void add(EventEnvelope... facts) {
        mining.add(Facts.fold(new CaseFileView(), "C", facts));
    }

    private Step step(String name) {
        return mining.map(true).steps().stream().filter(step -> step.step().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void time_is_told_apart_into_waiting_and_working_and_ways_are_counted() {
        // given
        for (int i = 0; i < 3; i++) {
            add(at(0, new ApplicationSubmitted("C", "I", null, null, null, null)),
                    at(10, new ApplicationAccepted("C", null, null, null)), step(70, "审核", 60),
                    at(80, new CaseClosed("C", null)));
        }
        add(at(0, new ApplicationSubmitted("C", "I", null, null, null, null)), at(500, new CaseClosed("C", null)));
        // then
        ProcessMap map = mining.map(true);
        assertThat(map.cases()).isEqualTo(4);
        assertThat(step("审核").elapsedP50()).isEqualTo(3600);
        assertThat(step("审核").waitingP50()).isEqualTo(50 * 60);
        assertThat(step("审核").workingP50()).isEqualTo(10 * 60);
        assertThat(step("受理").workingP50()).isNull();
        assertThat(map.variants().getFirst().steps()).containsExactly("申请", "受理", "审核", "办结");
        assertThat(map.variants().getFirst().cases()).isEqualTo(3);
        assertThat(map.variants().getFirst().share()).isEqualTo(.75);
        assertThat(map.transitions()).anySatisfy(one -> {
            assertThat(one.from() + one.to()).isEqualTo("审核办结");
            assertThat(one.count()).isEqualTo(3);
            assertThat(one.elapsedP90()).isEqualTo(600);
        });
    }

    @Test
    void where_most_time_goes_and_where_cases_come_back_is_found() {
        // given a slow step, and one that is gone through twice
        for (int i = 0; i < 10; i++) {
            add(at(0, new ApplicationSubmitted("C", "I", null, null, null, null)),
                    at(1, new CorrectionRequired("C", null, null, null)),
                    at(2, new ApplicationAccepted("C", null, null, null)), step(20, "初审", 19),
                    step(5000, "专家评审", 4990), step(5010, "初审", 5009), at(5020, new CaseClosed("C", null)));
        }
        // then
        List<ProcessMap.Bottleneck> found = mining.map(true).bottlenecks();
        assertThat(found.getFirst().kind()).isEqualTo(Kind.TIME);
        assertThat(found.getFirst().step()).isEqualTo("专家评审");
        assertThat(found.getFirst().value()).isGreaterThan(.9);
        assertThat(found).anySatisfy(one -> {
            assertThat(one.kind()).isEqualTo(Kind.RETURNS);
            assertThat(one.step()).isEqualTo("初审");
            assertThat(one.value()).isEqualTo(1);
        }).anySatisfy(one -> {
            assertThat(one.kind()).isEqualTo(Kind.CORRECTIONS);
            assertThat(one.value()).isEqualTo(1);
        });
    }

    @Test
    void steps_are_told_apart_by_department() {
        // given a step that is slow in one department, and gone through twice in the other
        add(at(0, new ApplicationSubmitted("C", "I", null, null, null, null)),
                at(10, new ApplicationAccepted("C", "slow", null, null)), step(700, "审核", 690));
        add(at(0, new ApplicationSubmitted("C", "I", null, null, null, null)),
                at(10, new ApplicationAccepted("C", "quick", null, null)), step(20, "审核", 15), step(30, "审核", 21));
        // then
        List<ProcessMap.Place> places = mining.map(true).byDepartment();
        assertThat(places.getFirst()).returns("slow", ProcessMap.Place::department)
                .returns("审核", ProcessMap.Place::step).returns(690 * 60L, ProcessMap.Place::totalSeconds)
                .returns(680 * 60L, ProcessMap.Place::waitingP50).returns(0L, ProcessMap.Place::returns);
        assertThat(places).filteredOn(one -> "quick".equals(one.department()) && one.step().equals("审核"))
                .singleElement().returns(1L, ProcessMap.Place::returns).returns(2L, ProcessMap.Place::passes)
                .returns(1L, ProcessMap.Place::cases).returns(20 * 60L, ProcessMap.Place::totalSeconds);
        assertThat(places.stream().mapToLong(ProcessMap.Place::totalSeconds).sum())
                .isEqualTo(mining.map(true).steps().stream().mapToLong(Step::totalSeconds).sum());
    }

    @Test
    void percentiles_are_exact() {
        for (long seed = 0; seed < 50; seed++) {
            // given
            ProcessMining mined = new ProcessMining();
            Random random = new Random(seed);
            List<Long> minutes = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(50); i++) {
                long minute = random.nextInt(10_000);
                minutes.add(minute * 60);
                mined.add(Facts.fold(new CaseFileView(), "C",
                        at(0, new ApplicationSubmitted("C", "I", null, null, null, null)),
                        at(minute, new CaseClosed("C", null))));
            }
            long[] sorted = minutes.stream().mapToLong(Long::longValue).sorted().toArray();
            // then
            Step closed = mined.map(true).steps().stream().filter(step -> step.step().equals("办结")).findFirst()
                    .orElseThrow();
            for (int percent : new int[]{50, 90}) {
                long found = percent == 50 ? closed.elapsedP50() : closed.elapsedP90();
                assertThat(Arrays.stream(sorted).filter(one -> one <= found).count() * 100)
                        .isGreaterThanOrEqualTo((long) percent * sorted.length);
                assertThat(Arrays.stream(sorted).filter(one -> one < found).count() * 100)
                        .isLessThan((long) percent * sorted.length);
            }
            assertThat(closed.totalSeconds()).isEqualTo(Arrays.stream(sorted).sum());
        }
    }
}
