package org.serviceledger.command.casework;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;
import org.serviceledger.core.event.Material;

/** Receives materials (收件). */
public record ReceiveMaterials(String caseNo, @Nullable String department, @Nullable String receiptNo,
        @Nullable String window, @Nullable List<Material> materials) {

    public ReceiveMaterials {
        Require.key("caseNo", caseNo);
        materials = materials == null ? null : List.copyOf(materials);
    }
}
