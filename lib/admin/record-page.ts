import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { requireSuperuser } from "@/lib/auth/viewer/viewer";
import { AppError } from "@/lib/errors";

/**
 * Finds a page's record by the id in its address, once a request: the title and the page itself both ask. What is not
 * there is the page's 404.
 */
export function recordPage<T>(get: (id: number) => Promise<T>): (id: string) => Promise<T> {
  return cache(async (id) => orNotFound(get(pageId(id) ?? notFound())));
}

/**
 * The title of a page of the back office, as its `generateMetadata`. It looks for the record first: Next reads the title
 * of not-found.tsx only where the page's own metadata can't be made.
 */
export function recordTitle<P>(title: string, find: (params: P) => Promise<unknown>) {
  return async ({ params }: { params: Promise<P> }): Promise<Metadata> => {
    await requireSuperuser();
    await find(await params);
    return { title };
  };
}

async function orNotFound<T>(found: Promise<T>): Promise<T> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}

/** An id in a page's address; undefined for what can't be one. */
export function pageId(text: string): number | undefined {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}
