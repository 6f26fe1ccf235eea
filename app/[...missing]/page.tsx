import { notFound } from "next/navigation";
import { connection } from "next/server";

/**
 * Whatever no other page knows, rendered for each request: Next's own answer is made at build time and carries no nonce,
 * so that the policy of unknown pages would block its scripts.
 */
export default async function MissingPage(): Promise<never> {
  await connection();
  notFound();
}
