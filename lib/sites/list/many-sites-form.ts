import { z } from "zod";
import { MOST_LINES, readManySites } from "./many-sites";

/** A paste of sites, one a line. */
export const manySitesForm = z.object({
  sites: z
    .string()
    .trim()
    .min(1, "Write at least one address.")
    .max(60_000)
    .transform(readManySites)
    .refine((sites) => sites.length <= MOST_LINES, `At most ${MOST_LINES} sites at a time.`),
});
