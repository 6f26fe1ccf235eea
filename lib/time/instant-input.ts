import { z } from "zod";
import { addDays } from "./days";
import { isStorable } from "./instant";

/** A time that somebody sends: ISO 8601 with an offset. Every time that comes in is read by this or by `dayInput`. */
export const instantInput = z.iso
  .datetime({ offset: true })
  .refine((text) => isStorable(new Date(text)), "Send a time between 1970 and 9999.");

/** A day that somebody sends, as its first moment in UTC. The moment after it can be kept as well. */
export const dayInput = z.iso
  .date()
  .transform((text) => new Date(`${text}T00:00:00Z`))
  .refine((day) => isStorable(day) && isStorable(addDays(day, 1)), "Send a day between 1970 and 9999.");
