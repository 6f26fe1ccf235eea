import type { MetadataRoute } from "next";
import { env } from "@/lib/env";

/** Asked for rarely, and its addresses are known only where the app runs. */
export const dynamic = "force-dynamic";

const PAGES: [path: string, priority: number][] = [
  ["", 1],
  ["/pricing", 0.9],
  ["/docs", 0.6],
  ["/docs/api", 0.6],
  ["/contact", 0.5],
  ["/changelog", 0.4],
  ["/security", 0.4],
  ["/status", 0.3],
  ["/terms", 0.2],
  ["/privacy", 0.2],
];

export default function sitemap(): MetadataRoute.Sitemap {
  return PAGES.map(([path, priority]) => ({ url: `${env().APP_URL}${path}`, priority }));
}
