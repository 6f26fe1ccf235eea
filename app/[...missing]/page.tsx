import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";

/** Here too: Next reads the title of not-found.tsx only where the page's own metadata can't be made. */
export const metadata: Metadata = { title: "Page not found" };

/**
 * Whatever no other page knows, rendered for each request: Next's own answer is made at build time and carries no nonce,
 * so that the policy of unknown pages would block its scripts.
 */
export default async function MissingPage(): Promise<never> {
  await connection();
  notFound();
}
