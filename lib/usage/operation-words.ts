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

export const KIND_WORDS: Record<CreditTransactionKind, string> = {
  grant: "Granted",
  reset: "New period",
  consume: "Spent",
  refund: "Refunded",
  adjust: "Adjusted",
  purchase: "Bought",
  expire: "Expired",
};
