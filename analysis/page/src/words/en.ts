// The English table: one file a part of the page.

import { evidence } from "./en/evidence";
import { finance } from "./en/finance";
import { future } from "./en/future";
import { initiatives } from "./en/initiatives";
import { page } from "./en/page";
import { workshop } from "./en/workshop";

export const en = { ...page, ...evidence, ...finance, ...future, ...initiatives, ...workshop };
