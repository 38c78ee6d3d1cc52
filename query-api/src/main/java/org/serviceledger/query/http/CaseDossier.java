package org.serviceledger.query.http;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.serviceledger.core.event.ApplicationEvent.ApplicationSubmitted;
import org.serviceledger.core.event.ApplicationEvent.CorrectionRequired;
import org.serviceledger.core.event.ApplicationEvent.CorrectionSubmitted;
import org.serviceledger.core.event.ApplicationEvent.MaterialsReceived;
import org.serviceledger.core.event.ApplicationEvent.MaterialsWaived;
import org.serviceledger.core.event.Correction;
import org.serviceledger.core.event.Corrector;
import org.serviceledger.core.event.HandlingEvent.SpecialProcedureEnded;
import org.serviceledger.core.event.HandlingEvent.SpecialProcedureStarted;
import org.serviceledger.core.event.Material;
import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.SpecialProcedureKind;
import org.serviceledger.core.event.schema.EventNames;
import org.serviceledger.projections.Days;

/**
 * What is in a case's dossier, read from its history: documents, materials, special procedures, and what was
 * corrected. Everything is as it should have been told; only the corrections say what was told at first.
 */
public record CaseDossier(List<Document> documents, List<MaterialNote> materials, List<Procedure> procedures,
        List<Corrected> corrections) {

    private static final CaseDossier EMPTY = new CaseDossier(List.of(), List.of(), List.of(), List.of());

    /** A numbered document (文书) of the case. */
    public record Document(String type, String zh, String documentNo, @Nullable String department, OffsetDateTime at,
            long position) {}

    /** What became of a material. */
    public enum MaterialState {
        /** It was handed in. */
        RECEIVED,
        /** It need not be handed in (免提交). */
        WAIVED,
        /** A notice asks for it, and nothing was handed in since. */
        MISSING
    }

    /** A material of the application, as it was told last. */
    public record MaterialNote(String name, MaterialState state, OffsetDateTime at, long position) {}

    /**
     * A special procedure (特别程序).
     *
     * @param noticeNo of the written notice; without one its time should not have been left out
     * @param endedAt  null while it goes on
     */
    public record Procedure(@Nullable SpecialProcedureKind kind, @Nullable String procedureId,
            @Nullable String noticeNo, @Nullable OffsetDateTime startedAt, @Nullable OffsetDateTime endedAt,
            @Nullable Integer days, @Nullable String reason, @Nullable String result) {}

    /**
     * A correction (红字更正), before and after.
     *
     * @param type     of the corrected fact; null when that is not recorded yet
     * @param corrects position of the corrected fact
     * @param before   what was told; null when nothing was
     * @param after    what is right; null when nothing is
     * @param applied  whether it changes anything: it does not when it makes no sense in its place
     */
    public record Corrected(long position, OffsetDateTime at, @Nullable String type, @Nullable String zh,
            @Nullable Long corrects, String field, @Nullable JsonNode before, @Nullable JsonNode after,
            @Nullable String reason, @Nullable String legalBasis, @Nullable String askedBy,
            @Nullable String approvedBy, boolean applied) {}

    /** The dossier of a case from its events as they were told. */
    static CaseDossier of(List<RecordedEvent> told, Corrector corrector) {
        if (told.isEmpty()) {
            return EMPTY;
        }
        List<RecordedEvent> events = new ArrayList<>(corrector.corrected(told));
        events.sort(java.util.Comparator.comparing((RecordedEvent event) -> event.envelope().time().toInstant())
                .thenComparing(RecordedEvent::position));
        return new CaseDossier(documents(events), materials(events), procedures(events), corrections(told, corrector));
    }

    private static List<Document> documents(List<RecordedEvent> events) {
        List<Document> documents = new ArrayList<>();
        for (RecordedEvent event : events) {
            Numbered numbered = Numbered.of(event.data());
            if (numbered != null) {
                documents.add(new Document(event.envelope().type(), zh(event), numbered.number(),
                        numbered.department(), shown(event), event.position()));
            }
        }
        return documents;
    }

    private static List<MaterialNote> materials(List<RecordedEvent> events) {
        Map<String, MaterialNote> notes = new LinkedHashMap<>();
        for (RecordedEvent event : events) {
            switch (event.data()) {
                case ApplicationSubmitted fact -> received(notes, fact.materials(), event);
                case MaterialsReceived fact -> received(notes, fact.materials(), event);
                case CorrectionSubmitted fact -> {
                    // Who names some of what was asked for has handed in those; who names none of it, all, by whatever name.
                    boolean some = fact.materials() != null
                            && fact.materials().stream().anyMatch(material -> missing(notes.get(material.name())));
                    received(notes, fact.materials(), event);
                    notes.replaceAll((name, note) -> !some && missing(note)
                            ? new MaterialNote(name, MaterialState.RECEIVED, shown(event), event.position())
                            : note);
                }
                case MaterialsWaived fact -> note(notes, fact.materials(), MaterialState.WAIVED, event);
                case CorrectionRequired fact -> note(notes, fact.items(), MaterialState.MISSING, event);
                default -> {
                    // No material.
                }
            }
        }
        return List.copyOf(notes.values());
    }

    private static boolean missing(@Nullable MaterialNote note) {
        return note != null && note.state() == MaterialState.MISSING;
    }

    private static void received(Map<String, MaterialNote> notes, @Nullable List<Material> materials,
            RecordedEvent event) {
        if (materials != null) {
            note(notes, materials.stream().filter(material -> !Boolean.FALSE.equals(material.received()))
                    .map(Material::name).toList(), MaterialState.RECEIVED, event);
        }
    }

    private static void note(Map<String, MaterialNote> notes, @Nullable List<String> names, MaterialState state,
            RecordedEvent event) {
        if (names != null) {
            names.forEach(name -> notes.put(name, new MaterialNote(name, state, shown(event), event.position())));
        }
    }

    /** Ends meet the beginning that they name, or else the earliest one of the same kind, as the clock has it. */
    private static List<Procedure> procedures(List<RecordedEvent> events) {
        List<Procedure> procedures = new ArrayList<>();
        for (RecordedEvent event : events) {
            if (event.data() instanceof SpecialProcedureStarted start) {
                procedures.add(new Procedure(start.kind(), start.procedureId(), start.noticeNo(), shown(event), null,
                        start.days(), start.reason(), null));
            }
        }
        for (RecordedEvent event : events) {
            if (event.data() instanceof SpecialProcedureEnded end) {
                ended(procedures, end, shown(event));
            }
        }
        return procedures;
    }

    private static void ended(List<Procedure> procedures, SpecialProcedureEnded end, OffsetDateTime at) {
        int found = find(procedures, open -> end.procedureId() != null && end.procedureId().equals(open.procedureId()));
        if (found < 0) {
            found = find(procedures, open -> (end.procedureId() == null || open.procedureId() == null)
                    && (end.kind() == null || end.kind() == open.kind()));
        }
        if (found < 0) {
            procedures.add(new Procedure(end.kind(), end.procedureId(), end.noticeNo(), null, at, end.days(),
                    end.reason(), end.result()));
            return;
        }
        Procedure open = procedures.get(found);
        procedures.set(found, new Procedure(open.kind(), open.procedureId(), open.noticeNo(), open.startedAt(), at,
                end.days() == null ? open.days() : end.days(), open.reason(), end.result()));
    }

    private static int find(List<Procedure> procedures, Predicate<Procedure> which) {
        return IntStream.range(0, procedures.size())
                .filter(i -> procedures.get(i).endedAt() == null && which.test(procedures.get(i))).findFirst()
                .orElse(-1);
    }

    /** Each with what the fact said before it, the corrections that were made earlier included. */
    private static List<Corrected> corrections(List<RecordedEvent> told, Corrector corrector) {
        List<Correction> all = Corrector.among(told);
        List<Corrected> found = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Correction correction = all.get(i);
            RecordedEvent fact = told.stream().filter(event -> correction.concerns(event.envelope())).findFirst()
                    .orElse(null);
            RecordedEvent before = fact == null ? null : corrector.corrected(fact, all.subList(0, i));
            RecordedEvent after = before == null ? null : corrector.corrected(before, List.of(correction));
            JsonNode value = corrector.value(correction);
            found.add(new Corrected(correction.position(), Days.shown(correction.at()),
                    fact == null ? null : fact.envelope().type(), fact == null ? null : zh(fact),
                    fact == null ? null : fact.position(), correction.field(),
                    before == null ? null : corrector.said(before, correction), value.isNull() ? null : value,
                    correction.reason(), correction.legalBasis(), correction.actor(), correction.approvedBy(),
                    after != null && !after.equals(before) || !Corrector.rewrites(correction)));
        }
        return found;
    }

    private static String zh(RecordedEvent event) {
        return EventNames.of(event.envelope().type()).zh();
    }

    private static OffsetDateTime shown(RecordedEvent event) {
        return Days.shown(event.envelope().time().toInstant());
    }
}
