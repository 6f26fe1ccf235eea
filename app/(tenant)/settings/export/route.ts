import { notFound } from "next/navigation";
import { exportAccount } from "@/lib/accounts/export-account";
import { hasPermission } from "@/lib/accounts/role";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { now } from "@/lib/clock";

/**
 * Everything the account owns at this moment, as one JSON file; a fault is an error, not half a file. Owners only, and no
 * staff in their place.
 */
export async function GET(): Promise<Response> {
  const { account, role, viewAs } = await requireTenant();
  if (viewAs) return new Response("Staff who view as the tenant can't download its data.", { status: 403 });
  if (!hasPermission(role, "account:write")) notFound();
  const name = `igny8-${account.id}-${now().toISOString().slice(0, 10)}.json`;
  const pieces = exportAccount(account.id);
  return new Response(streamOf(await pieces.next(), pieces), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    },
  });
}

function streamOf(first: IteratorResult<string>, pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const read = [first];
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = read.shift() ?? (await pieces.next());
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await pieces.return(undefined)),
  });
}
