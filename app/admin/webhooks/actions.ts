"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { superuserAction } from "@/lib/actions/superuser-action";
import { isEventSettled, replayEvent } from "@/lib/admin/events/replay-event";
import { AppError } from "@/lib/errors";

export const replayAction = superuserAction(
  { schema: z.object({ event_id: z.coerce.number().int().positive() }) },
  async ({ input: { event_id: id }, by }) => {
    const event = await replayEvent(id, by);
    revalidatePath("/admin", "layout");
    if (isEventSettled(event)) return { ok: true as const, message: `The event is ${event.status}.` };
    throw new AppError("invalid_state", { message: `It failed again: ${event.error ?? "no reason given"}` });
  },
);
