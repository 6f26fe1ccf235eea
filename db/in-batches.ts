/** Rows of one statement: it stays short, whatever has piled up. */
export const BATCH = 5000;

/** A statement that takes BATCH rows at most, until one finds fewer. Answers how many rows there were. */
export async function inBatches(statement: () => Promise<{ rowCount: number | null }>): Promise<number> {
  const { rowCount } = await statement();
  if (!rowCount || rowCount < BATCH) return rowCount ?? 0;
  return rowCount + (await inBatches(statement));
}
