// The Danish table: the same keys as the English one, which the compiler checks.

import type { en } from "./en";
import { evidence } from "./da/evidence";
import { finance } from "./da/finance";
import { future } from "./da/future";
import { initiatives } from "./da/initiatives";
import { page } from "./da/page";
import { workshop } from "./da/workshop";

export const da: Record<keyof typeof en, string> = { ...page, ...evidence, ...finance, ...future, ...initiatives, ...workshop };
