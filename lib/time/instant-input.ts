import { z } from "zod";
import { isStorable } from "./instant";

/** A time that somebody sends: ISO 8601 with an offset. Every time that comes in is read by this or by `dayInput`. */
export const instantInput = z.iso
  .datetime({ offset: true })
  .refine((text) => isStorable(new Date(text)), "Send a time between 1970 and 9998.");

/** A day that somebody sends, as its first moment in UTC. */
export const dayInput = z.iso
  .date()
  .transform((text) => new Date(`${text}T00:00:00Z`))
  .refine(isStorable, "Send a day between 1970 and 9998.");
