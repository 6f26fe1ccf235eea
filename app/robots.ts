import type { MetadataRoute } from "next";
import { env } from "@/lib/env";

export const dynamic = "force-dynamic";

/** What belongs to an account is behind a sign-in anyway; this spares it the visits. */
const PRIVATE = [
  "/admin",
  "/api/",
  "/payment",
  "/sites",
  "/usage",
  "/api-keys",
  "/team",
  "/billing",
  "/settings",
];

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: "*", allow: ["/", "/api/v1/openapi.json"], disallow: PRIVATE },
    sitemap: `${env().APP_URL}/sitemap.xml`,
  };
}
