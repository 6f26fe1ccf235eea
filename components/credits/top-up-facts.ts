/** An automatic top-up as its card and its form show it. */
export interface TopUpFacts {
  isEnabled: boolean;
  packageId: number;
  threshold: number;
  maxPerMonth: number;
  /** "100.00" */
  maxAmount: string;
  /** How it stands, in a sentence. */
  says: string;
  /** What was bought this month. */
  month: string;
  /** Why the last purchase failed. */
  failure?: string;
}
