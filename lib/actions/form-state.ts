import type { ErrorCode, FieldErrors } from "@/lib/errors";

/** What a form learns from its server action: `useActionState(action, {})` starts with an empty one. */
export interface FormState {
  ok?: true;
  /** Said on success. */
  message?: string;
  /** What the success brings, such as a new key's secret. */
  data?: unknown;
  /** Said on failure, above the form. */
  error?: string;
  code?: ErrorCode;
  /** Said on failure, beside the fields. */
  fields?: FieldErrors;
  /** More facts of the failure, such as `limit` and `used`. */
  details?: Record<string, unknown>;
  /** What was typed, for the form to keep it. Never a password or a code. */
  values?: Record<string, string>;
  /** What was ticked, for boxes to keep it: the values of each name. `tickedIn` reads it. */
  ticks?: Record<string, string[]>;
}

export type FormAction = (previous: FormState, formData: FormData) => Promise<FormState>;
