import { textParam } from "@/lib/page-params";
import { SITE_STATES } from "./site";

/** What a list of sites is narrowed to; anything else narrows nothing. */
export const siteStateParam = textParam.transform((text) => SITE_STATES.find((state) => state === text));
