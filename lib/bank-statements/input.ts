import { z } from "zod";
import { lineInput } from "@/lib/text/line-input";

/** A statement over the API: JSON like every other body, so at most 1 MiB; a ZIP carries twenty times as much. */
export const importInput = z.object({
  file_name: lineInput(200),
  file_base64: z.base64().min(4),
});

/** The form of /admin/bank. A browser sends an empty file where none was chosen. */
export const uploadForm = z.object({
  file: z.instanceof(File, { error: "Choose a file." }).refine(({ size }) => size > 0, "Choose a file."),
});

const id = z.coerce.number().int().positive();

/** One checkbox that is ticked sends a text, several send a list. */
const chosen = z.preprocess(
  (value) => (value === undefined ? [] : [value].flat()),
  z.array(id).min(1, "Choose at least one line.").max(100),
);

const numbers = z
  .string()
  .transform((text) => [
    ...new Set(
      text
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ])
  .refine(
    (all) => all.length > 0 && all.length <= 20,
    "Enter an invoice number, or several with commas between.",
  );

/** Its buttons each send their decision. */
export const decideLinesForm = z.discriminatedUnion("decision", [
  z.object({ decision: z.enum(["preview", "settle"]), line_id: chosen }),
  z.object({
    decision: z.literal("ignore"),
    line_id: chosen,
    reason: lineInput(500),
    /** "": these lines alone. */
    always: z.enum(["", "account", "text"]).optional(),
  }),
  z.object({ decision: z.enum(["assign", "keep"]), line_id: chosen, invoice_numbers: numbers }),
]);

export const endRuleForm = z.object({ rule_id: id });

export const undoLineForm = z.object({ allocation_id: id, reason: lineInput(500) });

/** "2026-01" */
export const monthParam = z.string().regex(/^(?:19[7-9]\d|[2-9]\d{3})-(?:0[1-9]|1[0-2])$/);
