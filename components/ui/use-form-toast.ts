"use client";

import { useEffect } from "react";
import { toast } from "./toast";

/** Says an action's `message` in a toast each time it answers; errors stay in the form, beside what is wrong. */
export function useFormToast(state: { ok?: boolean; message?: string }): void {
  useEffect(() => {
    if (state.ok && state.message) toast.success(state.message);
  }, [state]);
}
