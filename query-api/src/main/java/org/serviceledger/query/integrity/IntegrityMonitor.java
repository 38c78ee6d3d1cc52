package org.serviceledger.query.integrity;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import org.serviceledger.core.clock.LedgerClock;
import org.serviceledger.core.integrity.IntegrityCheck;
import org.serviceledger.core.ledger.Head;
import org.serviceledger.core.ledger.Ledger;
import org.serviceledger.core.ledger.LedgerException;
import org.serviceledger.projections.Days;
import org.serviceledger.query.integrity.IntegrityReport.Check;
import org.serviceledger.query.integrity.IntegrityReport.LogHead;
import org.serviceledger.query.integrity.IntegrityReport.Running;
import org.serviceledger.query.integrity.IntegrityReport.State;

/** Checks the whole stored log at the start and from time to time, without getting in anybody's way. */
public final class IntegrityMonitor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IntegrityMonitor.class);
    /** After so many events, which take some 20 ms, it rests: others come first. */
    private static final long EVENTS_IN_ONE_GO = 1_000;
    private static final Duration REST = Duration.ofMillis(25);
    private static final Duration LONG_REST = Duration.ofMillis(500);

    private final IntegrityCheck check;
    private final Ledger ledger;
    private final LedgerClock clock;
    private final Duration interval;
    private final BooleanSupplier busy;
    private volatile @Nullable Check last;
    private volatile @Nullable Running running;
    private @Nullable Disposable work;

    /**
     * @param clock    tells when a check was made
     * @param interval time between the end of a check and the beginning of the next
     * @param busy     whether something else has much to do, so that the check is to hold back
     */
    public IntegrityMonitor(IntegrityCheck check, Ledger ledger, LedgerClock clock, Duration interval,
            BooleanSupplier busy) {
        this.check = check;
        this.ledger = ledger;
        this.clock = clock;
        this.interval = interval;
        this.busy = busy;
    }

    public synchronized void start() {
        if (work == null) {
            work = Mono.defer(this::once).then(Mono.delay(interval)).repeat()
                    .subscribe(done -> {}, e -> LOG.error("the log is no longer checked", e));
        }
    }

    private Mono<Check> once() {
        OffsetDateTime startedAt = Days.shown(clock.now());
        long total = ledger.head().nextPosition();
        running = new Running(startedAt, 0, total);
        return check.run().doOnNext(state -> running = new Running(startedAt, state.events(), total))
                .bufferUntilChanged(state -> state.events() / EVENTS_IN_ONE_GO)
                .concatMap(some -> Mono.just(some.getLast()).delayElement(busy.getAsBoolean() ? LONG_REST : REST),
                        0)
                .defaultIfEmpty(new IntegrityCheck.State(0, 0, -1, null)).last()
                .onErrorResume(LedgerException.Unavailable.class, this::unreadable)
                .onErrorResume(e -> {
                    LOG.error("the log cannot be read", e);
                    return Mono.just(new IntegrityCheck.State(0, 0, 0, "the log cannot be read"));
                })
                .map(state -> new Check(startedAt, Days.shown(clock.now()), state.blocks(), state.events(),
                        state.ok(),
                        state.ok() ? null : state.firstBadPosition(), state.message()))
                .doOnNext(this::ended);
    }

    /** A store that does not answer says nothing of the log; only damage that is known stays known. */
    private Mono<IntegrityCheck.State> unreadable(LedgerException.Unavailable reason) {
        LOG.error("the log could not be checked: {}", reason.getMessage());
        Check known = last;
        last = known == null || known.ok() ? null : known;
        running = null;
        return Mono.empty();
    }

    private void ended(Check ended) {
        last = ended;
        running = null;
        if (!ended.ok()) {
            LOG.error("ALARM: the stored log is damaged from position {} on: {}", ended.firstBadPosition(),
                    ended.message());
        }
    }

    /** What is known at this moment; damage stays shown while the next check runs. */
    public IntegrityReport report() {
        Head head = ledger.head();
        LogHead logHead = new LogHead(head.nextPosition() - 1, head.nextBlock() - 1,
                HexFormat.of().formatHex(head.hash()));
        Check known = last;
        Running now = running;
        State state;
        if (known != null) {
            state = known.ok() ? State.OK : State.CORRUPT;
        } else {
            state = now == null ? State.NOT_CHECKED : State.CHECKING;
        }
        return new IntegrityReport(state, logHead, known, now, interval.toSeconds());
    }

    @Override
    public synchronized void close() {
        if (work != null) {
            work.dispose();
        }
    }
}
