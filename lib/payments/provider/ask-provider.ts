import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { apartFromUnit } from "@/db";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";

/** What a provider answered, where it answered. */
export class ProviderFault extends Error {
  override name = "Error";
  statusCode: number | undefined;
  /** The provider's answer, shortened. */
  body = "";
  /** Its own word for what is wrong, such as INSTRUMENT_DECLINED. */
  issue: string | undefined;
  /** The fault in the provider's own words, for people. */
  says = "";
  /** Where it asks the payer to go, if it does. */
  payerAction: string | undefined;
}

const LONGEST = 5000;

/** The SDKs limit each silence; an answer that drips has none. Somebody waits, and a worker of the queue is held. */
const WHOLE_CALL_MS = 30_000;

/**
 * Runs a call to a provider, and commits what its request did so far before that. Whatever goes wrong there is
 * `provider_unavailable` here: said to people, logged for us. What takes too long is given up; it may still be done.
 */
export async function askProvider<T>(
  provider: string,
  work: () => Promise<T>,
  limitMs = WHOLE_CALL_MS,
): Promise<T> {
  try {
    return await apartFromUnit(() => withinTime(work, limitMs));
  } catch (error) {
    if (error instanceof AppError) throw error;
    const cause = faultOf(provider, error);
    log.error({ err: cause, provider }, "payment provider call failed");
    throw new AppError("provider_unavailable", { cause });
  }
}

async function withinTime<T>(work: () => Promise<T>, limitMs: number): Promise<T> {
  const clock = new AbortController();
  const late = sleep(limitMs, undefined, { signal: clock.signal, ref: false }).then((): never => {
    throw new Error(`no answer within ${limitMs / 1000} seconds`);
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([work(), late]);
  } finally {
    clock.abort();
  }
}

/** What was answered, and nothing of what was sent: PayPal's SDK hangs its whole request on the error, token included. */
function faultOf(provider: string, error: unknown): ProviderFault {
  const said = error instanceof Error ? error.message : String(error);
  const { statusCode, body = "" } = answerOf(error);
  const fault = new ProviderFault([provider, statusCode, said, body.slice(0, 500)].filter(Boolean).join(" "));
  const meant = meaningOf(body);
  Object.assign(fault, { statusCode: statusCode ? Number(statusCode) : undefined, body, ...meant });
  fault.says = meant.says ?? said;
  const frames = error instanceof Error ? error.stack?.match(/\n\s+at [\s\S]*$/)?.[0] : undefined;
  fault.stack = `${fault.name}: ${fault.message}${frames ?? ""}`;
  return fault;
}

const answerShape = z.object({
  details: z
    .array(z.object({ issue: z.string().optional(), description: z.string().optional() }))
    .default([]),
  links: z.array(z.object({ rel: z.string(), href: z.string() })).default([]),
});

/** What PayPal's answer says beside its name; nothing for any other body. */
function meaningOf(body: string): { issue?: string; says?: string; payerAction?: string } {
  const { data } = answerShape.safeParse(parse(body));
  if (!data) return {};
  const [{ issue, description } = {}] = data.details;
  const payerAction = data.links.find(({ rel }) => rel === "payer-action")?.href;
  return { issue, says: description, payerAction };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function answerOf(error: unknown): { statusCode?: string; body?: string } {
  if (typeof error !== "object" || error === null) return {};
  const statusCode = "statusCode" in error ? String(error.statusCode ?? "") : undefined;
  const body = "body" in error && typeof error.body === "string" ? error.body.slice(0, LONGEST) : undefined;
  return { statusCode, body };
}
