import { Pool } from "pg";

export const dynamic = "force-dynamic";

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10, application_name: "yardstick" });

/** One prepared select by primary key. */
export async function GET(): Promise<Response> {
  const { rows } = await pool.query({
    name: "find_account",
    text: "select id, name, status from accounts where id = $1",
    values: [1],
  });
  return Response.json({ account: rows[0] }, { headers: { "Cache-Control": "no-store" } });
}
