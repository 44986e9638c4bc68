// Names of groups of levers, as `fundsim attribute` tells them apart.

export const groupLabel = (name: string) => name.replaceAll("_", " ");
