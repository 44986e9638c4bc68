import { payload } from "../state";
import { t } from "../words";

/** Why a study is not there. */
export function MissingStudy({ study }: { study: string }) {
    const why = payload.value.studies.why?.[study];
    return <p class="note">{why ? <span lang="en">{why}</span> : t("missing_study")}</p>;
}
