import type { components } from "./schema.generated.js";

/** The codes of this version, and any that a later server has. */
export type Igny8ErrorCode = components["schemas"]["Error"]["code"] | "unexpected_answer" | (string & {});

/** An answer that is not a success. `code` is stable, `message` is a sentence for people. */
export class Igny8Error extends Error {
  override readonly name = "Igny8Error";

  constructor(
    message: string,
    readonly status: number,
    readonly code: Igny8ErrorCode,
    /** What is wrong with each field. */
    readonly errors: Record<string, string[]>,
    /** Facts for programs, such as `required_scope` or `limit`. */
    readonly details: Record<string, unknown>,
    /** What support asks for. */
    readonly requestId: string | undefined,
    /** Set where the server says when to come back. */
    readonly retryAfterSeconds: number | undefined,
  ) {
    super(message);
  }
}

/** No answer arrived, after all retries. `cause` says why. */
export class Igny8NetworkError extends Error {
  override readonly name = "Igny8NetworkError";
}

interface ErrorBody {
  error?: string;
  code?: string;
  errors?: Record<string, string[]>;
  details?: Record<string, unknown>;
  request_id?: string;
}

/** Of what is no answer of the API's, such as a proxy's page, the status is all there is. */
export async function errorOf(response: Response): Promise<Igny8Error> {
  const body = ((await response.json().catch(() => null)) ?? {}) as ErrorBody;
  const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
  return new Igny8Error(
    body.error ?? `The server answered ${response.status}.`,
    response.status,
    body.code ?? "unexpected_answer",
    body.errors ?? {},
    body.details ?? {},
    body.request_id ?? response.headers.get("x-request-id") ?? undefined,
    Number.isFinite(retryAfter) ? retryAfter : undefined,
  );
}
