import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";

/** What a provider answered, where it answered. */
export class ProviderFault extends Error {
  override name = "Error";
  statusCode: number | undefined;
  /** The provider's own words, shortened. */
  body = "";
}

/** Runs a call to a provider. Whatever goes wrong there is `provider_unavailable` here: said to people, logged for us. */
export async function askProvider<T>(provider: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    const cause = faultOf(provider, error);
    log.error({ err: cause, provider }, "payment provider call failed");
    throw new AppError("provider_unavailable", { cause });
  }
}

/** What was answered, and nothing of what was sent: PayPal's SDK hangs its whole request on the error, token included. */
function faultOf(provider: string, error: unknown): ProviderFault {
  const said = error instanceof Error ? error.message : String(error);
  const { statusCode, body = "" } = answerOf(error);
  const fault = new ProviderFault([provider, statusCode, said, body].filter(Boolean).join(" "));
  Object.assign(fault, { statusCode: statusCode ? Number(statusCode) : undefined, body });
  const frames = error instanceof Error ? error.stack?.match(/\n\s+at [\s\S]*$/)?.[0] : undefined;
  fault.stack = `${fault.name}: ${fault.message}${frames ?? ""}`;
  return fault;
}

function answerOf(error: unknown): { statusCode?: string; body?: string } {
  if (typeof error !== "object" || error === null) return {};
  const statusCode = "statusCode" in error ? String(error.statusCode ?? "") : undefined;
  const body = "body" in error && typeof error.body === "string" ? error.body.slice(0, 500) : undefined;
  return { statusCode, body };
}
