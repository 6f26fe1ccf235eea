import { notFound } from "next/navigation";
import { AppError } from "@/lib/errors";

/** An id in a page's address; undefined for what can't be one. */
export function pageId(text: string): number | undefined {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}

/** What is not there is the page's 404. */
export async function orNotFound<T>(found: Promise<T>): Promise<T> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
