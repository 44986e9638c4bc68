// Groups of levers that `fundsim attribute` tells apart: what stands in a sentence or on an axis.

export const groups = {
    cadence: "the rhythm of funding",
    tranches: "money in tranches",
    continuity: "teams that last",
    resizing: "releasing and hiring teams",
    discovery: "trying ideas out first",
    scope: "scope that adapts",
    release: "releasing often",
    "follow-up": "following up effects",
    stopping: "stopping what fails",
    selection: "how cases are weighed",
    autonomy: "teams that can finish alone",
    focus: "one thing at a time",
    alignment: "pulling in one direction",
    improvement: "getting better every year",
    overhead: "overhead",
    "interventions' cost": "what interventions cost",
} as const;
