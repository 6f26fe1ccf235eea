import type { Author } from "@/lib/audit/author";
import { AppError } from "@/lib/errors";
import { createSite } from "../create-site";

/** More lines than any paste of people's. */
export const MOST_LINES = 200;

export interface TypedSite {
  name: string;
  url: string;
  /** As it was typed, so that it can be corrected and sent again. */
  line: string;
}

/**
 * One site a line: an address, or a name and an address with a comma, a semicolon or a tab between them, in either order. Without
 * a name the address's host is the name. Pure.
 */
export function readManySites(text: string): TypedSite[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ ...namedAddress(line), line }));
}

function namedAddress(line: string): { name: string; url: string } {
  const parts = line.split(/[\t;,]/).map((part) => part.trim());
  const at = parts.findIndex(isAddress);
  const url = parts[at] ?? parts.at(-1) ?? "";
  const name = parts.filter((part, index) => index !== at && part !== url).join(", ");
  return { name: (name || hostOf(url)).slice(0, 100), url };
}

function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) || /^[^\s/]+\.[^\s/]{2,}(\/\S*)?$/.test(text);
}

function hostOf(url: string): string {
  return url
    .replace(/^https?:\/\//i, "")
    .replace(/^www\./i, "")
    .replace(/[/?#].*$/, "");
}

export interface AddedSite {
  line: string;
  /** Of a site that was added. */
  siteId?: number;
  name: string;
  /** Why it was not. */
  error?: string;
}

/** Adds each on its own: one that can't be added stops no other, and says why. The rest is left out where the plan is full. */
export async function createManySites(
  typed: readonly TypedSite[],
  { accountId, by }: { accountId: number; by: Author },
): Promise<AddedSite[]> {
  const added: AddedSite[] = [];
  let full: string | undefined;
  for (const { name, url, line } of typed) {
    if (full) added.push({ line, name, error: full });
    else
      try {
        const site = await createSite({ accountId, name, url, by });
        added.push({ line, name, siteId: site.id });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (error.code === "plan_limit_reached") full = error.message;
        added.push({ line, name, error: sentenceOf(error) });
      }
  }
  return added;
}

function sentenceOf({ fields, message }: AppError): string {
  return Object.values(fields ?? {}).flat()[0] ?? message;
}
