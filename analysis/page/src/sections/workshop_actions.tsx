// What was tried: every change that rested, and what it alone did to the gap.

import { nameOf, pair, payload } from "../state";
import { originalAt } from "../parameters";
import { withMargin } from "../numbers";
import { t } from "../words";
import { commit, forgetActions, redo, replay, stopReplay, undo } from "../workshop/follow";
import { after, type History } from "../workshop/history";
import { changeBetween, gapOf, whyNot, type State } from "../workshop/played";
import { changeText, gapWithMargin } from "../workshop/shown";
import { history, replaying } from "../workshop/signals";

const valueIn = (settings: [string, unknown][], address: string) => settings.find(([name]) => name === address)?.[1] ?? originalAt(address);

/** "discovery share: 0.15 → 0.2", for each setting that the action moved. */
function told(list: History, place: number): string[] {
    const before = after(list, place);
    return list.actions[place]!.map(([address, value]) => changeText(address, valueIn(before, address), value ?? originalAt(address)));
}

export function Actions() {
    const list = history.value;
    const { currency } = payload.value.finding;
    const [a, b] = [nameOf(pair.value.a), nameOf(pair.value.b)];
    const busy = replaying.value !== null;
    return (
        <>
            <h3>{t("ws_actions")}</h3>
            {!list.actions.length ? <p class="note">{t("ws_actions_none")}</p> : (
                <>
                    <p class="buttons">
                        <button type="button" disabled={list.done === 0} onClick={undo}>{t("ws_undo")}</button>
                        <button type="button" disabled={list.done === list.actions.length} onClick={redo}>{t("ws_redo")}</button>
                        <button type="button" disabled={list.done === 0} onClick={() => (busy ? finish() : void replay())}>{t(busy ? "ws_replay_stop" : "ws_replay")}</button>
                        <button type="button" onClick={forgetActions}>{t("ws_forget")}</button>
                        <span role="status">{busy ? t("ws_replaying", { n: replaying.value ?? 0, all: list.done }) : ""}</span>
                    </p>
                    <div class="scroll" tabIndex={0} role="region" aria-label={t("ws_actions")}>
                        <table class="actions">
                            <thead><tr><th scope="col">{t("ws_action")}</th><th scope="col">{t("ws_effect")}</th><th scope="col">{t("ws_gap_after")}</th></tr></thead>
                            <tbody>
                                <Row list={list} place={-1} />
                                {list.actions.map((_, place) => <Row list={list} place={place} />)}
                            </tbody>
                        </table>
                    </div>
                    <p class="note">{t("ws_actions_note", { a, b, currency })}</p>
                </>
            )}
        </>
    );
}

/** Stops where it is: what came later in the list is undone. */
function finish(): void {
    const at = replaying.value ?? history.value.done;
    stopReplay();
    history.value = { ...history.value, done: at };
    commit();
}

function Row({ list, place }: { list: History; place: number }) {
    const now: State = { pair: pair.value, settings: after(list, place + 1) };
    const gap = gapOf(now);
    const effect = place < 0 ? null : changeBetween({ ...now, settings: after(list, place) }, now);
    const refused = whyNot(now);
    const at = replaying.value ?? list.done;
    const undone = place >= list.done;
    return (
        <tr class={undone ? "undone" : ""} aria-current={place + 1 === at ? "step" : undefined}>
            <th scope="row">
                {place < 0 ? t("ws_as_it_stands") : <>{place + 1}. {told(list, place).map((line, number) => <>{number > 0 && <br />}{line}</>)}{undone && <> ({t("ws_undone")})</>}</>}
            </th>
            <td>{place < 0 ? "" : effect ? withMargin(effect, true) : refused ? t("ws_refused", { why: refused }) : t("computing")}</td>
            <td>{gap ? gapWithMargin(gap) : refused ? "–" : t("computing")}</td>
        </tr>
    );
}
