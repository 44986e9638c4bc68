// Short names of parameters, for sliders and axes. What each means in full is said by the program's own table.

export function parameterLabel(name: string): string {
    return name.replaceAll("_", " ").replace(/ months$/, "");
}
