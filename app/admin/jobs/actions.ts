"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { superuserAction } from "@/lib/actions/superuser-action";
import { retryJob } from "@/lib/admin/jobs/retry-job";

export const retryJobAction = superuserAction(
  { schema: z.object({ job_id: z.coerce.number().int().positive() }) },
  async ({ input: { job_id: jobId }, by }) => {
    const { task } = await retryJob(jobId, by);
    revalidatePath("/admin/jobs");
    return { ok: true as const, message: `${task} runs again.` };
  },
);
