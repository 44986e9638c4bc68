// The self-assessment: answers set levers of the model compared with, in the open, and only when they are taken over.

import { labelOf, originalAt } from "../parameters";
import { nameOf, pair, payload, settings } from "../state";
import { language, t, type Key } from "../words";
import { en } from "../words/en";
import { readAssessment, setBy, takenOver, type Assessment, type Question } from "../workshop/assessment";
import { act } from "../workshop/follow";
import { between } from "../workshop/history";
import { shownValue } from "../workshop/shown";
import { answers } from "../workshop/signals";

/** A statement in the reader's language, where it is one that the page knows. */
function Statement({ question }: { question: Question }) {
    const key = `ws_q_${question.key}`;
    if (key in en && (language.value !== "en" || en[key as Key] === question.statement)) return <>{t(key as Key)}</>;
    return <span lang="en">{question.statement}</span>;
}

export function SelfAssessment() {
    const assessment = readAssessment(payload.value.assessment);
    if (!assessment) {
        return (
            <>
                <h3>{t("ws_assess")}</h3>
                <p class="note">{t("ws_assess_missing")}</p>
            </>
        );
    }
    const b = nameOf(pair.value.b);
    const { questions, on_the_way } = assessment;
    return (
        <>
            <h3>{t("ws_assess")}</h3>
            <p>{t("ws_assess_intro", { b, grade: assessment.grade })}</p>
            <div class="panels">
                <Questions title={t("ws_assess_way")} questions={questions.slice(0, on_the_way)} assessment={assessment} />
                <Questions title={t("ws_assess_limits")} questions={questions.slice(on_the_way)} assessment={assessment} />
            </div>
            <WhatIsSet assessment={assessment} />
        </>
    );
}

function Questions({ title, questions, assessment }: { title: string; questions: Question[]; assessment: Assessment }) {
    const points = Array.from({ length: assessment.points }, (_, point) => point + 1);
    const answer = (key: string, value: number | null) => {
        const { [key]: _, ...others } = answers.value;
        answers.value = value === null ? others : { ...others, [key]: value };
    };
    return (
        <div class="panel">
            <h4>{title}</h4>
            <p class="note">{t("ws_assess_scale", { points: assessment.points })}</p>
            {questions.map((question) => (
                <fieldset class="question">
                    <legend><Statement question={question} /></legend>
                    {points.map((point) => (
                        <label><input type="radio" name={`answer-${question.key}`} checked={answers.value[question.key] === point} onChange={() => answer(question.key, point)} /> {point}</label>
                    ))}
                    <label><input type="radio" name={`answer-${question.key}`} checked={answers.value[question.key] === undefined} onChange={() => answer(question.key, null)} /> {t("ws_assess_open")}</label>
                </fieldset>
            ))}
        </div>
    );
}

function WhatIsSet({ assessment }: { assessment: Assessment }) {
    const b = nameOf(pair.value.b);
    const set = setBy(assessment, answers.value, b);
    const wanted = set.flatMap((each) => each.settings);
    const next = takenOver(settings.value, wanted, originalAt);
    const same = !between(settings.value, next).length;
    return (
        <>
            <h4>{t("ws_assess_sets", { b })}</h4>
            {!set.length ? <p class="note">{t("ws_assess_nothing")}</p> : (
                <>
                    <div class="scroll" tabIndex={0} role="region" aria-label={t("ws_assess_sets", { b })}>
                        <table class="answers">
                            <thead><tr>{[t("ws_assess_lever"), t("ws_assess_answer"), t("ws_assess_before"), t("ws_assess_after"), t("grade")].map((head) => <th scope="col">{head}</th>)}</tr></thead>
                            <tbody>
                                {set.flatMap(({ question, settings: levers }) =>
                                    levers.map(([address, value]) => (
                                        <tr>
                                            <th scope="row">{labelOf(`model.${address.split(".").at(-1)}`)}<br /><small><Statement question={question} /></small></th>
                                            <td>{answers.value[question.key]}</td>
                                            <td>{shownValue(address, originalAt(address))}</td>
                                            <td>{originalAt(address) === value ? t("ws_assess_same") : `→ ${shownValue(address, value)}`}</td>
                                            <td>{assessment.grade}</td>
                                        </tr>
                                    )),
                                )}
                            </tbody>
                        </table>
                    </div>
                    <p class="buttons">
                        <button type="button" class="primary" disabled={same} onClick={() => act(() => (settings.value = next))}>{t("ws_assess_take", { b })}</button>
                        <button type="button" onClick={() => (answers.value = {})}>{t("ws_assess_reset")}</button>
                        <span class="note" role="status">{same ? t("ws_assess_taken") : ""}</span>
                    </p>
                </>
            )}
        </>
    );
}
