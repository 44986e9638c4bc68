import type { groups as english } from "../en/groups";

export const groups: Record<keyof typeof english, string> = {
    cadence: "rytmen i bevillinger",
    tranches: "penge i rater",
    continuity: "teams, der består",
    resizing: "at afgive og ansætte teams",
    discovery: "at prøve idéer af først",
    scope: "omfang, der tilpasses",
    release: "hyppige releases",
    "follow-up": "opfølgning på effekt",
    stopping: "at stoppe det, der ikke virker",
    selection: "hvordan business cases vejes",
    autonomy: "teams, der selv kan gøre færdigt",
    focus: "én ting ad gangen",
    alignment: "at trække i samme retning",
    improvement: "at blive bedre hvert år",
    overhead: "overhead",
    "interventions' cost": "hvad tiltagene koster",
};
