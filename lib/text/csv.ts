/** A cell of a spreadsheet. */
export type Cell = string | number | boolean | Date | null | undefined;

/** Without it a spreadsheet reads UTF-8 as the code page of its country. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * A download that is sent row by row while `rows` yields them: the names of the columns, then what is read. Where the first
 * row can't be read it throws, so that a file that can't be made is an error and not a file that breaks off.
 */
export function csvResponse(fileName: string, rows: AsyncGenerator<Cell[]>): Promise<Response> {
  return csvFile(fileName, csvText(rows), 2);
}

/** For a text that the caller makes, such as one that was read at one moment. */
export async function csvFile(
  fileName: string,
  pieces: AsyncGenerator<string>,
  readFirst = 1,
): Promise<Response> {
  const encoder = new TextEncoder();
  const read: IteratorResult<string>[] = [];
  while (read.length < readFirst) read.push(await pieces.next());
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { value, done } = read.shift() ?? (await pieces.next());
      if (done) return controller.close();
      controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await pieces.return(undefined)),
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Cache-Control": "no-store",
    },
  });
}

/** The lines of a file, its first one after the mark of its encoding. */
export async function* csvText(rows: AsyncIterable<Cell[]>): AsyncGenerator<string> {
  let before = BYTE_ORDER_MARK;
  for await (const row of rows) {
    yield before + csvLine(row);
    before = "";
  }
}

/** One line after RFC 4180. */
export function csvLine(cells: Cell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString();
  if (typeof cell !== "string") return String(cell);
  const text = startsFormula(cell) ? `'${cell}` : cell;
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Spaces and signs that show nothing: some spreadsheets pass over them. */
const UNSEEN = /^[\p{Z}\p{Cf}\p{Mn}\p{Cc}\u115F\u1160\u3164\uFFA0\u2800]+/u;

/**
 * A spreadsheet would run what starts like this as a formula, and names are typed by strangers (OWASP, CSV injection).
 * Full-width signs count as well: East Asian versions take them for the plain ones.
 */
function startsFormula(text: string): boolean {
  if (/^[\t\r\n]/.test(text)) return true;
  const [first = ""] = text.replace(UNSEEN, "");
  return /^[=+\-@\u2212]/.test(first.normalize("NFKC"));
}
