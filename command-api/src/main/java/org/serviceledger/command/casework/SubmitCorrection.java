package org.serviceledger.command.casework;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;
import org.serviceledger.core.event.Material;

/** Hands in what was missing (补正). */
public record SubmitCorrection(String caseNo, @Nullable List<Material> materials) {

    public SubmitCorrection {
        Require.key("caseNo", caseNo);
        materials = materials == null ? null : List.copyOf(materials);
    }
}
