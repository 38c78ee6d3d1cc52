package org.serviceledger.query.http;

import java.nio.charset.StandardCharsets;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

import org.serviceledger.projections.read.CaseQuery;
import org.serviceledger.query.export.CaseExport;
import org.serviceledger.query.export.FactExport;

/**
 * {@code GET /api/v1/exports/cases.{xes,csv,ndjson}}: a selection of cases as a file, by the filters of the search; and
 * {@code GET /api/v1/exports/{items,tickets,appointments}.ndjson}: all facts of what is counted beside cases.
 */
@RestController
public final class ExportEndpoint {

    private final CaseExport exports;
    private final FactExport facts;

    public ExportEndpoint(CaseExport exports, FactExport facts) {
        this.exports = exports;
        this.facts = facts;
    }

    /** The file, written while it is read; 404 {@code unknown-format} for any other. */
    @GetMapping("/api/v1/exports/cases.{format}")
    public ResponseEntity<Flux<DataBuffer>> cases(@PathVariable String format, @ModelAttribute CaseFilter filter) {
        CaseQuery query = filter.query();
        return switch (format) {
            case "csv" -> file("cases.csv", new MediaType("text", "csv", StandardCharsets.UTF_8), exports.csv(query));
            case "xes" -> file("cases.xes", MediaType.APPLICATION_XML, exports.xes(query));
            case "ndjson" -> file("cases.ndjson", MediaType.APPLICATION_NDJSON, exports.ndjson(query));
            default -> throw Parameters.problem(HttpStatus.NOT_FOUND, "unknown-format",
                    "cases are exported as xes, csv or ndjson");
        };
    }

    /** The catalogue: items, the halls that they are in, the lists of high-frequency items. */
    @GetMapping("/api/v1/exports/items.ndjson")
    public ResponseEntity<Flux<DataBuffer>> items() {
        return file("items.ndjson", MediaType.APPLICATION_NDJSON, facts.ndjson(FactExport.Kind.ITEMS));
    }

    /** What queue machines told. */
    @GetMapping("/api/v1/exports/tickets.ndjson")
    public ResponseEntity<Flux<DataBuffer>> tickets() {
        return file("tickets.ndjson", MediaType.APPLICATION_NDJSON, facts.ndjson(FactExport.Kind.TICKETS));
    }

    /** What was booked, moved, cancelled, kept and missed. */
    @GetMapping("/api/v1/exports/appointments.ndjson")
    public ResponseEntity<Flux<DataBuffer>> appointments() {
        return file("appointments.ndjson", MediaType.APPLICATION_NDJSON, facts.ndjson(FactExport.Kind.APPOINTMENTS));
    }

    private static ResponseEntity<Flux<DataBuffer>> file(String name, MediaType type, Flux<String> text) {
        return ResponseEntity.ok().contentType(type)
                .header("Content-Disposition",
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text.filter(piece -> !piece.isEmpty()).map(
                        piece -> DefaultDataBufferFactory.sharedInstance.wrap(piece.getBytes(StandardCharsets.UTF_8))));
    }
}
