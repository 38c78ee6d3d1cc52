package org.serviceledger.projections.runner;

import java.util.List;
import java.util.Map;

import org.serviceledger.core.event.RecordedEvent;
import org.serviceledger.core.event.ServiceEvent;
import org.serviceledger.projections.References;
import org.serviceledger.projections.View;
import org.serviceledger.projections.casefile.CaseFile;
import org.serviceledger.projections.casefile.CaseFileView;
import org.serviceledger.projections.store.Amount;
import org.serviceledger.projections.store.BucketKey;
import org.serviceledger.projections.store.ListKey;

/** The case view, to be spoilt in tests. */
abstract class DelegatingCaseView implements View<CaseFile> {

    private final CaseFileView real = new CaseFileView();

    @Override
    public String kind() {
        return real.kind();
    }

    @Override
    public Class<CaseFile> type() {
        return real.type();
    }

    @Override
    public Class<? extends ServiceEvent> family() {
        return real.family();
    }

    @Override
    public String tag() {
        return real.tag();
    }

    @Override
    public String keyOf(RecordedEvent event) {
        return real.keyOf(event);
    }

    @Override
    public CaseFile empty(String key) {
        return real.empty(key);
    }

    @Override
    public CaseFile evolve(CaseFile file, RecordedEvent event) {
        return real.evolve(file, event);
    }

    @Override
    public int version() {
        return real.version();
    }

    @Override
    public boolean followsCorrections() {
        return real.followsCorrections();
    }

    @Override
    public CaseFile remade(CaseFile before, CaseFile anew) {
        return real.remade(before, anew);
    }

    @Override
    public CaseFile settle(CaseFile file, References references) {
        return real.settle(file, references);
    }

    @Override
    public CaseFile settleNext(CaseFile file, References references) {
        return real.settleNext(file, references);
    }

    @Override
    public CaseFile resettle(CaseFile file, References references, RecordedEvent cause) {
        return real.resettle(file, references, cause);
    }

    @Override
    public List<String> dependents(RecordedEvent event) {
        return real.dependents(event);
    }

    @Override
    public List<Dependents> dependents(RecordedEvent event, References before, References after) {
        return real.dependents(event, before, after);
    }

    @Override
    public Map<BucketKey, Amount> contributions(CaseFile file) {
        return real.contributions(file);
    }

    @Override
    public List<ListKey> listKeys(CaseFile file) {
        return real.listKeys(file);
    }

    @Override
    public String listSort(CaseFile file) {
        return real.listSort(file);
    }
}
