// The self-assessment: answers from "not at all" to "fully" set levers of one model. Which ones stands in the payload.

import type { Setting } from "../engine/messages";
import { leverOf } from "../address";

export interface Question { key: string; statement: string; levers: { name: string; values: Setting[1][] }[] }
export interface Assessment { points: number; grade: string; on_the_way: number; questions: Question[] }

/** Answers by key of the question, 1 to `points`; open ones are missing. */
export type Answers = Record<string, number>;

/** The questionnaire of a payload; null where it has none, or what is there is none. */
export function readAssessment(from: unknown): Assessment | null {
    const read = from as Assessment | null | undefined;
    if (!read || typeof read !== "object" || !Array.isArray(read.questions) || !(read.points >= 2)) return null;
    const whole = (question: Question) =>
        typeof question?.key === "string" && typeof question.statement === "string" && Array.isArray(question.levers) &&
        question.levers.every((lever) => typeof lever?.name === "string" && Array.isArray(lever.values) && lever.values.length === read.points);
    return read.questions.every(whole) && read.questions.length ? read : null;
}

export const isAnswer = ({ points }: Assessment, answer: unknown): answer is number => Number.isInteger(answer) && Number(answer) >= 1 && Number(answer) <= points;

/** What the answers set of a model, question by question. */
export function setBy(assessment: Assessment, answers: Answers, model: string): { question: Question; settings: Setting[] }[] {
    return assessment.questions.flatMap((question) => {
        const answer = answers[question.key];
        if (!isAnswer(assessment, answer)) return [];
        return [{ question, settings: question.levers.map((lever): Setting => [leverOf(model, lever.name), lever.values[answer - 1]!]) }];
    });
}

/** Settings with those of the answers in them; what the scenario has anyway is no setting. */
export function takenOver(settings: Setting[], wanted: Setting[], original: (address: string) => unknown): Setting[] {
    const next = new Map(settings);
    for (const [address, value] of wanted) {
        if (original(address) === value) next.delete(address);
        else next.set(address, value);
    }
    return [...next];
}
