import { z } from "zod";
import { lineInput } from "@/lib/line-input";

/** A statement over the API: JSON like every other body, so at most 1 MiB; a ZIP carries twenty times as much. */
export const importInput = z.object({
  file_name: lineInput(200),
  file_base64: z.base64().min(4),
});

/** The form of /admin/bank. A browser sends an empty file where none was chosen. */
export const uploadForm = z.object({
  file: z.instanceof(File, { error: "Choose a file." }).refine(({ size }) => size > 0, "Choose a file."),
});
