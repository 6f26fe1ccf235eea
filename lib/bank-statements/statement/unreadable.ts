import { AppError } from "@/lib/errors";

/** How much of what stood there is shown. */
const SHOWN = 60;

export interface Unreadable {
  /** Of the file, from 1; undefined where the file as a whole is not what it says. */
  line?: number;
  expected: string;
  found?: string;
}

/** A file that can't be read: which line, what was expected, and what stood there. */
export function unreadable({ line, expected, found }: Unreadable): AppError {
  const where = line === undefined ? "" : `Line ${line}: `;
  const shown = found === undefined ? "" : `, found ${quote(found)}`;
  return new AppError("statement_unreadable", {
    message: `${where}expected ${expected}${shown}.`,
    details: { ...(line === undefined ? {} : { line }), expected },
  });
}

function quote(found: string): string {
  const text = found.replace(/\s+/g, " ").trim();
  return text === "" ? "nothing" : `"${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}"`;
}
