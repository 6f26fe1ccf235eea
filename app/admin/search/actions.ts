"use server";

import { z } from "zod";
import { superuserAction } from "@/lib/actions/superuser-action";
import { findAnything } from "@/lib/admin/search/find-anything";
import { FOUND_GROUPS } from "@/lib/admin/search/found-groups";

/** For the command menu of the back office. Reads only, so it asks for no password. */
export const findAnythingAction = superuserAction(
  { needs: "support", schema: z.object({ q: z.string().trim().max(200) }), stepUp: false },
  async ({ input }) => {
    const found = await findAnything(input.q);
    const data = found.map(({ kind, title, detail, href }) => ({
      group: FOUND_GROUPS[kind],
      title,
      detail,
      href,
    }));
    return { ok: true as const, data };
  },
);
