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

/** {@code GET /api/v1/exports/cases.{xes,csv,ndjson}}: a selection of cases as a file, by the filters of the search. */
@RestController
public final class ExportEndpoint {

    private final CaseExport exports;

    public ExportEndpoint(CaseExport exports) {
        this.exports = exports;
    }

    /** The file, written while it is read; 404 {@code unknown-format} for any other. */
    @GetMapping("/api/v1/exports/cases.{format}")
    public ResponseEntity<Flux<DataBuffer>> cases(@PathVariable String format, @ModelAttribute CaseFilter filter) {
        CaseQuery query = filter.query();
        return switch (format) {
            case "csv" -> file(format, new MediaType("text", "csv", StandardCharsets.UTF_8), exports.csv(query));
            case "xes" -> file(format, MediaType.APPLICATION_XML, exports.xes(query));
            case "ndjson" -> file(format, MediaType.APPLICATION_NDJSON, exports.ndjson(query));
            default -> throw Parameters.problem(HttpStatus.NOT_FOUND, "unknown-format",
                    "cases are exported as xes, csv or ndjson");
        };
    }

    private static ResponseEntity<Flux<DataBuffer>> file(String format, MediaType type, Flux<String> text) {
        return ResponseEntity.ok().contentType(type)
                .header("Content-Disposition",
                        ContentDisposition.attachment().filename("cases." + format).build().toString())
                .body(text.filter(piece -> !piece.isEmpty()).map(
                        piece -> DefaultDataBufferFactory.sharedInstance.wrap(piece.getBytes(StandardCharsets.UTF_8))));
    }
}
