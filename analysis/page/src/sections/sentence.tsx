import { models } from "../state";
import { language } from "../words";
import { inWords } from "../words/addresses";
import { inDanish } from "../words/da/sentences";

/** A sentence of the program, in the reader's language where that is known; else marked as the English that it is. */
export function Finding({ text }: { text: string }) {
    const told = language.value === "da" ? inDanish(text, models.value) : inWords(text);
    return told === null ? <span lang="en">{inWords(text)}</span> : <>{told}</>;
}
