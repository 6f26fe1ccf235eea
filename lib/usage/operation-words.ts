import type { CreditOperation, CreditTransactionKind } from "@/db/words";

/** Operations and kinds of ledger rows, for people. Pure. */
export const OPERATION_WORDS: Record<CreditOperation, string> = {
  clustering: "Clustering",
  idea_generation: "Ideas",
  content_generation: "Articles",
  image_generation: "Images",
  linking: "Linking",
  optimization: "Optimization",
  site_analysis: "Site analysis",
};

/** An amount that was reserved without an operation has none. */
export type SpentOn = CreditOperation | "other";
export const SPENT_WORDS: Record<SpentOn, string> = { ...OPERATION_WORDS, other: "Other" };

export const KIND_WORDS: Record<CreditTransactionKind, string> = {
  grant: "Granted",
  reset: "New period",
  consume: "Spent",
  refund: "Refunded",
  adjust: "Adjusted",
  purchase: "Bought",
  expire: "Expired",
};
