import { idParam } from "@/lib/api/input/validate";
import { requireTenant } from "@/lib/auth/viewer/viewer";
import { findSiteIcon } from "@/lib/sites/find-site-icon";
import type { SiteParams } from "../site-page";

/** The site's own icon, from us and not from the site. Its address changes with it, so the browser asks once. */
export async function GET(_request: Request, { params }: { params: SiteParams }): Promise<Response> {
  const { account } = await requireTenant({ permission: "sites:read" });
  const id = idParam.safeParse((await params).id);
  const icon = id.success ? await findSiteIcon(account.id, id.data) : undefined;
  if (!icon) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(icon.picture), {
    headers: { "content-type": icon.type, "cache-control": "private, max-age=31536000, immutable" },
  });
}
