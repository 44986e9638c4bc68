// The workshop: guess, what was tried, cases side by side, where we are, and taking it home. While results are hidden,
// the guess alone.

import { models } from "../state";
import { t } from "../words";
import { hidden } from "../workshop/signals";
import { Section } from "./section";
import { Actions } from "./workshop_actions";
import { SelfAssessment } from "./workshop_assessment";
import { GuessFirst } from "./workshop_guess";
import { Pins } from "./workshop_pins";
import { Share } from "./workshop_share";

export function Workshop() {
    if (models.value.length < 2) {
        return (
            <Section id="workshop" title="sec_workshop">
                <p>{t("one_model")}</p>
                <Share />
            </Section>
        );
    }
    return (
        <Section id="workshop" title="sec_workshop">
            <p>{t("ws_intro")}</p>
            <GuessFirst />
            {!hidden.value && (
                <>
                    <Actions />
                    <Pins />
                    <SelfAssessment />
                    <Share />
                </>
            )}
        </Section>
    );
}
