/** A site, a key or a member, with its budget if it has one. */
export interface BudgetRow {
  field: "site_id" | "api_key_id" | "user_id";
  id: number;
  name: string;
  budget?: { monthlyCap: number; spent: number; held: number; left: number };
}
