"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { superuserAction } from "@/lib/actions/superuser-action";
import { replayEvent } from "@/lib/admin/events/replay-event";
import { AppError } from "@/lib/errors";

export const replayAction = superuserAction(
  { schema: z.object({ event_id: z.coerce.number().int().positive() }) },
  async ({ input: { event_id: id }, viewer, requestId }) => {
    const { status, error } = await replayEvent(id, { actor: `user:${viewer.userId}`, requestId });
    revalidatePath("/admin", "layout");
    if (status === "applied" || status === "ignored")
      return { ok: true as const, message: `The event is ${status}.` };
    throw new AppError("invalid_state", { message: `It failed again: ${error ?? "no reason given"}` });
  },
);
