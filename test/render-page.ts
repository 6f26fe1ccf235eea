import type { ReactNode } from "react";
import { renderToReadableStream } from "react-dom/server";

/** A page as HTML, with parts that wait for the database. Without the comments that React puts between texts. */
export async function renderPage(page: ReactNode): Promise<string> {
  const stream = await renderToReadableStream(page);
  await stream.allReady;
  return (await new Response(stream).text()).replaceAll(/<!--.*?-->/g, "");
}
