import { env } from "@/lib/env";

/** Where transfers go. */
export interface BankAccount {
  /** Its holder, as the bank knows them. */
  beneficiary: string;
  bank: string;
  iban: string;
  bic: string;
  /** Nobody's: said wherever it is shown, so that nobody pays to it. */
  isSample: boolean;
}

/** For trying the product out. Never the account of somebody who takes money. */
const SAMPLE: BankAccount = {
  beneficiary: "IGNY8 Ltd",
  bank: "Example Bank",
  iban: "DE89370400440532013000",
  bic: "COBADEFFXXX",
  isSample: true,
};

export const SAMPLE_NOTICE = "Sample account: don't pay to it.";

/** The operator's account, or the sample where that is on (lib/env.ts); undefined where transfers are not offered. */
export function bankAccount(): BankAccount | undefined {
  const settings = env();
  const { BANK_TRANSFER_IBAN: iban, BANK_TRANSFER_BENEFICIARY: beneficiary } = settings;
  if (!iban || !beneficiary) return isSampleOn() ? SAMPLE : undefined;
  const { BANK_TRANSFER_BANK: bank = "", BANK_TRANSFER_BIC: bic = "" } = settings;
  if (isSampleIban(iban)) return isSampleOn() ? SAMPLE : undefined;
  return { beneficiary, bank, iban, bic, isSample: false };
}

/** Whatever else is set beside it, what is sent there reaches nobody we know. */
export function isSampleIban(iban: string | undefined): boolean {
  return iban === SAMPLE.iban;
}

function isSampleOn(): boolean {
  const { BANK_TRANSFER_SAMPLE, NODE_ENV } = env();
  return BANK_TRANSFER_SAMPLE ? BANK_TRANSFER_SAMPLE === "1" : NODE_ENV !== "production";
}
