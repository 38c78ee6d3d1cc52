package org.serviceledger.projections;

import org.junit.jupiter.api.Test;

import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.store.ViewStoreException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ViewJsonTest {

    @Test
    void what_was_written_is_read_again() {
        CaseFile file = new CaseFileView().empty("case-1");

        assertThat(ViewJson.read(ViewJson.write(file), CaseFile.class)).isEqualTo(file);
    }

    @Test
    void a_view_in_an_earlier_form_is_not_to_be_had_for_the_time_being() {
        String earlier = "{\"caseNo\":\"case-1\",\"oversight\":\"in words\"}";

        assertThatThrownBy(() -> ViewJson.read(earlier, CaseFile.class))
                .isInstanceOf(ViewStoreException.Unavailable.class).hasMessageContaining("built anew");
    }
}
