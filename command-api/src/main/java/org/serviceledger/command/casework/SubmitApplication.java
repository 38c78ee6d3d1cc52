package org.serviceledger.command.casework;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.serviceledger.command.decision.Require;
import org.serviceledger.core.event.ApplicantKind;
import org.serviceledger.core.event.Material;

/** Submits an application (申请). Without a case number one is made: item code, day, and five digits that count up. */
public record SubmitApplication(@Nullable String caseNo, String itemCode, @Nullable String subjectRef,
        @Nullable ApplicantKind applicantKind, @Nullable List<Material> materials) {

    public SubmitApplication {
        Require.keyIfThere("caseNo", caseNo);
        Require.key("itemCode", itemCode);
        Require.keyIfThere("subjectRef", subjectRef);
        materials = materials == null ? null : List.copyOf(materials);
    }
}
