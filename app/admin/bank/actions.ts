"use server";

import { revalidatePath } from "next/cache";
import { superuserAction } from "@/lib/actions/superuser-action";
import { importStatement } from "@/lib/bank-statements/import/import-statement";
import { uploadForm } from "@/lib/bank-statements/input";
import { importedJson } from "@/lib/bank-statements/output";

export const uploadStatementAction = superuserAction(
  { schema: uploadForm },
  async ({ input: { file }, viewer, requestId }) => {
    const open = () => file.stream() as unknown as AsyncIterable<Uint8Array>;
    const imported = await importStatement({
      name: file.name,
      open,
      actor: `user:${viewer.userId}`,
      requestId,
    });
    revalidatePath("/admin/bank");
    return { ok: true as const, data: importedJson(imported) };
  },
);
