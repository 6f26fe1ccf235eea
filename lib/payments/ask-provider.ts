import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";

/** Runs a call to a provider. Whatever goes wrong there is `provider_unavailable` here: said to people, logged for us. */
export async function askProvider<T>(provider: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    log.error({ err: cause, provider }, "payment provider call failed");
    throw new AppError("provider_unavailable", { cause });
  }
}
