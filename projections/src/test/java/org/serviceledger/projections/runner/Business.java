package org.serviceledger.projections.runner;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.serviceledger.projections.View;
import org.serviceledger.projections.ViewJson;
import org.serviceledger.projections.Views;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.Irregularities;
import org.serviceledger.projections.store.ViewDocument;

/** What views say of the business: everything but positions and times of arrival, which the order of arrival gives. */
final class Business {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Set<String> OF_ARRIVAL = Set.of("position", "firstPosition", "backDated", "lastRecordedAt",
            "latency", "moves", "rhythm");

    private Business() {}

    static Map<EntityKey, String> of(Iterable<ViewDocument> documents) {
        Map<EntityKey, String> said = new TreeMap<>(java.util.Comparator.comparing(EntityKey::toString));
        documents.forEach(document -> said.put(new EntityKey(document.kind(), document.id()), said(document)));
        return said;
    }

    private static String said(ViewDocument document) {
        JsonNode tree = MAPPER.readTree(document.json());
        strip(tree);
        View<?> view = Views.ALL.stream().filter(v -> v.kind().equals(document.kind())).findFirst().orElseThrow();
        Object read = ViewJson.read(document.json(), view.type());
        String irregular = read instanceof CaseFile file
                ? Irregularities.of(file).stream().map(Irregularities.Irregularity::code).sorted().toList().toString()
                : document.listKeys() + document.listSort();
        return tree + irregular;
    }

    private static void strip(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            OF_ARRIVAL.forEach(object::remove);
        }
        tree.forEach(Business::strip);
    }
}
