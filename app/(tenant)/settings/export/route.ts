import { notFound } from "next/navigation";
import { exportAccount } from "@/lib/accounts/export-account";
import { hasPermission } from "@/lib/accounts/role";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { now } from "@/lib/clock";

/** Everything the account owns, as one JSON file that is sent while it is read. Owners only, and no staff in their place. */
export async function GET(): Promise<Response> {
  const { account, role, viewAs } = await requireTenant();
  if (viewAs) return new Response("Staff who view as the tenant can't download its data.", { status: 403 });
  if (!hasPermission(role, "account:write")) notFound();
  const name = `igny8-${account.id}-${now().toISOString().slice(0, 10)}.json`;
  return new Response(streamOf(exportAccount(account.id)), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    },
  });
}

function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await pieces.return(undefined)),
  });
}
