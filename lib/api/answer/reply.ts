import type { z } from "zod";
import type { AppError } from "@/lib/errors";

/** What a handler's result becomes: the envelope is put around it by respond.ts. */
export interface Answer {
  status: number;
  data: unknown;
  message?: string;
  headers?: Record<string, string>;
  /** The balance after this call, where it changed. */
  creditsRemaining?: number;
  /** Instead of data: why nothing was done. */
  refusal?: AppError;
  /** Instead of the envelope: a file. */
  file?: Response;
}

class Reply {
  constructor(
    readonly data: unknown,
    readonly extra: Partial<Omit<Answer, "data">>,
  ) {}
}

/** For a handler that has more to say than its data. */
export function reply(data: unknown, extra: Partial<Omit<Answer, "data" | "refusal" | "file">> = {}): Reply {
  return new Reply(data, extra);
}

/** A download, sent as it is. */
export function fileReply(file: Response): Reply {
  return new Reply(null, { file });
}

/** Strips what the schema does not name: no column ever slips out. An answer that does not fit is our bug, a 500. */
export function replyOf(result: unknown, definition: { output: z.ZodType; status?: number }): Answer {
  const { data, extra } = result instanceof Reply ? result : new Reply(result, {});
  if (extra.file) return { status: extra.file.status, data: null, file: extra.file };
  return { status: definition.status ?? 200, ...extra, data: definition.output.parse(data) };
}
