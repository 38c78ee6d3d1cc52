package org.serviceledger.command.catalogue;

import org.serviceledger.command.decision.Rule;
import org.serviceledger.command.decision.RuleText;

/** The rules about the catalogue of items. */
public enum ItemRule implements Rule {

    ALREADY_PUBLISHED("already-published", "该事项已发布，请使用变更。",
            "The item is published already; amend it.",
            "catalogue: an item is published once"),
    NOT_PUBLISHED("not-published", "该事项尚未发布。",
            "The item is not published.",
            "catalogue: only what is published is changed"),
    ITEM_RETIRED("item-retired", "该事项已取消。",
            "The item was retired.",
            "catalogue: nothing after the retirement"),
    FROM_BEFORE("from-before", "新版本的生效日期不得早于现行版本。",
            "A version must not begin before the one that it replaces.",
            "catalogue: versions follow one another"),
    PROMISE_LONGER_THAN_LAW("promise-longer-than-law", "承诺办结时限不得长于法定办结时限。",
            "The promised limit must not be longer than the legal one.",
            "承诺办结时限 ≤ 法定办结时限"),
    DEPTH_OUT_OF_RANGE("depth-out-of-range", "网办深度应为 1 至 4。",
            "The online depth is a number from 1 to 4.",
            "网办深度 Ⅰ–Ⅳ"),
    DEPTH_NEEDS_ONLINE("depth-needs-online", "不能网上办理的事项没有网办深度 3、4。",
            "An item that is not online has no depth of 3 or 4.",
            "网办深度 Ⅲ, Ⅳ: 网上受理"),
    FULL_DEPTH_NEEDS_NO_VISIT("full-depth-needs-no-visit", "网办深度 4 的事项到办事现场次数应为 0。",
            "An item of depth 4 needs no visit.",
            "网办深度 Ⅳ ⇒ 到办事现场次数 = 0"),
    NEGATIVE_NUMBER("negative-number", "次数和时限不得为负。",
            "Visits and limits are not negative.",
            "catalogue: counts"),
    NO_LEGAL_BASIS("no-legal-basis", "豁免须有法律依据。",
            "An exemption needs its legal basis.",
            "国办发〔2018〕45号: 法律法规另有规定或涉密"),
    ALREADY_EXEMPT("already-exempt", "该事项已有同类豁免。",
            "The item is exempted in this way already.",
            "catalogue: one exemption of a kind at a time");

    private final RuleText text;

    ItemRule(String code, String zh, String en, String source) {
        this.text = new RuleText(code, zh, en, source);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
