import { pool } from "@/db/client";
import { FIND_API_KEY_CALLER } from "@/lib/api/callers/find-api-key-caller";

/** The statement alone, by pg's own pool. */
export async function find(key: { publicId: string; accountId: number }): Promise<unknown> {
  const { rows } = await pool().query(FIND_API_KEY_CALLER.compiled({ ...key, at: new Date().toISOString() }));
  return rows[0];
}

/** The site that the key is for. */
export async function siteIdOf({ publicId }: { publicId: string }): Promise<number> {
  const { rows } = await pool().query("select site_id from api_keys where public_id = $1", [publicId]);
  return Number(rows[0].site_id);
}
