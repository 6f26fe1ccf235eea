/** A cell of a spreadsheet. */
export type Cell = string | number | boolean | Date | null | undefined;

/**
 * A download that is sent row by row while `rows` yields them: the names of the columns, then what is read. Where the first
 * row can't be read it throws, so that a file that can't be made is an error and not a file that breaks off.
 */
export async function csvResponse(fileName: string, rows: AsyncGenerator<Cell[]>): Promise<Response> {
  const encoder = new TextEncoder();
  const read = [await rows.next(), await rows.next()];
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { value, done } = read.shift() ?? (await rows.next());
      if (done) controller.close();
      else controller.enqueue(encoder.encode(csvLine(value)));
    },
    cancel: async () => void (await rows.return(undefined)),
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Cache-Control": "no-store",
    },
  });
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
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A spreadsheet would run what starts like this as a formula, and names are typed by strangers (OWASP, CSV injection). */
function startsFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text);
}
