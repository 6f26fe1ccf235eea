import { eq } from "drizzle-orm";
import { industries, industrySectors, type Tx } from "@/db";
import { AppError } from "@/lib/errors";

/** Throws validation_error when the id is given and names no industry. */
export async function requireIndustry(tx: Tx, industryId: number | null): Promise<void> {
  if (industryId === null) return;
  const known = await tx.$count(industries, eq(industries.id, industryId));
  if (known === 0)
    throw new AppError("validation_error", { fields: { industry_id: ["There is no such industry."] } });
}

/** The template that the id names, null for none; throws validation_error when there is no such template. */
export async function requireTemplate(tx: Tx, industrySectorId: number | null) {
  if (industrySectorId === null) return null;
  const [template] = await tx.select().from(industrySectors).where(eq(industrySectors.id, industrySectorId));
  if (template) return template;
  throw new AppError("validation_error", { fields: { industry_sector_id: ["There is no such template."] } });
}
