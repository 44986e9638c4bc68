// Danish for the sentences that the program finds. One pattern a sentence; what is not known stays English.

const sentences: [RegExp, string][] = [];

export function inDanish(text: string): string | null {
    for (const [pattern, danish] of sentences) {
        const found = pattern.exec(text);
        if (found) return danish.replace(/\{(\d+)\}/g, (_, place: string) => found[Number(place)] ?? "");
    }
    return null;
}
