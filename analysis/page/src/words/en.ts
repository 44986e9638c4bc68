// The English table: one file a part of the page.

import { page } from "./en/page";

export const en = { ...page };
