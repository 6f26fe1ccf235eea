import type fc from "fast-check";
import type { Operation } from "../operation";
import { confirm, decide, report } from "./bank";
import { closeAccount } from "./close-account";
import { consume, unspend } from "./credits";
import { changeTax, editPlan } from "./edit-plan";
import { giveBackUnknown, refund, refundAgain, refundAtProvider } from "./give-back";
import { openPage, pay, payOldPage } from "./pay";
import { card, deliver, dispute, holdNews, holdQueue, loseNews, slowWorker } from "./providers";
import { signUp } from "./sign-up";
import { createSite, deleteSite } from "./sites";
import { adjust, cancelAccount, extendTrial, putOnPlan, reactivate, suspend } from "./staff";
import { cancel, choosePlan, resume } from "./subscription";
import { jobs, wait } from "./time";

/** Everything that can happen, by its name in a history. `who` draws the account that it happens to. */
export function catalogue(who: fc.Arbitrary<string>) {
  return {
    ...{ signUp: signUp(who), choosePlan: choosePlan(who), cancel: cancel(who), resume: resume(who) },
    ...{ pay: pay(who), openPage: openPage(who), payOldPage: payOldPage(who) },
    ...{ report: report(who), decide: decide(who), confirm: confirm(who) },
    ...{ refund: refund(who), refundAgain: refundAgain(who), refundAtProvider: refundAtProvider(who) },
    giveBackUnknown: giveBackUnknown(who),
    ...{ suspend: suspend(who), reactivate: reactivate(who), cancelAccount: cancelAccount(who) },
    ...{ extendTrial: extendTrial(who), putOnPlan: putOnPlan(who), adjust: adjust(who) },
    ...{ closeAccount: closeAccount(who), consume: consume(who), unspend: unspend(who) },
    ...{ createSite: createSite(who), deleteSite: deleteSite(who), card: card(who), dispute: dispute(who) },
    ...{ editPlan, changeTax, holdNews, deliver, loseNews, holdQueue, slowWorker, wait, jobs },
  };
}

type Catalogue = ReturnType<typeof catalogue>;
type OperationName = keyof Catalogue;
type ArgsOf<O> = O extends Operation<infer Args> ? Args : never;

/** One line of a history: what happens, and with what. */
export type Step = {
  [Name in OperationName]: { do: Name } & ArgsOf<Catalogue[Name]> & Trouble;
}[OperationName];

/** What may go wrong while it happens. */
interface Trouble {
  /** After so many statements the process is dead; another one starts, and the same is done again. */
  diesAfter?: number;
  /** It happens twice at the same moment, as by a double click. */
  atOnce?: boolean;
}

export interface History {
  /** ISO 8601. */
  startsAt: string;
  steps: Step[];
  /** How events arrive that nobody holds back: these by turns, in order unless said. */
  news?: ("backwards" | "twice")[];
}
