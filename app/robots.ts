import type { MetadataRoute } from "next";
import { env } from "@/lib/env";

export const dynamic = "force-dynamic";

/** Of no use to a search engine. Pages of an account send a visitor to sign in, and no page leads to them. */
const PRIVATE = ["/admin", "/api/", "/dev/"];

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: "*", allow: ["/", "/api/v1/openapi.json"], disallow: PRIVATE },
    sitemap: `${env().APP_URL}/sitemap.xml`,
  };
}
