import { admitKey } from "@/lib/api/callers/admit-key";
import { authorize } from "@/lib/api/callers/authorize";
import type { KeyCaller, UserCaller } from "@/lib/api/callers/caller";
import { readCredential, type SignedCredential } from "@/lib/api/callers/read-credential";
import type { ApiRequest } from "@/lib/api-request";
import { AppError } from "@/lib/errors";
import type { LimitName } from "@/lib/limits";
import { readSpent, SPENT_HEADER } from "@/lib/rate-limits/spent-header";
import {
  type EnteredLimit,
  enteredBefore,
  enterLimit,
  takeFromKeyLimit,
  takeFromLimit,
} from "@/lib/rate-limits/take-from-limit";
import type { ApiRoute } from "./api-route";
import type { Progress } from "./progress";

/** Spends where the request enters, before the database is asked. A dead credential costs the account it names nothing. */
export async function admit(
  request: ApiRequest,
  route: ApiRoute,
  progress: Progress,
): Promise<UserCaller | KeyCaller> {
  const read = readCredential(request.headers);
  const credential = read instanceof Promise ? await read : read;
  if (!credential) {
    await throttle(progress, `ip:${progress.ip}`);
    throw new AppError("unauthenticated");
  }
  const entering = enter(request, progress.limit, credential.identity);
  const entered = entering instanceof Promise ? await entering : entering;
  if (!entered.decision.allowed) {
    progress.decision = entered.decision;
    throw new AppError("throttled");
  }
  const caller = await findCaller(credential, request, progress).catch((error: unknown) =>
    giveBack(entered, error),
  );
  progress.decision = entered.confirm();
  if (!progress.decision.allowed) throw new AppError("throttled");
  authorize(caller, route.definition, request.method);
  return caller;
}

/** Where the middleware has spent already, it says so in a header that only we can write. */
function enter(request: ApiRequest, limit: LimitName, identity: string) {
  const header = request.headers.get(SPENT_HEADER);
  if (header === null) return enterLimit(limit, identity);
  return readSpent(header, limit, identity).then((decision) =>
    decision ? enteredBefore(limit, identity, decision) : enterLimit(limit, identity),
  );
}

/** What was taken for a credential that turns out to be dead, or to be refused before it may touch the account's allowance. */
async function giveBack(entered: EnteredLimit, error: unknown): Promise<never> {
  await entered.release();
  throw error;
}

async function findCaller(
  credential: SignedCredential,
  request: ApiRequest,
  progress: Progress,
): Promise<UserCaller | KeyCaller> {
  const caller = await credential.findCaller();
  if (!caller) throw new AppError("unauthenticated");
  progress.caller = caller;
  if (caller.apiKey) await throttleKey(progress, caller, request);
  return caller;
}

/** A key that was stolen, or runs wild, spends what is its own and nothing of its account's. */
async function throttleKey(progress: Progress, caller: KeyCaller, request: ApiRequest): Promise<void> {
  try {
    admitKey(caller, request.headers, progress.ip);
  } catch (error) {
    await throttle(progress, `ip:${progress.ip}`);
    throw error;
  }
  const { id, rateLimitPerMinute } = caller.apiKey;
  if (rateLimitPerMinute === null) return;
  progress.ofKey = await takeFromKeyLimit(id, rateLimitPerMinute);
  if (progress.ofKey.allowed) return;
  progress.decision = progress.ofKey;
  throw new AppError("throttled");
}

export async function throttle(progress: Progress, identity: string): Promise<void> {
  const taken = takeFromLimit(progress.limit, identity);
  progress.decision = taken instanceof Promise ? await taken : taken;
  if (!progress.decision.allowed) throw new AppError("throttled");
}
