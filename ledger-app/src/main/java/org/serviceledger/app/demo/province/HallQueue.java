package org.serviceledger.app.demo.province;

/** A queue of a hall; its letter begins the numbers of its tickets. */
public enum HallQueue {

    /** 户政出入境. */
    A("户政、出入境", "Household registration, exit and entry"),
    /** 社保民生. */
    B("社保、医保、民政、公积金", "Social security, healthcare, civil affairs, housing fund"),
    /** 企业审批. */
    C("企业开办与行政审批", "Business registration and approvals"),
    /** 不动产登记. */
    D("不动产登记", "Real estate registration");

    private final String zh;
    private final String en;

    HallQueue(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** What it is for, in Chinese. */
    public String zh() {
        return zh;
    }

    /** What it is for, in English. */
    public String en() {
        return en;
    }
}
