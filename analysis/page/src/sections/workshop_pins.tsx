// Up to four cases side by side: what is set in each, and what comes of it.

import { dotPlot } from "../charts/dots";
import { Figure } from "../charts/figure";
import { brief, exponentWithMargin, margin, of100, rounded } from "../numbers";
import { models, nameOf, pair, payload, settings, sortedSettings } from "../state";
import { quantileDots, shareAhead } from "../statistics";
import { language, t } from "../words";
import { act } from "../workshop/follow";
import { between } from "../workshop/history";
import { differencesOf, gapOf, whyNot, type State } from "../workshop/played";
import { aheadWords, gapText, gapWithMargin, settingText } from "../workshop/shown";
import { pins } from "../workshop/signals";
import { longestName, mostPins, type Pin } from "../workshop/stored";
import { aheadShare } from "./verdict";

const stateOf = (pin: Pin): State => ({ pair: { a: models.value.indexOf(pin.a), b: models.value.indexOf(pin.b) }, settings: pin.set });

const isNow = (pin: Pin) => pin.a === nameOf(pair.value.a) && pin.b === nameOf(pair.value.b) && !between(pin.set, settings.value).length;

/** "Case 3", with the first number that no case has. */
function freeName(): string {
    const taken = new Set(pins.value.map((pin) => pin.name));
    return [1, 2, 3, 4, 5].map((n) => t("ws_case", { n })).find((name) => !taken.has(name)) ?? t("ws_case", { n: 1 });
}

function pinNow(): void {
    const name = settings.value.length ? freeName() : t("ws_case_plain");
    pins.value = [...pins.value, { name, a: nameOf(pair.value.a), b: nameOf(pair.value.b), set: sortedSettings.value }];
}

export function Pins() {
    const full = pins.value.length >= mostPins;
    const already = pins.value.some(isNow);
    return (
        <>
            <h3>{t("ws_pins")}</h3>
            {!pins.value.length && <p class="note">{t("ws_pins_none")}</p>}
            <p class="buttons">
                <button type="button" disabled={full || already || pair.value.a === pair.value.b} onClick={pinNow}>{t("ws_pin")}</button>
                <span class="note" role="status">{full ? t("ws_pins_full") : already ? t("ws_pinned_already") : ""}</span>
            </p>
            {pins.value.length > 0 && <div class="cards pins">{pins.value.map((pin, place) => <Card key={place} pin={pin} place={place} />)}</div>}
            <Dots />
        </>
    );
}

/** In how many futures the first model is ahead: of the scenario itself all of the run are known. */
const shareOf = ({ pair: of, settings: set }: State, differences: Float64Array) => (set.length ? null : aheadShare(payload.value, of)?.value) ?? shareAhead(differences);

const mostShown = 6;

function Card({ pin, place }: { pin: Pin; place: number }) {
    const state = stateOf(pin);
    const gap = gapOf(state);
    const differences = differencesOf(state);
    const refused = whyNot(state);
    const rename = (event: Event) => {
        const name = (event.target as HTMLInputElement).value.slice(0, longestName);
        pins.value = pins.value.map((each, other) => (other === place ? { ...each, name } : each));
    };
    const show = () =>
        act(() => {
            pair.value = state.pair;
            settings.value = [...pin.set];
        });
    const title = pin.name || t("ws_case", { n: place + 1 });
    return (
        <div class={isNow(pin) ? "card now" : "card"}>
            <input class="name" type="text" value={pin.name} maxLength={longestName} aria-label={t("ws_case_name", { n: place + 1 })} onInput={rename} />
            {gap ? (
                <p class="big">
                    <span>{aheadWords(gap, state.pair)}</span>
                    <strong class={gap.value < 0 ? "bad" : "good"}>{rounded(Math.abs(gap.value), exponentWithMargin(gap))}</strong>
                    <span class="note">± {rounded(margin(gap), exponentWithMargin(gap))} {payload.value.finding.currency}</span>
                </p>
            ) : <p>{refused ? t("ws_refused", { why: refused }) : t("computing")}</p>}
            {differences && <p>{t("ws_case_ahead", { a: pin.a, n: of100(shareOf(state, differences)) })}</p>}
            <ul>
                {pin.set.length === 0 && <li>{t("ws_case_plain")}</li>}
                {pin.set.slice(0, mostShown).map((setting) => <li>{settingText(setting)}</li>)}
                {pin.set.length > mostShown && <li>{t("ws_case_more", { n: pin.set.length - mostShown })}</li>}
            </ul>
            <p class="buttons">
                <button type="button" disabled={isNow(pin)} aria-label={t("ws_case_show_named", { name: title })} onClick={show}>{t("ws_case_show")}</button>
                <button type="button" aria-label={t("ws_unpin_named", { name: title })} onClick={() => (pins.value = pins.value.filter((_, other) => other !== place))}>{t("ws_unpin")}</button>
            </p>
        </div>
    );
}

/** All cases on one axis. */
function Dots() {
    const cases = pins.value.flatMap((pin, place) => {
        const state = stateOf(pin);
        const [gap, differences] = [gapOf(state), differencesOf(state)];
        const name = `${place + 1}. ${pin.name || t("ws_case", { n: place + 1 })}`;
        return gap && differences ? [{ name, gap, differences, share: shareOf(state, differences), row: { name, model: state.pair.a, values: quantileDots(differences) } }] : [];
    });
    if (!cases.length) return null;
    const byGap = [...cases].sort((x, y) => y.gap.value - x.gap.value);
    const [best, worst] = [byGap[0]!, byGap.at(-1)!];
    const { currency } = payload.value.finding;
    const sum = cases.map(({ name, differences }) => `${name}${differences.length}`).join();
    return (
        <Figure
            id="cases"
            title={cases.length > 1 ? t("ws_cases_title", { best: best.name, most: gapText(best.gap), worst: worst.name, least: gapText(worst.gap) }) : t("ws_cases_title_one", { best: best.name, most: gapText(best.gap) })}
            note={t("ws_cases_note")}
            values={{
                heads: ["", t("gap"), "P5", "P50", "P95", "/ 100"],
                rows: cases.map(({ name, gap, share, row }) => [name, gapWithMargin(gap), ...[2, 24, 47].map((at) => brief(row.values[at]!)), of100(share)]),
            }}
            draw={(width) => dotPlot(cases.map(({ row }) => row), width, t("ws_cases_axis", { currency }))}
            on={[sum, pair.value, language.value]}
        />
    );
}
