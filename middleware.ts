import type { NextRequest, NextResponse } from "next/server";
import { guardApi } from "@/lib/edge/guard-api";
import { guardPage } from "@/lib/edge/guard-page";

/**
 * A convenience and a first filter, never the guard: apiRoute, the actions and the pages check everything again
 * (docs/decisions/006-edge-middleware.md says why this is still `middleware.ts`).
 */
export function middleware(request: NextRequest): Promise<NextResponse> | NextResponse {
  return request.nextUrl.pathname.startsWith("/api/") ? guardApi(request) : guardPage(request);
}

export const config = {
  // Pages and /api/v1. Not: Next's own files, icons, and the routes of machines (health, ready, metrics, webhooks, agents).
  matcher: ["/api/v1/:path*", "/((?!api/|mcp/?$|_next/|[^/]+\\.(?:ico|png|svg|txt|xml|webmanifest)$).*)"],
};
